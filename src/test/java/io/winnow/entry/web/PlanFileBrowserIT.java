package io.winnow.entry.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.winnow.report.ReportPage;
import io.winnow.report.ReportRenderer;
import io.winnow.report.SampleBacklog;
import io.winnow.report.SamplePlan;
import io.winnow.report.SampleSupport;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plan as one file, opened from disk. */
class PlanFileBrowserIT extends OpenedReport {

    @TempDir
    static Path folder = Path.of("");

    @Override
    ReportPage made() {
        return SampleSupport.on(SampleBacklog.page(60));
    }

    @Override
    String open(ReportPage report) throws Exception {
        Path file = folder.resolve("plan.html");
        try (Writer out = Files.newBufferedWriter(file)) {
            new ReportRenderer().planFile(SamplePlan.page(report, null, false), out);
        }
        return file.toUri().toString();
    }

    @Test
    void it_asks_nobody_for_anything_and_tells_the_time_as_the_reader_does() {
        List<String> asked = new ArrayList<>();
        Page page = context(options()).newPage();
        page.onRequest(request -> asked.add(request.url()));

        page.navigate(address());

        assertThat(asked).containsExactly(address());
        assertThat(page.locator(".cut").innerText()).contains("Sprint 43 ends here: ");
        assertThat(page.locator("#meta time").first().getAttribute("title")).isNotEmpty();
        assertThat(page.locator("button, form, dialog").count()).isZero();
    }

    @Test
    void it_is_accessible_in_light_and_dark_and_on_a_phone() {
        for (NewContextOptions options : List.of(
                options(), options().setColorScheme(ColorScheme.DARK), options().setViewportSize(390, 844))) {
            Page page = context(options).newPage();
            page.navigate(address());
            page.locator(".fold > summary").all().forEach(fold -> fold.click());
            page.locator(".tile > summary").first().click();

            assertAccessible(page);
            assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isEqualTo(true);
        }
    }
}
