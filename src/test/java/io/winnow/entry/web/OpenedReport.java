package io.winnow.entry.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import io.winnow.report.ReportPage;
import io.winnow.report.SampleBacklog;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;

/** A report in a real browser; whatever the browser complains about fails the test. */
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OpenedReport {

    private final List<String> complaints = new ArrayList<>();
    private @Nullable Browser browser;
    private @Nullable BrowserContext context;

    /** What is shown. */
    abstract ReportPage made();

    /** Where the report of {@link #report} can be opened. */
    abstract String open(ReportPage report) throws Exception;

    private String address = "";
    private ReportPage report = SampleBacklog.page(0);

    @BeforeAll
    void openBrowser() throws Exception {
        browser = Browser.launch();
        report = made();
        address = open(report);
    }

    @AfterAll
    void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @AfterEach
    void nothing_was_complained_about() {
        if (context != null) {
            context.close();
        }
        assertThat(complaints).isEmpty();
    }

    Page page(String fragment) {
        return page(fragment, options());
    }

    Page page(String fragment, NewContextOptions options) {
        Page page = context(options).newPage();
        page.navigate(address + fragment);
        page.waitForSelector("html[data-ready]");
        return page;
    }

    BrowserContext context(NewContextOptions options) {
        if (context != null) {
            context.close();
        }
        BrowserContext fresh = Objects.requireNonNull(browser).get().newContext(options);
        context = fresh;
        fresh.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text());
            }
        });
        fresh.onWebError(error -> complaints.add(error.error()));
        fresh.onDialog(dialog -> {
            complaints.add("dialog: " + dialog.message());
            dialog.dismiss();
        });
        return fresh;
    }

    String address() {
        return address;
    }

    List<String> complaints() {
        return complaints;
    }

    ReportPage report() {
        return report;
    }

    static NewContextOptions options() {
        return new NewContextOptions().setReducedMotion(ReducedMotion.REDUCE);
    }

    static Locator rows(Page page) {
        return page.locator("#rows tr");
    }

    static Locator opener(Page page, int row) {
        return rows(page).nth(row).locator(".open");
    }

    static void assertAccessible(Page page) {
        Accessibility.check(page);
    }
}
