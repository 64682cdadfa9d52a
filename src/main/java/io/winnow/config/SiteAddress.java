package io.winnow.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the address of a Jira site, and recognises what people paste instead. */
final class SiteAddress {

    private static final URI NONE = URI.create("https://invalid.invalid");
    private static final Pattern PAGE = Pattern.compile(
            "^(.*?)/(?:jira/(?:software|core|servicedesk|for-you|your-work|dashboards|projects|boards|people|plans|settings)"
                    + "|browse|secure|projects|issues|boards|software|plugins|wiki|rest|login\\.jsp)(?:/.*)?$");
    private static final Pattern BOARD = Pattern.compile("/boards/([0-9]{1,15})");
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}|\\[::1]|\\[(?:0{1,4}:){7}0{0,3}1]");

    private SiteAddress() {}

    static URI read(Value value) {
        String text = value.line();
        if (text.isEmpty()) {
            return NONE;
        }
        if (!text.matches("(?i)https?://.*")) {
            return refuse(
                    value, "doesn't start with https://. Write the whole address, such as https://acme.atlassian.net.");
        }
        try {
            return check(value, new URI(text));
        } catch (URISyntaxException e) {
            return refuse(value, "isn't an address. Write one such as https://acme.atlassian.net.");
        }
    }

    private static URI check(Value value, URI uri) {
        String authority = String.valueOf(uri.getRawAuthority());
        if (authority.contains("@")) {
            return refuse(
                    value, "holds a user name or password. Remove it; jira.email and jira.token are for logging in.");
        }
        if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > 65_535) {
            return refuse(value, "names no host. Write an address such as https://acme.atlassian.net.");
        }
        String site = uri.getScheme().toLowerCase(Locale.ROOT) + "://" + authority.toLowerCase(Locale.ROOT);
        String path = uri.getRawPath().replaceAll("/+$", "");
        Matcher page = PAGE.matcher(path);
        if (page.matches()) {
            return refuse(
                    value, "is the address of a page. Write " + shown(value, site + page.group(1)) + "." + board(path));
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            return refuse(value, "has a part after ? or #. Write " + shown(value, site + path) + ".");
        }
        if (!path.isEmpty() && cloud(uri.getHost())) {
            return refuse(value, "has a path, which a Jira Cloud site has not. Write " + shown(value, site) + ".");
        }
        if (site.startsWith("http:") && !loopback(uri.getHost())) {
            return refuse(value, "would send the token unencrypted. Write https://; http:// is for this machine only.");
        }
        return URI.create(site + path);
    }

    /** What came from the environment may be a secret in the wrong place. */
    private static String shown(Value value, String address) {
        return value.written().contains("$") ? "the site's address only" : Problems.shown(address);
    }

    private static String board(String path) {
        Matcher board = BOARD.matcher(path);
        return board.find() ? " The board is the number in it: board: " + board.group(1) + "." : "";
    }

    /** Whether only Jira Cloud has such an address. */
    static boolean isCloud(URI site) {
        return cloud(site.getHost());
    }

    /** Whether an address, as a person writes it, is Jira Cloud's for all that it says. */
    static boolean mayBeCloud(String address) {
        try {
            String host = new URI(address).getHost();
            return host == null || cloud(host);
        } catch (URISyntaxException unreadable) {
            return true;
        }
    }

    private static boolean cloud(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.endsWith(".atlassian.net") || name.endsWith(".jira.com") || name.equals("api.atlassian.com");
    }

    private static boolean loopback(String host) {
        return LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }

    private static URI refuse(Value value, String what) {
        value.refuse(what);
        return NONE;
    }
}
