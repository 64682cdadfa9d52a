package io.winnow.entry.web;

import java.util.Map;

/**
 * What is answered to a {@link PageCall}.
 *
 * @param headers by name in lower case
 * @param body text, as everything the server shows is
 */
public record PageAnswer(int status, Map<String, String> headers, String body) {

    public PageAnswer {
        headers = Map.copyOf(headers);
    }
}
