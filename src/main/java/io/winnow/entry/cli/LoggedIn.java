package io.winnow.entry.cli;

/** Who is logged in to this machine, which is all that a command knows of who runs it. */
final class LoggedIn {

    private LoggedIn() {}

    static String name() {
        return System.getProperty("user.name", "");
    }
}
