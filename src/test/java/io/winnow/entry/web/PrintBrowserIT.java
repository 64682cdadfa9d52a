package io.winnow.entry.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import io.winnow.report.ReportPage;
import io.winnow.report.ReportRenderer;
import io.winnow.report.SampleBacklog;
import io.winnow.report.SampleSupport;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages on paper, from a real browser. */
class PrintBrowserIT extends OpenedReport {

    private static final String CONTROLS =
            "form, input, select, textarea, dialog, nav, .menu, .quiet, .acts, .pager, #who";

    private final SampleSource source = new SampleSource();
    private final WebServer server = new WebServer(WebSettings.loopback(0), source, new ReportRenderer());

    @Override
    ReportPage made() {
        return SampleSupport.on(SampleBacklog.page(60));
    }

    @Override
    String open(ReportPage report) {
        source.show(report);
        return server.start() + "backlogs/Payments";
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private Page opened(String path) {
        Page page = context(options().setColorScheme(ColorScheme.DARK)).newPage();
        page.navigate(address() + path);
        page.waitForSelector("html[data-may-plan]");
        page.evaluate("document.documentElement.dataset.mayPlan = 'true'");
        return page;
    }

    /** Widths are what the margins leave of the sheet, in CSS pixels. */
    @ParameterizedTest
    @CsvSource({"A4, false, 703", "A4, true, 1032", "Letter, false, 725", "Letter, true, 965"})
    void every_page_fits_the_sheet_and_prints_no_controls(String format, boolean landscape, int width) {
        for (String path : new String[] {"", "/plan", "/roadmap"}) {
            Page page = opened(path);

            assertThat(sheets(page, format, landscape)).as(path).isBetween(1L, 8L);
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            page.setViewportSize(width, 900);
            assertThat(page.locator(CONTROLS).all()).noneMatch(control -> control.isVisible());
            assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                    .as(path)
                    .isLessThanOrEqualTo(width);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/plan", "/roadmap"})
    void paper_is_white_however_the_screen_is(String path) {
        Page page = opened(path);

        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

        assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgb(255, 255, 255)");
        assertThat(page.evaluate("getComputedStyle(document.querySelector('td')).color"))
                .isEqualTo("rgb(23, 43, 77)");
    }

    private static long sheets(Page page, String format, boolean landscape) {
        byte[] pdf = page.pdf(new Page.PdfOptions().setFormat(format).setLandscape(landscape));
        return Pattern.compile("/Type\\s*/Page\\b")
                .matcher(new String(pdf, StandardCharsets.ISO_8859_1))
                .results()
                .count();
    }
}
