package io.winnow.report;

import io.winnow.model.IssueId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Builds addresses out of names and keys that may hold anything. */
record Links(String trackerUrl) {

    /** Where issues are shown, ready for a key to follow; empty when there are no links. */
    String browse() {
        return trackerUrl.isEmpty() ? "" : trackerUrl + "/browse/";
    }

    String issue(String key) {
        return trackerUrl.isEmpty() ? "" : browse() + segment(key);
    }

    static String backlog(String name) {
        return "/backlogs/" + segment(name);
    }

    /** Where Winnow shows an issue of the backlog. */
    static String issuePage(String backlog, IssueId issue) {
        return backlog(backlog) + "/issues/" + issue;
    }

    /** Where the backlog's plan is put into the tracker. */
    static String apply(String backlog) {
        return "/api/v1" + backlog(backlog) + "/apply";
    }

    /** Where an issue stands in the tracker's page of it. */
    static String panel(IssueId issue) {
        return "/issues/" + issue + "?in=panel";
    }

    /** Where the inputs of an issue of the backlog are changed. */
    static String inputs(String backlog, IssueId issue) {
        return "/api/v1" + issuePage(backlog, issue) + "/inputs";
    }

    static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
