package io.winnow.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.winnow.evidence.CustomerDraft;
import io.winnow.evidence.Evidence;
import io.winnow.intake.EvidenceFile.BadLine;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as other systems and careless hands write them: nothing is spoilt or lost without a word. */
class HostileFilesTest {

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
        new EvidenceFile(Files.write(folder.resolve("some.csv"), bytes), mapping, "some", NOW)
                .read(items::add, problems::add);
    }

    private List<String> texts() {
        return items.stream().map(Evidence::text).toList();
    }

    private List<Long> badLines() {
        return problems.stream().map(BadLine::line).filter(line -> line > 0).toList();
    }

    // ---- CSV

    @Test
    void a_quotation_mark_that_is_never_closed_costs_its_own_line_only() throws IOException {
        read("text,kind\nfine,survey\n\"open,survey\nmore,survey\nlast,survey\n");

        assertThat(texts()).containsExactly("fine", "more", "last");
        assertThat(problems).singleElement().satisfies(one -> {
            assertThat(one.line()).isEqualTo(3);
            assertThat(one.problem()).contains("never closed");
        });
    }

    @Test
    void another_cells_opening_mark_does_not_close_an_open_one() throws IOException {
        read("text,kind\n\"open,survey\nplain,survey\n\"well, closed\",survey\n\"two\nlines\",\"open again\nlast,x\n");

        assertThat(texts()).containsExactly("plain", "well, closed", "last");
        assertThat(badLines()).containsExactly(2L, 6L);
    }

    @Test
    void a_quotation_mark_inside_a_cell_is_a_character() throws IOException {
        read("text,kind\na 5\" screen,survey\nnext,survey\n");

        assertThat(texts()).containsExactly("a 5\" screen", "next");
        assertThat(problems).isEmpty();
    }

    @Test
    void lone_returns_end_lines_and_do_not_join_words() throws IOException {
        read("text,kind\r\"a\rb\",x\rc,y\r");

        assertThat(texts()).containsExactly("a\nb", "c");
    }

    @Test
    void a_spreadsheets_own_word_for_the_delimiter_is_understood() throws IOException {
        read("sep=;\r\ntext;kind\r\na, b;survey\r\n");

        assertThat(items)
                .singleElement()
                .satisfies(item -> assertThat(item.kind()).isEqualTo("survey"));
        assertThat(texts()).containsExactly("a, b");
    }

    @Test
    void a_single_column_may_hold_every_delimiter() throws IOException {
        read("text\nfaster, please; now | or\tnever\n");

        assertThat(texts()).containsExactly("faster, please; now | or\tnever");
    }

    // ---- encodings

    @ParameterizedTest
    @CsvSource({
        "windows-1252, 'Größe,Müller'",
        "windows-1252, 'Übermäßig große Änderung,Müller'",
        "windows-1251, 'Хотелось бы тёмную тему,Ромашка'",
        "KOI8-R, 'Хотелось бы тёмную тему,Ромашка'",
        "GB18030, '希望可以导出报表，并且支持暗色模式,北京公司'",
        "GB18030, '导出,北京公司'",
        "Shift_JIS, '請求書をPDFで出力したいです,東京'",
        "EUC-KR, '다크 모드를 지원해 주세요,서울'",
        "UTF-16LE, '希望可以导出报表并且支持暗色模式,北京公司'",
        "UTF-16BE, '希望可以导出报表并且支持暗色模式,北京公司'"
    })
    void a_file_is_read_in_its_encoding_and_that_is_said(String name, String line) throws IOException {
        String long1 = line.replace(",", ".".repeat(3) + ",");
        read(("text,customer\n" + long1 + "\n").getBytes(Charset.forName(name)), Mapping.NONE);

        assertThat(items)
                .singleElement()
                .satisfies(
                        item -> assertThat(item.text() + "," + item.customer()).isEqualTo(long1));
        assertThat(problems).singleElement().satisfies(note -> {
            assertThat(note.line()).isZero();
            assertThat(note.problem())
                    .contains("was read as " + Charset.forName(name).name());
        });
    }

    @Test
    void letters_that_come_after_a_megabyte_of_ascii_are_read_as_well() throws IOException {
        String ascii = "text,customer\n" + "plain ascii line,Acme\n".repeat(60_000);
        for (String name : List.of("UTF-8", "windows-1252")) {
            read((ascii + "Größe,Müller\n").getBytes(Charset.forName(name)), Mapping.NONE);

            assertThat(items.get(60_000).customer()).as(name).isEqualTo("Müller");
        }
    }

    @Test
    void a_stray_byte_spoils_a_line_of_utf_8_and_not_the_file() throws IOException {
        byte[] bytes = "text,customer\nGröße äöü,Müller\nx?y,Z\nlast,Ä\n".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = bytes[i] == '?' ? (byte) 0xE4 : bytes[i];
        }

        read(bytes, Mapping.NONE);

        assertThat(texts()).containsExactly("Größe äöü", "last");
        assertThat(problems).singleElement().satisfies(one -> {
            assertThat(one.line()).isEqualTo(3);
            assertThat(one.problem()).contains("bytes that mean nothing in UTF-8", "--encoding");
        });
    }

    @Test
    void an_encoding_that_is_named_is_used() throws IOException {
        byte[] polish = "text\nżółty\n".getBytes(Charset.forName("windows-1250"));

        read(polish, Mapping.NONE.in("windows-1250"));

        assertThat(texts()).containsExactly("żółty");
        assertThat(problems).isEmpty();
        assertThatThrownBy(() -> Mapping.NONE.in("klingon")).hasMessageContaining("no encoding 'klingon'");
    }

    // ---- JSON

    @Test
    void an_item_may_hold_lists_of_its_own() throws IOException {
        read("[{\"tags\":[{\"name\":\"x\"}],\"text\":\"a\"},{\"text\":\"b\"}]");

        assertThat(texts()).containsExactly("a", "b");
    }

    @Test
    void json_that_is_not_understood_is_told_with_its_place() throws IOException {
        read(
                "[{\"text\":\"a\",\"customer\":{\"name\":\"Acme\"}},\n{\"text\":\"b\",\"text\":\"c\"},\n7,\n[1],{\"text\":\"d\"}]");

        assertThat(texts()).containsExactly("d");
        assertThat(badLines()).containsExactly(1L, 2L, 3L, 4L);
        assertThat(problems.get(0).problem()).contains("customer", "list or an object");
        assertThat(problems.get(1).problem()).contains("text twice");
    }

    @Test
    void a_number_of_json_means_one_thing() throws IOException {
        read(
                "[{\"text\":\"a\",\"revenue\":1.234,\"nps\":9.0},{\"text\":\"b\",\"revenue\":1.5e3},{\"text\":\"c\",\"revenue\":1e999}]");

        assertThat(items.get(0).revenue()).isEqualByComparingTo("1.234");
        assertThat(items.get(0).nps()).isEqualTo(9);
        assertThat(items.get(1).revenue()).isEqualByComparingTo("1500");
        assertThat(badLines()).hasSize(1);
    }

    // ---- values

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5 MIO | 5000000",
                "2 MIO EUR | 2000000",
                "1.5 mio | 1500000",
                "2 Tsd. € | 2000",
                "CHF 3bn | 3000000000",
                "1,5 Mrd EUR | 1500000000",
                "7 USD | 7"
            })
    void words_for_thousands_and_more_are_understood(String written, String meant) throws IOException {
        read("text;revenue\nx;" + written + "\n");

        assertThat(problems).isEmpty();
        assertThat(items.get(0).revenue()).isEqualByComparingTo(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"3 max", "abc 4", "4 XXX", "3 crore", "2 lakh", "5 per", "EUR 5 USD", "1.5 zzz", "3 trillion"})
    void other_words_are_refused(String written) throws IOException {
        read("text;revenue\nx;" + written + "\n");

        assertThat(items).isEmpty();
        assertThat(badLines()).containsExactly(2L);
    }

    @Test
    void a_cell_of_sixty_thousand_issues_is_refused_at_once() throws IOException {
        StringBuilder cell = new StringBuilder();
        for (int i = 0; i < 60_000; i++) {
            cell.append("A-").append(i).append(' ');
        }
        read("text,issue\nx,\"" + cell + "\"\n");

        assertThat(items).isEmpty();
        assertThat(problems.get(0).problem()).contains("more than 1000 issues");
    }

    @Test
    void what_nobody_sees_is_taken_out_and_a_cut_text_stays_as_it_is() throws IOException {
        read("[{\"text\":\"a\\u202eb\\ud800c\\u0007\\r\\nd\",\"customer\":\"A\\u2066c\\rme\"}]");
        assertThat(texts()).containsExactly("ab\ufffdc\nd");
        assertThat(items.get(0).customer()).isEqualTo("Ac me");

        read("text\n" + "x".repeat(32_760) + "        y\n");
        String once = items.get(0).text();
        read("text\n" + once + "\n");
        assertThat(texts()).containsExactly(once);
        assertThat(once).hasSize(32_760);
    }

    @Test
    void a_line_without_an_id_is_the_same_item_whatever_issue_it_names() throws IOException {
        read("text,issue\nPlease,A-1\nPlease,A-2\n,A-1\n,A-2\n");

        assertThat(items.get(0).externalId()).isEqualTo(items.get(1).externalId());
        assertThat(items.get(2).externalId()).isNotEqualTo(items.get(3).externalId());
    }

    @Test
    void a_mapping_that_is_a_list_says_what_is_expected() {
        assertThatThrownBy(() -> Mapping.read("{\"columns\":[\"a\"]}", EvidenceFile.COLUMNS))
                .hasMessageContaining("columns must name ours");
    }

    @Test
    void accounts_have_each_alias_of_a_list_and_the_right_reason_for_a_wrong_domain() throws IOException {
        Path file = Files.writeString(folder.resolve("c.json"), """
                [{"name": "Acme", "aliases": ["Acme Inc", "Acme; Ltd"]}, {"name": "B", "domains": "a.example, b.example"},
                 {"name": "C", "domains": "acme"}, {"name": "D", "domains": ["gmail.com"]}]""");
        List<CustomerDraft> drafts = new ArrayList<>();

        new CustomerFile(file, Mapping.NONE).read(line -> drafts.add(line.draft()), problems::add);

        assertThat(drafts.get(0).aliases()).isEqualTo(Set.of("Acme Inc", "Acme; Ltd"));
        assertThat(drafts.get(1).domains()).isEqualTo(Set.of("a.example", "b.example"));
        assertThat(problems.get(0).problem()).contains("no domain of mail addresses");
        assertThat(problems.get(1).problem()).contains("anyone can have an address");
    }
}
