package io.winnow.report;

/**
 * What the page for a site's administrators shows.
 *
 * @param site its address
 * @param text the settings as they are, or some to start with
 * @param saved whether there are any yet
 * @param state how Winnow stands with the site: whole sentences
 * @param well whether nothing is to be done about it
 * @param goals how it stands with goals: a whole sentence
 */
public record SettingsView(String site, String text, boolean saved, String state, boolean well, String goals) {

    public String tone() {
        return well ? "" : "warn";
    }
}
