package io.winnow.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.winnow.evidence.Evidence;
import io.winnow.intake.EvidenceFile.BadLine;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceFileTest {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    @TempDir
    Path folder;

    private final List<Evidence> items = new ArrayList<>();
    private final List<BadLine> problems = new ArrayList<>();

    private void read(String text) throws IOException {
        read(text.getBytes(StandardCharsets.UTF_8), Mapping.NONE);
    }

    private void read(byte[] bytes, Mapping mapping) throws IOException {
        items.clear();
        problems.clear();
        Path file = Files.write(folder.resolve("some.csv"), bytes);
        new EvidenceFile(file, mapping, "some", NOW).read(items::add, problems::add);
    }

    private static Mapping mapping(String json) {
        return Mapping.read(json, EvidenceFile.COLUMNS);
    }

    @Test
    void a_full_line_becomes_an_item_whatever_the_order_and_writing_of_the_columns() throws IOException {
        read("""
                Text,External ID,SOURCE,date,kind,customer,contact,issue,url,revenue,segment,persona,stage,nps,csat,importance
                "Dark mode, please",t-1,mail,2026-10-01,Request,Acme,ann@acme.example,"PAY-1, PAY-2;44",https://a.example/1,"$1,234.50",smb,admin,trial,9,4.5,3
                """);

        assertThat(problems).isEmpty();
        assertThat(items)
                .containsExactly(new Evidence(
                        "mail",
                        "t-1",
                        "request",
                        Instant.parse("2026-10-01T00:00:00Z"),
                        "Dark mode, please",
                        "https://a.example/1",
                        "ann@acme.example",
                        "Acme",
                        new BigDecimal("1234.5"),
                        "smb",
                        "admin",
                        "trial",
                        9,
                        new BigDecimal("4.5"),
                        new BigDecimal("3"),
                        null,
                        List.of("PAY-1", "PAY-2", "44")));
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void the_delimiter_is_told_from_the_first_line(String delimiter) throws IOException {
        read(String.join(delimiter, "text", "kind", "issue") + "\r\n"
                + String.join(delimiter, "Hello", "survey", "PAY-1"));

        assertThat(items).singleElement().satisfies(item -> {
            assertThat(item.kind()).isEqualTo("survey");
            assertThat(item.issues()).containsExactly("PAY-1");
        });
    }

    @ParameterizedTest
    @CsvSource({"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252"})
    void a_german_file_is_read_in_its_encoding_with_and_without_a_mark(String name) throws IOException {
        String text = "text;customer\nDer Zahlungseingang fehlt für größere Beträge;Müller & Söhne\n";
        Charset charset = Charset.forName(name);

        read(text.getBytes(charset), Mapping.NONE);
        assertThat(items)
                .singleElement()
                .satisfies(item -> assertThat(item.customer()).isEqualTo("Müller & Söhne"));
        if (name.startsWith("UTF")) {
            read(("\ufeff" + text).getBytes(charset), Mapping.NONE);
            assertThat(items)
                    .singleElement()
                    .satisfies(item -> assertThat(item.text()).contains("größere"));
        }
    }

    @Test
    void a_chinese_file_is_read_as_utf_8_and_as_gb18030() throws IOException {
        String text = "text,customer\n希望可以导出报表，并且支持暗色模式,北京公司\n";

        for (String name : List.of("UTF-8", "GB18030")) {
            read(text.getBytes(Charset.forName(name)), Mapping.NONE);
            assertThat(items)
                    .as(name)
                    .singleElement()
                    .satisfies(item -> assertThat(item.customer()).isEqualTo("北京公司"));
        }
    }

    @Test
    void a_bad_line_is_told_with_its_number_and_the_good_ones_go_in() throws IOException {
        read("""
                text,date,nps,url,issue
                fine,,,,
                bad date,yesterday,,,
                bad nps,,11,,
                bad url,,,javascript:alert(1),
                ,,,,
                ,2026-10-01,,,
                "two
                lines",2026-10-02,,,
                last,,,,PAY 1 PAY-2 <b>
                """);

        assertThat(items).extracting(Evidence::text).containsExactly("fine", "two\nlines");
        assertThat(problems).extracting(BadLine::line).containsExactly(3L, 4L, 5L, 7L, 10L);
        assertThat(problems).extracting(BadLine::problem).allMatch(problem -> problem.endsWith("."));
        assertThat(problems.get(0).problem())
                .isEqualTo("has the date 'yesterday'. Write year, month and day, such as 2026-10-01.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-10-01T12:30:00Z | 2026-10-01T12:30:00Z",
                "2026-10-01T14:30:00.250+02:00 | 2026-10-01T12:30:00.250Z",
                "2026-10-01T12:30:00.000+0000 | 2026-10-01T12:30:00Z",
                "2026-10-01 12:30 | 2026-10-01T12:30:00Z",
                "2026/10/1 | 2026-10-01T00:00:00Z",
                "1.10.2026 | 2026-10-01T00:00:00Z",
                "01.10.2026 9:05 | 2026-10-01T09:05:00Z",
                "10/10/2026 | 2026-10-10T00:00:00Z",
                "1790812800 | 2026-10-01T00:00:00Z",
                "1790812800000 | 2026-10-01T00:00:00Z"
            })
    void dates_are_read_in_their_usual_forms(String written, String meant) throws IOException {
        read("text,date\nx," + written.strip() + "\n");

        assertThat(problems).isEmpty();
        assertThat(items.get(0).date()).isEqualTo(Instant.parse(meant.strip()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-02-30", "31.02.2026", "1969-12-31", "2026-11-27", "20261001", "2026-10-01T25:00", "x"})
    void a_date_that_cannot_be_is_refused(String written) throws IOException {
        read("text,date\nx," + written + "\n");

        assertThat(items).isEmpty();
        assertThat(problems).hasSize(1);
    }

    @Test
    void day_and_month_are_told_apart_by_the_file_itself_or_the_mapping_or_not_at_all() throws IOException {
        read("text,date\na,03/04/2026\n");
        assertThat(problems)
                .singleElement()
                .satisfies(one -> assertThat(one.problem()).contains("can't be told apart"));

        read("text,date\na,03/04/2026\nb,25/04/2026\n");
        assertThat(items.get(0).date()).isEqualTo(Instant.parse("2026-04-03T00:00:00Z"));

        read("text,date\na,03/04/2026\nb,04/25/2026\n");
        assertThat(items.get(0).date()).isEqualTo(Instant.parse("2026-03-04T00:00:00Z"));

        read("text,date\na,25/04/2026\nb,04/25/2026\nc,03/04/2026\n");
        assertThat(items).isEmpty();

        read("text,date\na,03/04/2026\n".getBytes(StandardCharsets.UTF_8), mapping("{\"dates\": \"MM/dd/yyyy\"}"));
        assertThat(items.get(0).date()).isEqualTo(Instant.parse("2026-03-04T00:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1234 | 1234",
                "1234.5 | 1234.5",
                "12,5 | 12.5",
                "\"1,234.50\" | 1234.50",
                "\"1.234,50\" | 1234.50",
                "1 234,50 | 1234.50",
                "1'234.50 | 1234.50",
                "\"1,234,567\" | 1234567",
                "$12k | 12000",
                "EUR 1.5m | 1500000",
                "99 € | 99",
                "0.125 | 0.125"
            })
    void amounts_are_read_in_their_usual_forms(String written, String meant) throws IOException {
        read("text;revenue\nx;" + written.strip() + "\n");

        assertThat(problems).isEmpty();
        assertThat(items.get(0).revenue()).isEqualByComparingTo(meant.strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,234", "1.234", "-5", "many", "1,2,3", "1.2.3", "12..5", "1e9", "NaN", "٣"})
    void an_amount_that_could_be_two_or_none_is_refused(String written) throws IOException {
        read("text;revenue\nx;" + written + "\n");

        assertThat(items).isEmpty();
        assertThat(problems).hasSize(1);
    }

    @Test
    void the_mapping_names_columns_says_what_every_line_holds_and_what_a_comma_means() throws IOException {
        read("Account name;What they said;Value\nAcme;Faster;1,234\n".getBytes(StandardCharsets.UTF_8), mapping("""
                        {"columns": {"Account name": "customer", "what they said": "text", "Value": "revenue"},
                         "constants": {"kind": "survey"}, "decimal": ","}"""));

        assertThat(items).singleElement().satisfies(item -> {
            assertThat(item.customer()).isEqualTo("Acme");
            assertThat(item.kind()).isEqualTo("survey");
            assertThat(item.revenue()).isEqualByComparingTo("1.234");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{",
                "{\"colums\": {}}",
                "{\"columns\": {\"a\": \"nope\"}}",
                "{\"dates\": \"yyyy\"}",
                "{\"decimal\": \";\"}"
            })
    void a_wrong_mapping_is_refused(String json) {
        assertThatThrownBy(() -> mapping(json)).isInstanceOf(UnreadableFileException.class);
    }

    @Test
    void json_is_read_as_an_array_as_lines_and_inside_an_object() throws IOException {
        String one = "{\"text\": \"a\", \"issues\": [\"PAY-1\", \"PAY-2\"], \"nps\": 9, \"more\": {\"deep\": [1]}}";
        String two = "{\"text\": \"b\", \"customer\": \"Acme\", \"date\": null}";

        for (String text :
                List.of("[" + one + "," + two + "]", one + "\n" + two, "{\"evidence\": [" + one + "," + two + "]}")) {
            read(text);
            assertThat(problems).as(text).allMatch(note -> note.line() == 0);
            assertThat(items).as(text).extracting(Evidence::text).containsExactly("a", "b");
            assertThat(items.get(0).issues()).containsExactly("PAY-1", "PAY-2");
        }
        read("[" + one + ", {\"text\": ");
        assertThat(items).hasSize(1);
        assertThat(problems.get(0).problem()).contains("isn't JSON that Winnow can read at column");
    }

    @Test
    void a_file_that_holds_nothing_of_ours_is_refused_as_a_whole() {
        for (String text : List.of("", "  \n ", "foo,bar\n1,2\n", "text,Text\n1,2\n")) {
            assertThatThrownBy(() -> read(text)).as(text).isInstanceOf(UnreadableFileException.class);
        }
        assertThatThrownBy(() -> new EvidenceFile(folder.resolve("none.csv"), Mapping.NONE, "s", NOW)
                        .read(items::add, problems::add))
                .hasMessageContaining("doesn't exist");
    }

    @Test
    void a_quotation_mark_that_is_never_closed_is_told() throws IOException {
        read("text,kind\nfine,survey\n\"open,survey\nmore,survey\n");

        assertThat(items).extracting(Evidence::text).containsExactly("fine", "more");
        assertThat(problems)
                .singleElement()
                .satisfies(one -> assertThat(one.problem()).contains("never closed"));
    }

    @Test
    void a_cell_of_a_megabyte_is_cut_and_never_inside_a_character() throws IOException {
        read("text\n" + "x" + "😀".repeat(300_000) + "\n");

        assertThat(items.get(0).text()).hasSize(32_767).endsWith("😀");
    }

    @Test
    void a_line_without_an_id_keeps_the_one_it_gets_and_another_line_gets_another() throws IOException {
        read("text,kind\na,survey\na,survey\nb,survey\n");
        List<String> ids = items.stream().map(Evidence::externalId).toList();

        assertThat(ids.get(0)).isEqualTo(ids.get(1)).isNotEqualTo(ids.get(2));
        read("kind,text\nsurvey,a\n");
        assertThat(items.get(0).externalId()).isEqualTo(ids.get(0));
    }

    @Test
    void what_is_written_is_read_back_as_it_was_and_holds_no_formula() throws IOException {
        List<String> odd = List.of(
                "=HYPERLINK(\"http://evil.example\")",
                "+1",
                "-1",
                "@cmd",
                "'=1",
                "''@x",
                "'plain'",
                "\"quoted\", and\nmore",
                "ü 中 😀");
        List<Evidence> written = new ArrayList<>();
        for (String text : odd) {
            written.add(new Evidence(
                    "mail",
                    text,
                    "request",
                    NOW,
                    text,
                    "https://a.example/?q==",
                    text.replace("\n", " "),
                    text.replace("\n", " "),
                    new BigDecimal("12.50"),
                    "=segment",
                    null,
                    null,
                    0,
                    new BigDecimal("1"),
                    new BigDecimal("-3"),
                    new BigDecimal("1240.5"),
                    List.of("PAY-1", "7")));
        }
        StringWriter csv = new StringWriter();
        try (EvidenceExport export = new EvidenceExport(csv, FileForm.CSV)) {
            written.forEach(export::write);
        }

        read(csv.toString());

        assertThat(problems).isEmpty();
        assertThat(items).extracting(Evidence::text).containsExactlyElementsOf(odd);
        assertThat(items).extracting(Evidence::segment).containsOnly("=segment");
        assertThat(csv.toString().lines().flatMap(line -> List.of(line.split(",", -1)).stream()))
                .noneMatch(cell -> cell.replaceAll("^\"", "").matches("[=+@].*"));
    }

    @Test
    void two_thousand_odd_lines_all_end_as_an_item_or_a_problem_and_the_same_twice() throws IOException {
        Random random = new Random(20261125);
        List<String> parts = List.of(
                "=1+1",
                "\"\"",
                "a,b",
                "x\ny",
                "ü",
                "希望",
                "😀",
                "\u0000",
                "\u202e",
                "-",
                "@x",
                "2026-10-01",
                "31/12/2025",
                "<script>",
                "'",
                ";",
                "\\",
                "9",
                "1,5",
                "PAY-1",
                "https://a.example",
                "%s",
                "${x}",
                "\r\n",
                " ");
        StringBuilder csv = new StringBuilder("text,date,kind,customer,issue,revenue,nps,url\n");
        Set<Long> starts = new HashSet<>();
        long line = 2;
        for (int i = 0; i < 2_000; i++) {
            List<String> cells = new ArrayList<>();
            cells.add("\"line " + i + "\"");
            for (int cell = 0; cell < 7; cell++) {
                StringBuilder text = new StringBuilder();
                for (int words = random.nextInt(3); words > 0; words--) {
                    text.append(parts.get(random.nextInt(parts.size())));
                }
                cells.add("\"" + text.toString().replace("\"", "\"\"") + "\"");
            }
            String row = String.join(",", cells);
            starts.add(line);
            csv.append(row).append("\n");
            line += 1
                    + row.replace("\r\n", "\n")
                            .chars()
                            .filter(letter -> letter == '\n' || letter == '\r')
                            .count();
        }

        read(csv.toString());

        assertThat(items.size() + problems.size()).isEqualTo(2_000);
        assertThat(items).isNotEmpty();
        assertThat(problems).isNotEmpty();
        assertThat(problems).extracting(BadLine::line).isSubsetOf(starts);
        List<Evidence> first = List.copyOf(items);
        read(csv.toString());
        assertThat(items).isEqualTo(first);
    }
}
