package io.winnow.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.winnow.goals.KpiPoint;
import io.winnow.intake.KpiFile.BadLine;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KpiFileTest {

    @TempDir
    Path folder;

    private KpiFile.Content read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private KpiFile.Content read(byte[] bytes) {
        try {
            return KpiFile.read(Files.write(folder.resolve("kpi.csv"), bytes), Mapping.NONE);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static KpiPoint point(String kpi, String date, String value) {
        return new KpiPoint(kpi, LocalDate.parse(date), new BigDecimal(value));
    }

    @Test
    void columns_may_stand_in_any_order_among_others_and_names_are_one_whatever_their_case() {
        KpiFile.Content content =
                read("\ufeffValue,note,Date,KPI\r\n34.5,\"a, b\",2026-10-01,NPS\r\n-3,,2026-10-02, nps \r\n");

        assertThat(content.bad()).isEmpty();
        assertThat(content.points())
                .containsExactlyInAnyOrder(point("nps", "2026-10-01", "34.5"), point("nps", "2026-10-02", "-3"));
    }

    @Test
    void bad_lines_are_told_by_their_number_and_good_ones_go_in() {
        KpiFile.Content content = read("""
                kpi,date,value
                nps,2026-10-01,34
                nps,1.13.2026,35

                nps,2026-11-31,35
                nps,2026-12-01,"3,555"
                ,2026-12-01,35
                nps,2026-12-01
                "two
                lines",2026-12-01,1
                nps,2026-10-01,35
                nps,2026-10-01,34.0
                csat,2026-10-01,4.5
                """);

        assertThat(content.points())
                .containsExactlyInAnyOrder(point("nps", "2026-10-01", "34"), point("csat", "2026-10-01", "4.5"));
        assertThat(content.bad()).extracting(BadLine::line).containsExactly(3L, 5L, 6L, 7L, 8L, 9L, 11L);
        assertThat(content.bad().get(0).problem()).contains("1.13.2026", "such as 2026-10-01");
        assertThat(content.bad().get(2).problem()).contains("3,555", "two numbers");
        assertThat(content.bad().get(6).problem()).contains("second value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "kpi,date\n", "kpi\n"})
    void without_the_three_columns_nothing_is_read(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("kpi.csv")
                .hasMessageContaining("kpi,date,value");
    }

    @Test
    void a_file_is_read_in_its_encoding_with_its_delimiter_and_as_json() {
        byte[] latin = "kpi;date;value\nn\u00e4ps;01.10.2026;3,5\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(read(latin).points()).containsExactly(point("n\u00e4ps", "2026-10-01", "3.5"));
        assertThat(read(latin).notes()).singleElement().asString().contains("windows-1252");
        assertThat(read("kpi,date,value\nnps,2026-10-01,1.234\n").points())
                .containsExactly(point("nps", "2026-10-01", "1.234"));
        assertThat(read("[{\"kpi\":\"nps\",\"date\":\"2026-10-01\",\"value\":1.234}]")
                        .points())
                .containsExactly(point("nps", "2026-10-01", "1.234"));
    }

    @Test
    void a_file_that_is_not_there_or_has_a_column_twice_is_refused() {
        assertThatThrownBy(() -> KpiFile.read(folder.resolve("none.csv"), Mapping.NONE))
                .hasMessageContaining("doesn't exist");
        assertThatThrownBy(() -> KpiFile.read(folder, Mapping.NONE)).isInstanceOf(UnreadableFileException.class);
        assertThatThrownBy(() -> read("kpi,date,value,date\n")).hasMessageContaining("two columns for date");
    }
}
