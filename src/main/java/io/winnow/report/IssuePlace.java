package io.winnow.report;

/** Where an issue's page stands. */
public enum IssuePlace {
    /** By itself. */
    PAGE,
    /** In a page of the tracker's, for whoever has its address: to be read only. */
    FRAME,
    /** In a page of the tracker's, which knows who looks at it. */
    PANEL
}
