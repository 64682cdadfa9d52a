package io.winnow.entry.web;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** An answer made once and sent often: compressed, with a tag by which a browser knows it again. */
final class Body {

    private final String contentType;
    private final String tag;
    private final byte[] compressed;

    private Body(String contentType, String tag, byte[] compressed) {
        this.contentType = contentType;
        this.tag = tag;
        this.compressed = compressed;
    }

    static Body of(String contentType, String text) {
        return of(contentType, text.getBytes(StandardCharsets.UTF_8));
    }

    static Body of(String contentType, byte[] content) {
        return new Body(contentType, tag(content), gzip(content));
    }

    String contentType() {
        return contentType;
    }

    String tag() {
        return tag;
    }

    /** Not a copy: whoever sends it leaves it as it is. */
    byte[] compressed() {
        return compressed;
    }

    /** Few clients can't take it compressed, so it is unpacked for them each time. */
    byte[] plain() {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            return in.readAllBytes();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** Weak, because the same tag stands for the plain and the compressed form. */
    private static String tag(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return "W/\"" + HexFormat.of().formatHex(hash, 0, 12) + "\"";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
