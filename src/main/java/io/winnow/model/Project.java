package io.winnow.model;

/** The project an issue is in; {@code teamManaged} projects have fields of their own and no screens. */
public record Project(String id, String key, String name, boolean teamManaged) {}
