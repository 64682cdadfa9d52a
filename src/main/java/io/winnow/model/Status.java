package io.winnow.model;

/** A workflow status; names are the site's own and may be localised, so logic uses the category only. */
public record Status(String id, String name, StatusCategory category) {}
