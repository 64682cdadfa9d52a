package io.winnow.entry.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.winnow.report.ReportPage;
import io.winnow.report.ReportRenderer;
import io.winnow.report.ReportRow;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Goals and evidence in one file, opened from disk. */
class SingleFileInsightBrowserIT extends InsightInBrowser {

    @TempDir
    static Path folder = Path.of("");

    @Override
    String open(ReportPage report) throws Exception {
        Path file = folder.resolve("report.html");
        try (Writer out = Files.newBufferedWriter(file)) {
            new ReportRenderer().singleFile(report, SampleEvidence.of(report), out);
        }
        return file.toUri().toString();
    }

    @Test
    void it_asks_nobody_for_anything_and_says_where_more_is_said() {
        List<String> asked = new ArrayList<>();
        Page page = context(options()).newPage();
        page.onRequest(request -> asked.add(request.url()));
        ReportRow late = report().rows().stream()
                .filter(row -> row.support().evidence().total().items() > 0)
                .skip(20)
                .findFirst()
                .orElseThrow();

        page.navigate(address() + "#issue=" + late.key());
        page.waitForSelector("html[data-ready]");

        assertThat(page.locator(".evidence")).containsText("This file doesn't hold them");
        assertThat(asked).hasSize(1);
    }
}
