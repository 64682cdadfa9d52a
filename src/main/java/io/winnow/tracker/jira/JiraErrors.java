package io.winnow.tracker.jira;

import io.winnow.tracker.TrackerException;
import io.winnow.tracker.TrackerException.Kind;
import io.winnow.tracker.jira.JiraRequest.As;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** The one place that turns what Jira or the network did into a {@link TrackerException}. */
final class JiraErrors {

    private static final int MAX_WORDS = 300;

    private final String site;
    private final boolean scopedToken;
    private final boolean withName;
    private final Installation installation;
    private final Credentials credentials;

    JiraErrors(JiraSettings settings, Credentials credentials, Installation installation) {
        this.site = settings.url().toString();
        this.scopedToken = settings.scopedToken();
        this.withName = settings.email() != null;
        this.installation = installation;
        this.credentials = credentials;
    }

    /** @param retryAt when Jira said that trying again makes sense */
    TrackerException refused(JiraRequest request, JiraAnswer answer, @Nullable Instant retryAt) {
        Kind kind = kind(answer);
        return new TrackerException(kind, request.line(), sentence(request, answer, kind), retryAt, null);
    }

    TrackerException limited(JiraRequest request, Instant until) {
        return new TrackerException(
                Kind.RATE_LIMITED,
                request.line(),
                "Jira takes no more requests until " + until.truncatedTo(ChronoUnit.SECONDS)
                        + ", which is longer than Winnow may wait (" + request.line()
                        + "); run it again then, or raise jira.patience.",
                until,
                null);
    }

    TrackerException unreachable(JiraRequest request, IOException cause) {
        String why;
        String remedy = "try again later";
        if (cause instanceof UnknownHostException) {
            why = "its host name isn't known";
            remedy = "check jira.url and the network";
        } else if (cause instanceof ConnectException) {
            why = "nothing answers there";
            remedy = "check jira.url and the network";
        } else if (cause instanceof SSLException) {
            why = "no secure connection could be made (" + cause.getMessage() + ")";
            remedy = "check jira.url, proxies and certificates";
        } else if (cause instanceof SocketTimeoutException || "timeout".equals(cause.getMessage())) {
            why = "it didn't answer in time";
        } else if (cause instanceof InterruptedIOException) {
            why = "Winnow is stopping";
        } else {
            why = "the connection broke (" + cause.getMessage() + ")";
        }
        return unavailable(request, why + "; " + remedy, cause);
    }

    /** Jira answered with something that can't be what was asked for. */
    TrackerException nonsense(JiraRequest request, String what) {
        return unavailable(request, what + "; try again later, and check that jira.url is Jira itself", null);
    }

    TrackerException stopped(JiraRequest request) {
        return unavailable(request, "Winnow is stopping; what was done so far is kept", null);
    }

    private TrackerException unavailable(JiraRequest request, String why, @Nullable Throwable cause) {
        return new TrackerException(
                Kind.UNAVAILABLE,
                request.line(),
                clean("Jira at " + site + " can't be used (" + request.line() + "): " + why + "."),
                null,
                cause == null || clean(cause.toString()).equals(cause.toString()) ? cause : null);
    }

    private static Kind kind(JiraAnswer answer) {
        if (answer.captcha() || answer.loginDenied() || answer.status() == 401) {
            return Kind.UNAUTHORIZED;
        }
        if (loginPage(answer)) {
            return Kind.UNAUTHORIZED;
        }
        return switch (answer.status()) {
            case 403 -> Kind.FORBIDDEN;
            case 404 -> Kind.NOT_FOUND;
            // Somebody else wrote at the same moment, or Jira gave up waiting: look, then try again.
            case 408, 409 -> Kind.UNAVAILABLE;
            case 429 -> Kind.RATE_LIMITED;
            default -> answer.status() >= 500 ? Kind.UNAVAILABLE : Kind.REJECTED;
        };
    }

    private String sentence(JiraRequest request, JiraAnswer answer, Kind kind) {
        String words = answer.words().isEmpty() ? "" : ": \"" + shortened(clean(answer.words())) + "\"";
        String where = " (" + answer.status() + " on " + request.line() + ")";
        return clean(
                switch (kind) {
                    case UNAUTHORIZED ->
                        "Jira didn't accept the login" + where + words + "; " + loginRemedy(request, answer) + ".";
                    case FORBIDDEN ->
                        "Jira doesn't allow this " + (request.as() == As.APP ? "app or user" : "account")
                                + " to do that"
                                + where + words + "; ask a Jira administrator for the permission"
                                + (request.as() == As.APP ? "." : ", or use another account's token.");
                    case NOT_FOUND -> notFound(request, where, words);
                    case RATE_LIMITED -> "Jira takes no more requests just now" + where + words + "; try again later.";
                    case UNAVAILABLE -> "Jira failed" + where + words + "; try again later.";
                    case REJECTED -> rejected(answer, where, words);
                });
    }

    private String notFound(JiraRequest request, String where, String words) {
        return request.path().equals(Installation.QUESTION.path())
                ? "No Jira answers at " + site + request.path() + where
                        + "; write jira.url as it stands in the browser, before /browse or /secure: is its path missing,"
                        + " such as " + site + "/jira?"
                : "Jira has no such thing, or hides it from this account" + where + words
                        + "; check jira.url and the account's permissions.";
    }

    private static String rejected(JiraAnswer answer, String where, String words) {
        if (answer.status() == 410) {
            return "Jira has removed this call" + where + words + "; install a newer version of Winnow.";
        }
        if (answer.status() >= 300 && answer.status() < 400) {
            return "Jira redirects elsewhere" + where
                    + ", and Winnow follows no redirect with a token; write the address it ends at into jira.url.";
        }
        return "Jira refused the request" + where + words + ".";
    }

    private String loginRemedy(JiraRequest request, JiraAnswer answer) {
        if (request.as() == As.APP) {
            return "the app's token for this site may have run out, and Jira brings another within the hour";
        }
        if (answer.captcha()) {
            return "too many failed logins: log in to Jira in a browser, solve the CAPTCHA, then run this again";
        }
        if (loginPage(answer)) {
            return "it showed a login page: check jira.url, and that no single sign-on proxy stands before it";
        }
        if (installation.known().filter(Deployment.DATA_CENTER::equals).isPresent()) {
            return withName
                    ? "check jira.email and jira.token; Jira 11 takes no password unless an administrator allows it, so"
                            + " write a personal access token into jira.token and leave jira.email out"
                    : "check that jira.token is a personal access token of this Jira that hasn't expired";
        }
        return scopedToken
                ? "check jira.token, its expiry and its scopes"
                : "check jira.email and jira.token and whether the token has expired; a token with scopes or of a"
                        + " service account needs jira.scopedToken: true"
                        + (site.endsWith(".atlassian.net") ? "" : "; for Jira Data Center leave jira.email out");
    }

    /** A page in place of an answer, or the way to one. */
    private static boolean loginPage(JiraAnswer answer) {
        String location = Optional.ofNullable(answer.headers().get("Location")).orElse("");
        return answer.status() < 300
                ? answer.html()
                : answer.status() < 400 && location.toLowerCase(Locale.ROOT).contains("login");
    }

    /** No answer may carry the login into a message: cleaned before it is cut, or half a token would stay. */
    private String clean(String message) {
        String cleaned = message;
        for (String secret : credentials.secrets()) {
            cleaned = cleaned.replace(secret, "•••");
        }
        return cleaned;
    }

    private static String shortened(String words) {
        return words.length() <= MAX_WORDS ? words : words.substring(0, MAX_WORDS - 1) + "…";
    }
}
