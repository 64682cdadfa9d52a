package io.winnow.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What Jira tells others of its changes: at least once, in any order, and again when the other side fails. Thread-safe.
 *
 * <p>As long as nobody is registered, nothing is done.
 */
public final class Webhooks implements AutoCloseable {

    private static final int THREADS = 8;
    private static final int MOST_RETRIES = 5;
    private static final Set<Integer> RETRIED = Set.of(408, 409, 425, 429);

    private final Site site;
    private final WebhookPayload payload;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final ScheduledThreadPoolExecutor threads;
    private final List<WebhookTarget> targets = new CopyOnWriteArrayList<>();
    private final AtomicLong identifiers = new AtomicLong();
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong sent = new AtomicLong();
    private volatile Duration retryAfter = Duration.ofMinutes(5);
    private volatile Trouble trouble = new Trouble(new Random(0), 0, Duration.ZERO);

    Webhooks(Site site, WebhookPayload payload) {
        this.site = site;
        this.payload = payload;
        this.threads = new ScheduledThreadPoolExecutor(THREADS, task -> {
            Thread thread = new Thread(task, "jira-webhooks");
            thread.setDaemon(true);
            return thread;
        });
    }

    private record Trouble(Random random, double twice, Duration late) {}

    /** Tells this address of everything from now on; an empty secret signs nothing. */
    public Webhooks add(URI url, String secret) {
        add(WebhookTarget.ofAll(url, secret));
        return this;
    }

    /** Enters a webhook; returns it with the id it got. */
    synchronized WebhookTarget add(WebhookTarget asked) {
        WebhookTarget target = asked.as(targets.size() + 1);
        targets.add(target);
        return target;
    }

    /** Puts this in the place of the one with its id. */
    WebhookTarget change(WebhookTarget target) {
        targets.replaceAll(one -> one.id() == target.id() ? target : one);
        return target;
    }

    /** Somebody switches every webhook off. */
    public void switchOff() {
        targets.replaceAll(WebhookTarget::off);
    }

    /** How long until a refused event is sent again; Jira takes five minutes and more. */
    public Webhooks retryAfter(Duration pause) {
        retryAfter = pause;
        return this;
    }

    /** Sends a share of the events twice, and each up to so much later, which puts them out of order. */
    public Webhooks trouble(long seed, double twice, Duration late) {
        trouble = new Trouble(new Random(seed), twice, late);
        return this;
    }

    /** Where it sends events, and which. */
    List<WebhookTarget> targets() {
        return List.copyOf(targets);
    }

    /** Requests made so far, repeated ones too. */
    public long sent() {
        return sent.get();
    }

    /** Whether every event so far was taken or given up. */
    public boolean quiet() {
        return waiting.get() == 0;
    }

    /** What the site tells it. */
    SiteListener listener() {
        return new SiteListener() {
            @Override
            public void issue(@Nullable IssueState before, @Nullable IssueState after) {
                if (!targets.isEmpty()) {
                    payload.of(before, after).forEach(Webhooks.this::tell);
                }
            }

            @Override
            public void sprint(String event, Catalog.Sprint sprint) {
                if (!targets.isEmpty()) {
                    tell(payload.of(event, sprint));
                }
            }
        };
    }

    private void tell(WebhookPayload.Event event) {
        for (WebhookTarget target : targets) {
            if (target.hears(event, site)) {
                tell(target, event.body());
            }
        }
    }

    private void tell(WebhookTarget target, Answer.Writer body) {
        String identifier = "w-" + identifiers.incrementAndGet();
        Trouble now = trouble;
        synchronized (now.random) {
            int copies = now.random.nextDouble() < now.twice ? 2 : 1;
            for (int i = 0; i < copies; i++) {
                long late = now.late.isZero() ? 0 : (long) (now.random.nextDouble() * now.late.toMillis());
                later(new Delivery(target, identifier, body, 0), Duration.ofMillis(late));
            }
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a delivery says for itself how it went
    private void later(Delivery delivery, Duration delay) {
        waiting.incrementAndGet();
        threads.schedule(delivery, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /** One attempt. */
    private final class Delivery implements Runnable {

        private final WebhookTarget target;
        private final String identifier;
        private final Answer.Writer body;
        private final int retry;

        Delivery(WebhookTarget target, String identifier, Answer.Writer body, int retry) {
            this.target = target;
            this.identifier = identifier;
            this.body = body;
            this.retry = retry;
        }

        @Override
        public void run() {
            try {
                sent.incrementAndGet();
                if (!taken(status()) && retry < MOST_RETRIES) {
                    later(new Delivery(target, identifier, body, retry + 1), retryAfter);
                }
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
            } finally {
                waiting.decrementAndGet();
            }
        }

        private boolean taken(int status) {
            return status < 500 && !RETRIED.contains(status);
        }

        /** 503 when nobody answers. */
        private int status() throws InterruptedException {
            HttpRequest request =
                    target.request(identifier, retry, Answer.written(0, body).body());
            try {
                return client.send(request, BodyHandlers.discarding()).statusCode();
            } catch (IOException nobody) {
                return 503;
            }
        }
    }
}
