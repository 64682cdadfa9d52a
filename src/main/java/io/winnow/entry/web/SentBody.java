package io.winnow.entry.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Takes a request's body: of the right type, and never more of it than may be. */
final class SentBody {

    static final List<String> JSON = List.of("application/json");

    private SentBody() {}

    /** Throws {@link RefusedException} when it is of none of these types, or larger than {@code most} bytes. */
    static byte[] read(Context request, List<String> types, int most) {
        String type = request.contentType();
        String bare = type == null ? "" : type.split(";", -1)[0].strip().toLowerCase(Locale.ROOT);
        String encoding = request.header("Content-Encoding");
        if (!types.contains(bare) || (encoding != null && !encoding.equalsIgnoreCase("identity"))) {
            throw new RefusedException(
                    415,
                    "Send the body uncompressed, with the header Content-Type: " + String.join(" or ", types) + ".");
        }
        RefusedException tooLarge =
                new RefusedException(413, "The body is larger than " + size(most) + ". Send it in parts.");
        String length = request.header("Content-Length");
        if (length != null && length.matches("[0-9]{1,18}") && Long.parseLong(length) > most) {
            throw tooLarge;
        }
        try {
            byte[] body = request.bodyInputStream().readNBytes(most + 1);
            if (body.length > most) {
                throw tooLarge;
            }
            return body;
        } catch (IOException cut) {
            throw new RefusedException(400, "The body ended before it was whole. Send it again.");
        }
    }

    private static String size(int bytes) {
        return bytes < 1_000_000 ? bytes / 1_000 + " kB" : bytes / 1_000_000 + " MB";
    }
}
