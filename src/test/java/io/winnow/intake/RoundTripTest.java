package io.winnow.intake;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.winnow.evidence.Evidence;
import io.winnow.intake.EvidenceFile.BadLine;
import io.winnow.tracker.SharedData;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is written is read back as it was, and every line of a file is accounted for. */
class RoundTripTest {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final int SEED = 20261125;
    private static final List<String> PARTS = List.of(
            "=1+1",
            "\"",
            "a,b",
            "x\ny",
            "ü",
            "希望",
            "😀",
            "-",
            "@x",
            "+4",
            "'",
            "''=",
            ";",
            "|",
            "\\",
            "\t",
            " ",
            "\\;",
            "9",
            "1,5",
            "PAY-1",
            "%s",
            "<script>",
            "null",
            "line");

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);
    private final List<Evidence> items = new ArrayList<>();
    private final List<BadLine> problems = new ArrayList<>();

    private void read(Path file, String mapping) {
        items.clear();
        problems.clear();
        new EvidenceFile(file, Mapping.read(mapping, EvidenceFile.COLUMNS), "some", NOW)
                .read(items::add, problems::add);
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int words = 1 + random.nextInt(5); words > 0; words--) {
            text.append(PARTS.get(random.nextInt(PARTS.size())));
        }
        return PlainText.lines(text.toString(), 1_000);
    }

    private @Nullable String word() {
        String word = PlainText.line(text());
        return word.isEmpty() || random.nextInt(4) == 0 ? null : word;
    }

    private @Nullable BigDecimal number(int digits) throws WrongLineException {
        return random.nextInt(5) == 0
                ? null
                : Amounts.exact("x", new BigDecimal(new BigInteger(digits, random), random.nextInt(7)).toPlainString());
    }

    private Evidence item(int number) throws WrongLineException {
        return new Evidence(
                random.nextBoolean() ? "mail" : "=survey",
                random.nextBoolean() ? "id " + number : number + "-'=\"" + number,
                List.of("request", "survey", "own kind").get(random.nextInt(3)),
                random.nextBoolean() ? null : Instant.ofEpochMilli(random.nextInt(1_700_000_000) * 1_000L + 7),
                "t" + text(),
                random.nextBoolean() ? null : "https://a.example/?q==" + number + "&x='",
                word(),
                word(),
                number(30),
                word(),
                word(),
                word(),
                random.nextBoolean() ? null : random.nextInt(11),
                random.nextBoolean() ? null : new BigDecimal("1." + (1 + random.nextInt(9))),
                number(12),
                random.nextBoolean() ? null : new BigDecimal(random.nextInt(2_000) + "." + (1 + random.nextInt(9))),
                random.nextBoolean() ? List.of() : List.of("PAY-1", "44"));
    }

    @ParameterizedTest
    @EnumSource(FileForm.class)
    void evidence_of_every_sort_comes_back_as_it_was(FileForm form) throws IOException, WrongLineException {
        List<Evidence> written = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            written.add(item(i));
        }
        StringWriter out = new StringWriter();
        try (EvidenceExport export = new EvidenceExport(out, form)) {
            written.forEach(export::write);
        }

        read(Files.writeString(folder.resolve("e"), out.toString()), "{}");

        assertThat(problems).as("seed " + SEED).isEmpty();
        assertThat(items).as("seed " + SEED).isEqualTo(written);
        StringWriter again = new StringWriter();
        try (EvidenceExport export = new EvidenceExport(again, form)) {
            items.forEach(export::write);
        }
        assertThat(again.toString()).isEqualTo(out.toString());
    }

    @Test
    void our_reader_and_the_librarys_writer_agree() throws IOException {
        StringWriter out = new StringWriter();
        List<List<String>> written = new ArrayList<>();
        try (CsvWriter csv = CsvWriter.builder().build(out)) {
            for (int i = 0; i < 2_000; i++) {
                List<String> cells = List.of(text(), text(), "", text());
                written.add(cells);
                csv.writeRecord(cells);
            }
        }

        CsvRecords records = new CsvRecords(new StringReader(out.toString()), ',', RowSink.NOBODY);
        List<List<String>> read = new ArrayList<>();
        for (CsvLine line = records.next(); line != null; line = records.next()) {
            read.add(line.cells());
        }

        assertThat(read).as("seed " + SEED).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, ','",
        "UTF-8, ';'",
        "UTF-8, '|'",
        "UTF-8, '\t'",
        "UTF-16LE, ','",
        "UTF-16BE, ';'",
        "UTF-16LE, '\t'",
        "BOM, ','",
        "BOM, '|'"
    })
    void two_thousand_odd_lines_are_all_accounted_for(String encoding, char delimiter) throws IOException {
        StringBuilder csv = new StringBuilder(encoding.equals("BOM") ? "\ufeff" : "")
                .append(String.join(String.valueOf(delimiter), "text", "date", "customer", "issue", "revenue", "nps"))
                .append("\r\n");
        for (int i = 0; i < 2_000; i++) {
            csv.append("line ").append(i);
            for (int cell = 0; cell < 5; cell++) {
                String odd = random.nextInt(3) == 0 ? text() : "";
                csv.append(delimiter)
                        .append('"')
                        .append(odd.replace("\"", "\"\""))
                        .append('"');
            }
            csv.append("\r\n");
        }
        Charset charset = encoding.equals("BOM") ? StandardCharsets.UTF_8 : Charset.forName(encoding);
        Path file = Files.write(folder.resolve("odd.csv"), csv.toString().getBytes(charset));

        read(file, "{}");

        problems.removeIf(problem -> problem.line() == 0);
        assertThat(items.size() + problems.size()).as("seed " + SEED).isEqualTo(2_000);
        assertThat(items).hasSizeGreaterThan(50);
        assertThat(problems).hasSizeGreaterThan(50);
        List<Evidence> first = List.copyOf(items);
        read(file, "{}");
        assertThat(items).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "polis/15-per-hour-seattle/comments.csv ! {\"columns\":{\"timestamp\":\"date\",\"comment-id\":\"externalId\",\"author-id\":\"contact\",\"comment-body\":\"text\"}}",
                "polis/american-assembly.bowling-green/comments.csv ! {\"columns\":{\"timestamp\":\"date\",\"comment-id\":\"externalId\",\"author-id\":\"contact\",\"comment-body\":\"text\"}}",
                "crowdre/quinary_batch_320.csv ! {\"columns\":{\"requirements\":\"text\",\"class\":\"segment\"}}"
            })
    void feedback_of_real_people_is_read_whole(String name, String mapping) {
        Path file = SharedData.file("feedback/" + name.strip());

        read(file, mapping);

        assertThat(problems).allMatch(problem -> problem.line() == 0);
        assertThat(items).hasSizeGreaterThan(30).allMatch(item -> !item.text().isBlank());
    }
}
