package io.winnow.tracker.jira;

import io.winnow.tracker.Secret;
import java.util.function.Supplier;

/**
 * What a Forge app may do on the one site it is installed on; also as one of its users, whose token is given then.
 *
 * @param appId the app's own id, the last part of its {@code ari:cloud:ecosystem::app/…}
 * @param environmentId of the app, such as the one called production; of a longer name that ends in it, its end
 * @param cloudId the site's id at the gateway
 * @param token asked for each request, for it is renewed from outside; throws {@link io.winnow.tracker.TrackerException}
 *     UNAUTHORIZED while there is none
 * @param points what all sites of the app may spend together
 * @param asUser whether the token is a user's, who owns no fields
 */
public record AppAccess(
        String appId,
        String environmentId,
        String cloudId,
        Supplier<Secret> token,
        PointsLedger points,
        boolean asUser) {

    private static final String ID = "[A-Za-z0-9-]{1,64}";

    public AppAccess {
        appId = end(appId);
        environmentId = end(environmentId);
        for (String id : new String[] {appId, environmentId, cloudId}) {
            if (!id.matches(ID)) {
                throw new IllegalArgumentException("an app's and a site's ids are letters, digits and dashes");
            }
        }
    }

    /** The app by itself. */
    public AppAccess(String appId, String environmentId, String cloudId, Supplier<Secret> token, PointsLedger points) {
        this(appId, environmentId, cloudId, token, points, false);
    }

    /** Of {@code ari:cloud:ecosystem::app/1-2} what Jira writes into types. */
    private static String end(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** The type that Jira gives a field of the app's manifest. */
    public String fieldType(String moduleKey) {
        return "ari:cloud:ecosystem::extension/" + appId + "/" + environmentId + "/static/" + moduleKey;
    }

    AppAccess actingAs(Secret userToken) {
        return new AppAccess(appId, environmentId, cloudId, () -> userToken, points, true);
    }
}
