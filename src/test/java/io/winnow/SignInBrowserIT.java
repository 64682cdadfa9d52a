package io.winnow;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.winnow.entry.cli.Cli;
import io.winnow.entry.cli.Console;
import io.winnow.entry.web.Accessibility;
import io.winnow.entry.web.Browser;
import io.winnow.simulator.JiraSimulator;
import io.winnow.simulator.SimulatorOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person starts {@code winnow serve}, follows the link it prints, and signs out again, in a real browser. */
class SignInBrowserIT {

    private static final int PIPE = 64_000;

    @TempDir
    Path folder;

    @Test
    void who_follows_the_printed_link_is_named_on_the_page_until_they_sign_out() throws Exception {
        served("", (page, link) -> {
            String start = link.substring(0, link.indexOf("/signin"));
            page.navigate(start + "/backlogs/payments");
            assertThat(page.locator("#who"))
                    .containsText(
                            "You may read. Sign in to plan: use the link that was printed when the server was started");
            assertThat(page.locator("html")).hasAttribute("data-may-plan", "false");

            signIn(page, link);
            assertThat(page).hasURL(start + "/backlogs/payments");
            assertThat(page.locator("#who")).containsText(System.getProperty("user.name") + ", planner");
            assertThat(page.locator("html")).hasAttribute("data-may-plan", "true");

            page.navigate(start + "/backlogs/payments/plan");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))
                    .click();
            assertThat(page.locator("#who")).containsText("You may read.");
        });
    }

    @Test
    void who_came_from_the_plan_is_back_there_and_the_pages_on_the_way_are_accessible() throws Exception {
        served("", (page, link) -> {
            String signIn = link.substring(0, link.indexOf("?"));
            String plan = signIn.replace("/signin", "/backlogs/payments/plan?capacity=7");
            page.navigate(plan);
            assertThat(page.locator("#who")).containsText("You may read.");
            for (NewContextOptions options : List.of(
                    new NewContextOptions(),
                    new NewContextOptions().setColorScheme(ColorScheme.DARK),
                    new NewContextOptions().setViewportSize(390, 844))) {
                Page way = page.context().browser().newContext(options).newPage();
                for (String address : List.of(signIn, link)) {
                    way.navigate(address);
                    Accessibility.check(way);
                }
                way.context().close();
            }

            signIn(page, link);
            assertThat(page).hasURL(plan);
            page.navigate(signIn);
            assertThat(page.locator("h1")).hasText("Signed in");
            Accessibility.check(page);
        });
    }

    @Test
    void without_scripts_and_where_reading_takes_it_signing_in_and_out_works_too() throws Exception {
        served("server: {publicRead: false}", new NewContextOptions().setJavaScriptEnabled(false), (page, link) -> {
            String start = link.substring(0, link.indexOf("/signin"));
            page.navigate(start + "/backlogs/payments");
            assertThat(page.locator("main")).containsText("To sign in, open the link");

            signIn(page, link);
            assertThat(page.locator("h1")).hasText("payments");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Sign in or out"))
                    .click();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))
                    .click();
            assertThat(page.locator("main")).containsText("To sign in, open the link");

            signIn(page, link);
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("This link was used");
        });
    }

    private static void signIn(Page page, String link) {
        page.navigate(link);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
    }

    /** What a person does with the link that is printed. */
    private interface Visit {

        void run(Page page, String link);
    }

    private void served(String settings, Visit visit) throws Exception {
        served(settings, new NewContextOptions(), visit);
    }

    private void served(String settings, NewContextOptions options, Visit visit) throws Exception {
        try (JiraSimulator jira =
                        JiraSimulator.start(new SmallSite(Clock.systemUTC()).site(), SimulatorOptions.defaults());
                PipedWriter printed = new PipedWriter();
                BufferedReader err = new BufferedReader(new PipedReader(printed, PIPE));
                Browser browser = Browser.launch();
                BrowserContext context = browser.get().newContext(options)) {
            WinnowUser user = new WinnowUser(folder, jira, SmallSite.JQL, settings);
            Console console =
                    new Console(new PrintWriter(new StringWriter()), new PrintWriter(printed, true), false, false);
            Thread serving = new Thread(() -> new Cli(
                            new Composition(Map.of("WINNOW_JIRA_TOKEN", jira.token())), console)
                    .run(new String[] {
                        "serve", "--port", "0", "--config", user.config().toString()
                    }));
            serving.start();
            try {
                visit.run(context.newPage(), link(err));
            } finally {
                serving.interrupt();
                serving.join();
            }
        }
    }

    private static String link(BufferedReader err) throws IOException {
        String line = "";
        while (!line.contains("/signin?link=")) {
            line = err.readLine();
        }
        return line.substring(line.indexOf("http"));
    }
}
