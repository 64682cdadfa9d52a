package io.winnow.entry.web;

import java.util.Map;
import java.util.TreeMap;

/**
 * A request that came within another one.
 *
 * @param path below the server's root, as it stands in an address, without the query
 * @param query without the question mark; empty when there is none
 * @param headers by name; their names differ in more than upper and lower case
 * @param body empty when there is none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never changed once made
public record PageCall(String method, String path, String query, Map<String, String> headers, byte[] body) {

    public PageCall {
        Map<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        sorted.putAll(headers);
        headers = sorted;
    }
}
