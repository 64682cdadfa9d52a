package io.winnow.simulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Who am I and which server is this, as Data Center says it. */
final class DataCenterAccount {

    private final Site site;
    private final SharedJson shared;
    private final SimulatorOptions options;

    DataCenterAccount(Site site, SharedJson shared, SimulatorOptions options) {
        this.site = site;
        this.shared = shared;
        this.options = options;
    }

    void register(Router router) {
        router.on("GET", "/rest/api/3/myself", List.of("expand"), this::myself);
        router.on("GET", "/rest/api/3/serverInfo", List.of("doHealthCheck"), this::serverInfo);
    }

    private Answer myself(Call call) {
        if (call.anonymous()) {
            return FaultAnswers.notLoggedIn();
        }
        ObjectNode user = shared.userNode(call.caller.accountId());
        user.put("emailAddress", options.email())
                .put("timeZone", site.zone().getId())
                .put("locale", "en_US");
        user.putObject("groups").put("size", 3);
        user.putObject("applicationRoles").put("size", 1);
        return Answer.ok(user.put("expand", "groups,applicationRoles"));
    }

    private Answer serverInfo(Call call) {
        ObjectNode info = JsonNodeFactory.instance
                .objectNode()
                .put("baseUrl", shared.base())
                .put("version", options.face().version());
        var numbers = info.putArray("versionNumbers");
        for (String number : options.face().version().split("\\.", -1)) {
            numbers.add(Integer.parseInt(number));
        }
        return Answer.ok(info.put("deploymentType", "Server")
                .put("buildNumber", 10_030_024)
                .put("buildDate", "2026-09-02T00:00:00.000+0000")
                .put("databaseBuildNumber", 10_030_024)
                .put("serverTime", Times.text(site.clock().millis(), site.zone()))
                .put("scmInfo", "0f3e5a7c9b1d")
                .put("serverTitle", "Jira"));
    }
}
