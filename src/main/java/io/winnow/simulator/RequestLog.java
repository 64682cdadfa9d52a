package io.winnow.simulator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/** Everything the simulator was asked, up to a bound; counts go on beyond it. Thread-safe. */
public final class RequestLog {

    private static final int KEPT = 50_000;

    private final Deque<Exchange> exchanges = new ArrayDeque<>();
    private final List<Exchange> refused = new ArrayList<>();
    private long reads;
    private long writes;
    private long bytesOut;
    private long bytes;

    synchronized void add(Exchange exchange) {
        if (exchanges.size() == KEPT) {
            exchanges.removeFirst();
        }
        exchanges.addLast(exchange);
        if (!exchange.refusal().isEmpty() && refused.size() < KEPT) {
            refused.add(exchange);
        }
        if (exchange.write()) {
            writes++;
        } else {
            reads++;
        }
        bytesOut += exchange.bytesOut();
        bytes += exchange.bytes();
    }

    /** In the order they were answered. */
    public synchronized List<Exchange> all() {
        return List.copyOf(exchanges);
    }

    public List<Exchange> matching(Predicate<Exchange> wanted) {
        return all().stream().filter(wanted).toList();
    }

    /** Requests of one method whose path contains the text. */
    public List<Exchange> to(String method, String pathPart) {
        return matching(one -> one.method().equals(method) && one.path().contains(pathPart));
    }

    /** Requests no careful client sends: unknown, malformed, removed, or refused for what they asked. */
    public synchronized List<Exchange> refused() {
        return List.copyOf(refused);
    }

    public synchronized long reads() {
        return reads;
    }

    public synchronized long writes() {
        return writes;
    }

    public synchronized long total() {
        return reads + writes;
    }

    /** Of all answers as sent. */
    public synchronized long bytesOut() {
        return bytesOut;
    }

    /** Of all answers before compression. */
    public synchronized long bytes() {
        return bytes;
    }

    public synchronized void clear() {
        exchanges.clear();
        refused.clear();
        reads = 0;
        writes = 0;
        bytesOut = 0;
        bytes = 0;
    }
}
