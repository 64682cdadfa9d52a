package io.winnow.model;

/**
 * Jira's own priority field: absent (the field isn't on the issue), none (it is there and empty) and set are three
 * things.
 *
 * @param id empty unless set
 * @param name empty unless set
 */
public record Priority(State state, String id, String name) {

    public static final Priority ABSENT = new Priority(State.ABSENT, "", "");
    public static final Priority NONE = new Priority(State.NONE, "", "");

    public static Priority of(String id, String name) {
        return new Priority(State.SET, id, name);
    }

    /** Which of the three it is. */
    public enum State {
        ABSENT,
        NONE,
        SET
    }
}
