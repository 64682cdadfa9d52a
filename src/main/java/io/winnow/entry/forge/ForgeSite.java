package io.winnow.entry.forge;

import io.winnow.entry.web.PageAnswer;
import io.winnow.entry.web.PageCall;
import io.winnow.entry.webhook.JiraEvents.Taken;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** One site that the app is installed on. Thread-safe. */
public interface ForgeSite {

    /** Follows an event of its Jira soon; throws {@link io.winnow.intake.UnreadableFileException} when it isn't one. */
    Taken event(byte[] body);

    /** What a person is shown, or what became of what they did; {@code through} brought it. */
    PageAnswer page(PageCall call, PersonInJira caller, HttpServletRequest through, HttpServletResponse back);
}
