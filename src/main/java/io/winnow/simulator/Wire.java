package io.winnow.simulator;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** An answer ready for the wire, to be sent whole or the way a fault wants it. */
final class Wire {

    private static final int WORTH_ZIPPING = 1_000;
    private static final int DRIPS = 20;

    private final HttpExchange exchange;
    private final Answer answer;
    private final @Nullable Fault fault;
    private final byte[] body;

    Wire(HttpExchange exchange, Answer answer, @Nullable Fault fault) throws IOException {
        this.exchange = exchange;
        this.answer = answer;
        this.fault = fault;
        boolean zip = answer.body().length > WORTH_ZIPPING && acceptsGzip(exchange);
        this.body = zip ? zipped(answer.body()) : answer.body();
        if (zip) {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        }
    }

    /** 0 when nothing will be sent at all. */
    int status() {
        return silent() ? 0 : answer.status();
    }

    /** Bytes of the body that will be sent. */
    int length() {
        if (silent()) {
            return 0;
        }
        return is(Fault.Kind.HALF_BODY) ? body.length / 2 : body.length;
    }

    void send() throws IOException {
        try {
            if (silent()) {
                return;
            }
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            if (!answer.type().isEmpty()) {
                exchange.getResponseHeaders().set("Content-Type", answer.type());
            }
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                Duration over = fault == null ? Duration.ZERO : fault.time();
                drip(exchange.getResponseBody(), over);
            }
        } finally {
            exchange.close(); // with bytes missing, or before any, this ends the connection
        }
    }

    private void drip(OutputStream out, Duration over) throws IOException {
        int length = length();
        int step = over.isZero() ? Math.max(1, length) : Math.max(1, length / DRIPS);
        for (int at = 0; at < length; at += step) {
            out.write(body, at, Math.min(step, length - at));
            out.flush();
            LockSupport.parkNanos(over.toNanos() / DRIPS);
        }
    }

    private boolean silent() {
        return is(Fault.Kind.NO_ANSWER)
                || is(Fault.Kind.ANSWER_DROPPED)
                || (is(Fault.Kind.HALF_BODY) && body.length == 0);
    }

    private boolean is(Fault.Kind kind) {
        return fault != null && fault.kind() == kind;
    }

    private static boolean acceptsGzip(HttpExchange exchange) {
        String accepted = exchange.getRequestHeaders().getFirst("Accept-Encoding");
        return accepted != null && accepted.contains("gzip");
    }

    private static byte[] zipped(byte[] body) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream(body.length / 4);
        try (GZIPOutputStream gzip = new FastGzip(zipped)) {
            gzip.write(body);
        }
        return zipped.toByteArray();
    }

    /** Loopback is fast and cores are few: the least effort that still shrinks JSON well. */
    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, 8192);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
