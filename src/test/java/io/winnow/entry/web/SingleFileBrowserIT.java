package io.winnow.entry.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.winnow.report.ReportPage;
import io.winnow.report.ReportRenderer;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report as one file, opened from disk. */
class SingleFileBrowserIT extends ReportInBrowser {

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
    void it_asks_nobody_for_anything() {
        List<String> asked = new ArrayList<>();
        Page page = context(options()).newPage();
        page.onRequest(request -> asked.add(request.url()));

        page.navigate(address());
        page.waitForSelector("html[data-ready]");

        assertThat(asked).containsExactly(address());
    }
}
