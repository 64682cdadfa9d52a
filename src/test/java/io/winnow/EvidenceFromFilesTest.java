package io.winnow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.winnow.WinnowUser.Ended;
import io.winnow.simulator.IssueDraft;
import io.winnow.simulator.JiraSimulator;
import io.winnow.simulator.SimulatorOptions;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person with files of what customers said. */
class EvidenceFromFilesTest {

    @TempDir
    Path folder;

    private final SmallSite small = new SmallSite(Clock.systemUTC());
    private JiraSimulator jira;
    private WinnowUser user;

    @BeforeEach
    void start() {
        jira = JiraSimulator.start(small.site(), SimulatorOptions.defaults());
        user = new WinnowUser(folder, jira);
        assertThat(user.run(jira, "sync").code()).isZero();
    }

    @AfterEach
    void stop() {
        jira.close();
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private JsonNode counts(String... more) {
        String[] words = new String[more.length + 4];
        System.arraycopy(new String[] {"evidence", "counts", "payments", "--json"}, 0, words, 0, 4);
        System.arraycopy(more, 0, words, 4, more.length);
        Ended ended = user.run(jira, words);
        assertThat(ended.code()).as(ended.err()).isZero();
        return ended.json().path("issues");
    }

    /** Every account with all that is known of it, whatever its number in this store. */
    private List<String> accounts() {
        JsonNode all = user.run(jira, "customers", "list", "--json").json().path("customers");
        List<String> accounts = new ArrayList<>();
        for (JsonNode one : all) {
            String into = "itself";
            for (JsonNode other : all) {
                into = other.path("id").equals(one.path("mergedInto"))
                        ? other.path("externalIds").toString()
                        : into;
            }
            ObjectNode known = one.deepCopy();
            known.remove(List.of("id", "mergedInto"));
            accounts.add(known + " counts as " + into);
        }
        return accounts;
    }

    private String interviews() throws IOException {
        return file("interviews.csv", """
                date,customer,contact,issue,text,revenue
                2026-10-01,Acme,,%s,Faster refunds,12000
                2026-06-01,,joe@acme.example,%s,Refunds again,
                2026-11-01,,ann@gmail.com,%s,Me too,
                2026-11-02,Bolt,,,Something else,500
                not a date,Bolt,,,Broken,
                """.formatted(small.key(1), small.key(1), small.key(1)));
    }

    @Test
    void a_file_is_imported_counted_and_imported_again_without_a_change() throws IOException {
        String file = interviews();

        Ended trial = user.run(jira, "evidence", "import", file, "--dry-run", "--json");
        assertThat(trial.code()).isEqualTo(5);
        assertThat(trial.json().path("added").asInt()).isEqualTo(4);
        assertThat(counts()).isEmpty();

        Ended first = user.run(jira, "evidence", "import", file);
        assertThat(first.out()).contains("Took over 4 new").contains("line 6 has the date 'not a date'");
        JsonNode issue = counts().path(0);
        assertThat(issue.path("key").asText()).isEqualTo(small.key(1));
        assertThat(issue.path("items").asInt()).isEqualTo(3);
        assertThat(issue.path("customers").asInt()).isEqualTo(2);
        assertThat(issue.path("total").path("items").asInt()).isEqualTo(3);

        JsonNode again = user.run(jira, "evidence", "import", file, "--json").json();
        assertThat(again.path("same").asInt()).isEqualTo(4);
        assertThat(again.path("added").asInt() + again.path("changed").asInt()).isZero();
        assertThat(again.path("newCustomers").asInt()).isZero();
        assertThat(counts("--since", "2026-09-01").path(0).path("items").asInt())
                .isEqualTo(2);
        assertThat(counts("--until", "2026-09-01").path(0).path("items").asInt())
                .isEqualTo(1);
    }

    @Test
    void customers_are_told_apart_by_a_file_of_them() throws IOException {
        user.run(jira, "evidence", "import", interviews());

        Ended ended = user.run(jira, "customers", "import", file("customers.csv", """
                        id,name,domains,aliases,revenue
                        0011,Acme,acme.example,,90000
                        ,,gmail.com,,
                        """));

        assertThat(ended.code()).isEqualTo(5);
        assertThat(ended.out()).contains("line 2 names what several customers go by");
        user.run(jira, "customers", "merge", "Acme", "acme.example");
        ended = user.run(
                jira,
                "customers",
                "import",
                file("customers.csv", "id,name,domains,revenue\n0011,Acme,acme.example,90000\n"));
        assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
        assertThat(counts().path(0).path("customers").asInt()).isEqualTo(1);
        assertThat(user.run(jira, "customers", "list", "--json").out())
                .contains("\"0011\"")
                .contains("90000");
    }

    @Test
    void everything_is_exported_and_imported_elsewhere_without_loss() throws IOException {
        user.run(jira, "evidence", "import", interviews());
        JsonNode before = counts();
        Path export = folder.resolve("export.csv");

        assertThat(user.run(jira, "evidence", "export", export.toString()).code())
                .isZero();
        Files.delete(folder.resolve("winnow.db"));
        assertThat(user.run(jira, "sync").code()).isZero();
        assertThat(counts()).isEmpty();
        Ended back = user.run(jira, "evidence", "import", export.toString());

        assertThat(back.code()).as(back.out() + back.err()).isZero();
        assertThat(counts()).isEqualTo(before);
    }

    @Test
    void a_csv_and_a_json_export_import_elsewhere_and_export_the_same() throws IOException {
        user.run(jira, "evidence", "import", file("odd.json", """
                [{"text": "=1+1 \\n\\"x\\"; 😀", "customer": "'Acme", "revenue": 1.234, "nps": 9.0, "issue": "%s"},
                 {"text": "no issue", "customer": "Bolt; & | Co", "date": "2026-10-01", "csat": 4.5}]
                """.formatted(small.key(1))));
        user.run(jira, "customers", "import", file("c.json", """
                [{"id": ["0011", "x;y"], "name": "'Acme", "aliases": ["=A", "A|B"], "domains": "acme.example", "revenue": 1.234,
                  "segment": "smb", "status": "active", "seats": 12.0, "number": 1},
                 {"name": "Twin", "id": "t1", "number": 7, "mergedInto": 1}, {"name": "Twin", "id": "t2", "number": 8}]
                """));
        for (String form : List.of("csv", "json")) {
            Path evidence = folder.resolve("e1." + form);
            Path customers = folder.resolve("c1." + form);
            user.run(jira, "evidence", "export", evidence.toString());
            user.run(jira, "customers", "export", customers.toString());
            List<String> before = accounts();
            assertThat(before).hasSize(4);
            Files.delete(folder.resolve("winnow.db"));
            user.run(jira, "sync");

            Ended in = user.run(jira, "customers", "import", customers.toString());
            assertThat(in.code()).as(in.out() + in.err()).isZero();
            in = user.run(jira, "evidence", "import", evidence.toString());
            assertThat(in.code()).as(in.out() + in.err()).isZero();
            assertThat(user.run(jira, "customers", "import", customers.toString())
                            .code())
                    .isZero();

            user.run(jira, "evidence", "export", folder.resolve("e2." + form).toString());
            assertThat(folder.resolve("e2." + form)).hasSameTextualContentAs(evidence);
            assertThat(accounts()).as(form).isEqualTo(before);
        }
    }

    @Test
    void lines_without_an_id_add_their_issues_to_one_item_and_importing_twice_is_importing_once() throws IOException {
        String file = file(
                "same.csv",
                "text,issue,customer\nPlease,%s,Acme\nPlease,%s,Acme\n".formatted(small.key(1), small.key(2)));

        assertThat(user.run(jira, "evidence", "import", file, "--json")
                        .json()
                        .path("added")
                        .asInt())
                .isEqualTo(1);
        assertThat(counts()).hasSize(2);
        JsonNode again = user.run(jira, "evidence", "import", file, "--json").json();
        assertThat(again.path("changed").asInt() + again.path("added").asInt()).isZero();
        user.run(
                jira,
                "evidence",
                "import",
                file("more.csv", "text,customer,issue\nPlease,Acme,%s\n".formatted(small.key(1))));
        assertThat(counts()).hasSize(2);
    }

    @Test
    void an_encoding_is_named_and_notes_are_no_bad_lines() throws IOException {
        Path polish = folder.resolve("polish.csv");
        Files.write(polish, "name,colour\nŻółty,x\n".getBytes(Charset.forName("windows-1250")));

        Ended ended = user.run(jira, "customers", "import", polish.toString(), "--encoding", "windows-1250");

        assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
        assertThat(ended.out()).contains("columns that are passed over: colour");
        assertThat(user.run(jira, "customers", "list").out()).contains("Żółty");
        assertThat(user.run(jira, "customers", "import", polish.toString(), "--encoding", "nonsense")
                        .err())
                .contains("no encoding 'nonsense'");
    }

    @Test
    void what_cannot_be_used_at_all_says_why() throws IOException {
        assertThat(user.run(
                        jira, "evidence", "import", folder.resolve("none.csv").toString()))
                .satisfies(ended -> assertThat(ended.code()).isEqualTo(2))
                .satisfies(ended -> assertThat(ended.err()).contains("none.csv doesn't exist"));
        assertThat(user.run(jira, "evidence", "import", file("x.csv", "a,b\n1,2\n"))
                        .err())
                .contains("has none of the columns");
        assertThat(user.run(jira, "evidence", "import", interviews(), "--source", "jira")
                        .code())
                .isEqualTo(2);
        assertThat(user.run(jira, "evidence", "counts", "nonsense").err()).contains("no backlog 'nonsense'");
        assertThat(user.run(jira, "evidence", "counts", "payments", "--since", "soon")
                        .err())
                .contains("no date");
        assertThat(user.run(jira, "evidence").code()).isEqualTo(2);
        assertThat(user.run(jira, "customers", "erase", "nobody").err()).contains("no customer 'nobody'");
    }

    @Test
    void votes_are_told_beside_the_counts_when_asked_for_and_added_up_to_the_epic() throws IOException {
        String epic = small.site().keyOf(small.site().createIssue(new IssueDraft("PAY", "Epic", "Voted").votes(2)));
        small.site()
                .createIssue(
                        new IssueDraft("PAY", "Story", "Voted too").parent(epic).votes(5));
        assertThat(user.run(jira, "sync").code()).isZero();
        user.run(jira, "evidence", "import", interviews());
        assertThat(counts().findValues("votes")).isEmpty();

        user.configure(jira, SmallSite.JQL, "evidence: {votes: true}");

        JsonNode voted = MissingNode.getInstance();
        for (JsonNode issue : counts()) {
            voted = issue.path("key").asText().equals(epic) ? issue : voted;
        }
        assertThat(voted.path("votes").asInt()).isEqualTo(2);
        assertThat(voted.path("total").path("votes").asInt()).isEqualTo(7);
        assertThat(voted.path("total").path("customers").asInt()).isZero();
        assertThat(user.run(jira, "evidence", "counts", "payments").out()).contains("votes");
    }
}
