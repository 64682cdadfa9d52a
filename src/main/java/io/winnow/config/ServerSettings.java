package io.winnow.config;

/**
 * Where {@code winnow serve} listens.
 *
 * @param port 0 takes a free one
 * @param host a loopback address unless the page may be seen by others
 */
public record ServerSettings(int port, String host) {}
