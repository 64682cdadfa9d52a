package io.winnow.tracker.jira;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.winnow.model.IssueType;
import io.winnow.model.Project;
import io.winnow.tracker.IssueWriter.EditScreen;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which screens of a Data Center are taken for those that issues are edited on. */
class DataCenterScreensTest {

    private static final String API = "/jira/rest/api/2/";

    private final JiraSite site = new JiraSite("/jira", Deployment.DATA_CENTER, null);

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void of_screens_that_look_alike_none_named_for_another_project_is_taken() {
        String screens =
                "[{'id':1,'name':'OPS: Edit Screen'},{'id':2,'name':'Default Screen'}," + "{'id':3,'name':'Small'}]";
        site.server.stubFor(get(urlPathEqualTo(API + "screens")).willReturn(JiraSite.json(screens)));
        for (int id = 1; id <= 3; id++) {
            String tabs = API + "screens/" + id + "/tabs";
            site.server.stubFor(get(urlPathEqualTo(tabs)).willReturn(JiraSite.json("[{'id':7,'name':'Tab'}]")));
            site.server.stubFor(get(urlPathEqualTo(tabs + "/7/fields"))
                    .willReturn(JiraSite.json(id == 3 ? "[]" : "[{'id':'summary'},{'id':'labels'}]")));
        }
        site.server.stubFor(post(urlPathEqualTo(API + "search"))
                .willReturn(JiraSite.json("{'total':1,'issues':[{'id':'10','key':'PAY-1'}]}")));
        site.server.stubFor(get(urlPathEqualTo(API + "issue/10/editmeta"))
                .willReturn(JiraSite.json("{'fields':{'summary':{},'labels':{},'comment':{}}}")));
        Project pay = new Project("10000", "PAY", "Payments", false);
        Project ops = new Project("10001", "OPS", "Operations", false);
        IssueType bug = new IssueType("10002", "Bug", 0);

        assertThat(site.jira.writer().editScreens(Map.of(pay, Set.of(bug), ops, Set.of(bug))))
                .isEqualTo(Map.of(
                        pay, Map.of(bug, new EditScreen(2, "Default Screen")),
                        ops, Map.of(bug, new EditScreen(1, "OPS: Edit Screen"))));
    }
}
