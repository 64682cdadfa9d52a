package io.winnow.report;

/**
 * What the page for signing in shows: a link to use, who is signed in, or how to.
 *
 * @param link the link's secret; empty when none was followed
 * @param name who is signed in; empty when nobody is
 * @param role what they may do; empty when nobody is signed in
 * @param csrf what signing out has to send; empty when nobody is signed in
 * @param problem why the last try was refused, a sentence; empty when there was none
 */
public record SignInView(String link, String name, String role, String csrf, String problem) {

    public static SignInView link(String secret) {
        return new SignInView(secret, "", "", "", "");
    }

    public static SignInView signedIn(String name, String role, String csrf) {
        return new SignInView("", name, role, csrf, "");
    }

    /** {@code problem} as above. */
    public static SignInView signedOut(String problem) {
        return new SignInView("", "", "", "", problem);
    }
}
