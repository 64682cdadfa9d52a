package io.winnow.simulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Who am I and which server is this, as Cloud says it. */
final class AccountCalls {

    private final Site site;
    private final SharedJson shared;
    private final SimulatorOptions options;

    AccountCalls(Site site, SharedJson shared, SimulatorOptions options) {
        this.site = site;
        this.shared = shared;
        this.options = options;
    }

    void register(Router router) {
        router.on("GET", "/rest/api/3/myself", List.of("expand"), this::myself);
        for (String version : List.of("2", "3")) {
            router.on("GET", "/rest/api/" + version + "/serverInfo", List.of(), this::serverInfo);
        }
        router.on("GET", "/_edge/tenant_info", List.of(), call -> Answer.ok(node().put("cloudId", options.cloudId())));
    }

    private Answer myself(Call call) {
        if (call.anonymous()) {
            return Answer.text(401, "text/html;charset=UTF-8", "Client must be authenticated to access this resource.");
        }
        ObjectNode user = shared.userNode(call.caller.accountId());
        user.put("emailAddress", options.email())
                .put("timeZone", site.zone().getId())
                .put("locale", "en_US");
        user.putObject("groups").put("size", 3).putArray("items");
        user.putObject("applicationRoles").put("size", 1).putArray("items");
        return Answer.ok(user.put("expand", "groups,applicationRoles"));
    }

    private Answer serverInfo(Call call) {
        ObjectNode info = node().put("baseUrl", shared.base())
                .put("displayUrl", shared.base())
                .put("version", "1001.0.0-SNAPSHOT");
        info.putArray("versionNumbers").add(1001).add(0).add(0);
        return Answer.ok(info.put("deploymentType", "Cloud")
                .put("buildNumber", 100_290)
                .put("buildDate", "2026-11-02T10:11:12.000+0000")
                .put("serverTime", Times.text(site.clock().millis(), site.zone()))
                .put("scmInfo", "0f3e5a7c9b1d")
                .put("serverTitle", "Jira")
                .put("serverTimeZone", "Etc/UTC"));
    }

    private static ObjectNode node() {
        return JsonNodeFactory.instance.objectNode();
    }
}
