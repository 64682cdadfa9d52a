package io.winnow.simulator;

import java.util.UUID;

/**
 * As which Jira a site is served: Cloud, or one version of Data Center.
 *
 * @param version empty for Cloud, which has none
 * @param contextPath what comes before {@code /rest}; empty when nothing does
 */
public record Face(boolean dataCenter, String version, String contextPath) {

    public static final Face CLOUD = new Face(false, "", "");

    /** Such as 9.12.20, 10.3.24 or 11.3.1, below the path {@code /jira} as most are. */
    public static Face dataCenter(String version) {
        return new Face(true, version, "/jira");
    }

    /** Where the platform API lies. */
    String api() {
        return dataCenter ? "/rest/api/2" : "/rest/api/3";
    }

    /** Where administrators' webhooks are listed: elsewhere since Jira 10. */
    String webhooks() {
        return firstWebhooks() ? "/rest/webhooks/1.0/webhook" : "/rest/jira-webhook/1.0/webhooks";
    }

    /** Whether they have the shape they had before Jira 10, as on Cloud. */
    boolean firstWebhooks() {
        return !dataCenter || version.startsWith("9.");
    }

    /** Jira 11 takes no password unless an administrator allows it. */
    boolean takesPasswords() {
        return !version.startsWith("11.");
    }

    /** Jira 9 writes a sprint's id first and its goal last; later ones were seen to sort its properties. */
    boolean sprintsByTheAlphabet() {
        return !version.startsWith("9.");
    }

    /** The key of a user, the same on every run. */
    static String userKey(String accountId) {
        return "JIRAUSER"
                + (10_000
                        + Math.floorMod(
                                UUID.nameUUIDFromBytes(accountId.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                                        .getMostSignificantBits(),
                                90_000L));
    }

    @Override
    public String toString() {
        return dataCenter ? "Data Center " + version : "Cloud";
    }
}
