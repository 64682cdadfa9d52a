package io.winnow.tracker.jira;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.winnow.tracker.RequestCounts;
import io.winnow.tracker.TrackerException;
import io.winnow.tracker.jira.JiraRequest.As;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends requests to one Jira site: at the pace it allows, again when that is safe, never past a redirect.
 *
 * <p>Thread-safe. A request turned away for being one too many is repeated, whatever it is, for nothing was done. A read
 * that failed is repeated. A write that failed is not: it may have taken effect, and only the caller can look.
 */
public final class JiraHttp {

    /** At one failure in seven, one request in five million fails this often in a row. */
    public static final int MOST_TRIES = 8;

    private static final Logger LOG = LoggerFactory.getLogger(JiraHttp.class);
    private static final MediaType JSON_TYPE = Objects.requireNonNull(MediaType.parse("application/json"));

    private final OkHttpClient client;
    private final Installation installation;
    private final JiraBase base;
    private final JiraErrors errors;
    private final Pacer pacer;
    private final AppPoints points;
    private final boolean onlyApp;
    private final RequestLedger ledger = new RequestLedger();
    private final ObjectMapper json;
    private final Clock clock;
    private final Pause pause;
    private final Duration patience;

    JiraHttp(
            JiraSettings settings,
            Credentials credentials,
            OkHttpClient client,
            ObjectMapper json,
            Pacer pacer,
            Clock clock,
            Pause pause) {
        this.client = client;
        this.json = json;
        this.installation = new Installation(settings, this::callSite);
        this.errors = new JiraErrors(settings, credentials, installation);
        this.base = new JiraBase(settings, installation, this::cloudId);
        this.pacer = pacer;
        this.points = new AppPoints(settings);
        this.onlyApp = settings.token() == null;
        this.clock = clock;
        this.pause = pause;
        this.patience = settings.patience();
    }

    RequestCounts counts() {
        return ledger.counts();
    }

    Installation installation() {
        return installation;
    }

    /** Sends a request and reads its answer as a tree. */
    public JsonNode call(JiraRequest request) {
        return call(request, BodyReader.tree());
    }

    /** Sends a request and reads its answer. */
    public <T> T call(JiraRequest request, BodyReader<T> reader) {
        return Objects.requireNonNull(call(request, reader, () -> true));
    }

    private <T> @Nullable T call(JiraRequest request, BodyReader<T> reader, BooleanSupplier still) {
        JiraRequest ours = onlyApp && request.as() == As.ACCOUNT ? request.as(As.APP) : request;
        return call(ours, base.resolve(ours), reader, still);
    }

    /** To the site itself, which knows what has to be known before requests go where they belong. */
    private JsonNode callSite(JiraRequest request) {
        return Objects.requireNonNull(call(request, base.atSite(request), BodyReader.tree(), () -> true));
    }

    private <T> @Nullable T call(JiraRequest request, HttpUrl url, BodyReader<T> reader, BooleanSupplier still) {
        try {
            return repeat(request, url, reader, still);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw errors.stopped(request);
        }
    }

    /** Sends a request whose answer has no body worth reading. */
    public void send(JiraRequest request) {
        call(request, NO_BODY);
    }

    /**
     * The same, unless {@code still} says no when it has its turn.
     *
     * @return whether it was sent
     */
    boolean send(JiraRequest request, BooleanSupplier still) {
        return call(request, NO_BODY, still) != null;
    }

    private static final BodyReader<Boolean> NO_BODY = parser -> true;

    /** Null when it wasn't sent, because {@code still} said no. */
    private <T> @Nullable T repeat(JiraRequest request, HttpUrl url, BodyReader<T> reader, BooleanSupplier still)
            throws InterruptedException {
        Instant deadline = clock.instant().plus(patience);
        int failures = 0;
        int throttles = 0;
        while (true) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (!pacer.enter(request, deadline)) {
                throw errors.limited(request, pacer.pausedUntil(request));
            }
            Attempt<T> attempt;
            try {
                if (!still.getAsBoolean()) {
                    return null;
                }
                AppPoints.Taken taken = points.take(request);
                if (taken.waits() != null) {
                    pacer.outOfPoints(request, taken.waits());
                    continue;
                }
                ledger.sent(request.lane(), failures + throttles > 0);
                attempt = attempt(request, url, reader, throttles);
                points.settle(taken, attempt.objects());
            } finally {
                pacer.leave(request);
            }
            if (attempt.value() != null) {
                return attempt.value();
            }
            if (attempt.throttled()) {
                throttles++;
            } else {
                TrackerException failure = Objects.requireNonNull(attempt.failure());
                failures++;
                if (failure.kind() != TrackerException.Kind.UNAVAILABLE) {
                    throw failure;
                }
                Duration wait = untilRepeat(failure, failures - 1);
                boolean inTime = !clock.instant().plus(wait).isAfter(deadline);
                if (request.lane() == Lane.WRITE || failures >= MOST_TRIES || !inTime) {
                    // Whoever looks what became of a write must not look at once, or a failing site gets a storm.
                    pause.pause(inTime ? wait : Duration.ZERO);
                    throw failure;
                }
                LOG.debug("{} failed, try {} of {}", request.line(), failures, MOST_TRIES);
                pause.pause(wait);
            }
        }
    }

    /** Waits before a request is repeated that was answered, but not with what was asked for; 0 is the first repeat. */
    public void pauseBeforeRepeating(int attempt) {
        try {
            pause.pause(pacer.backoff(attempt));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt(); // the request that follows says so
        }
    }

    /** As long as Jira asked for, if it did, and never less than the backoff. */
    private Duration untilRepeat(TrackerException failure, int attempt) {
        Duration backoff = pacer.backoff(attempt);
        Instant now = clock.instant();
        return failure.retryAt()
                .map(at -> Duration.between(now, at))
                .filter(asked -> asked.compareTo(backoff) > 0)
                .orElse(backoff);
    }

    private <T> Attempt<T> attempt(JiraRequest request, HttpUrl url, BodyReader<T> reader, int throttles) {
        try (Response response = client.newCall(build(request, url)).execute()) {
            pacer.learn(response.headers());
            if (response.code() == 429) {
                ledger.throttled();
                Throttle throttle = Throttle.of(response.headers(), clock.instant());
                pacer.throttled(request, throttle, throttles);
                if (throttle.scope() == Throttle.Scope.POOL) {
                    points.usedUp(request, throttle.delay());
                }
                return Attempt.turnedAway();
            }
            pacer.accepted(request, Throttle.nearLimit(response.headers()));
            if (tookForNobody(request, response)) {
                return Attempt.failed(
                        errors.refused(request, JiraAnswer.of(response).as(401), null));
            }
            T elsewhere = response.code() == 303
                    ? reader.elsewhere(Objects.requireNonNullElse(response.header("Location"), ""))
                    : null;
            if (elsewhere != null) {
                return Attempt.of(elsewhere, reader);
            }
            return response.isSuccessful()
                    ? Attempt.of(read(request, response, reader), reader)
                    : Attempt.failed(errors.refused(request, JiraAnswer.of(response), retryAt(response)));
        } catch (TrackerException refused) {
            return Attempt.failed(refused);
        } catch (IOException broken) {
            return Attempt.failed(errors.unreachable(request, broken));
        }
    }

    /** Data Center may answer a login that it doesn't know with what anybody may see, which looks like an empty site. */
    private static boolean tookForNobody(JiraRequest request, Response response) {
        return request.as() != As.NOBODY && response.code() < 500 && "anonymous".equals(response.header("X-AUSERNAME"));
    }

    private <T> T read(JiraRequest request, Response response, BodyReader<T> reader) throws IOException {
        String type = Objects.requireNonNullElse(response.header("Content-Type"), "");
        JiraAnswer denied = new JiraAnswer(response.code(), response.headers(), false, "");
        if (denied.loginDenied() || denied.captcha()) {
            throw errors.refused(request, denied, null);
        }
        boolean nothingToTell = response.code() == 204 && !request.method().equals("GET");
        if (reader.equals(NO_BODY) || nothingToTell) {
            return done(request, response, reader);
        }
        if (!type.toLowerCase(Locale.ROOT).contains("json")) {
            throw notJson(request, response, type);
        }
        try (JsonParser parser = json.createParser(response.body().byteStream())) {
            return reader.read(parser);
        } catch (BodyReader.ErrorInsideException error) {
            throw errors.refused(request, JiraAnswer.of(400, response.headers(), error.answer()), null);
        } catch (JsonProcessingException malformed) {
            // Neither as a cause: their messages quote the answer, which may hold anything.
            throw errors.nonsense(request, "it sent broken JSON" + at(malformed.getLocation()));
        } catch (IllegalArgumentException unreadable) {
            throw errors.nonsense(request, "it sent JSON in an unknown shape");
        }
    }

    /** A page or an error that comes in place of a write's empty answer means that nothing was written. */
    private <T> T done(JiraRequest request, Response response, BodyReader<T> reader) throws IOException {
        JiraAnswer answer = JiraAnswer.of(response);
        if (answer.html() || answer.errorInside()) {
            throw errors.refused(request, answer.errorInside() ? answer.as(400) : answer, null);
        }
        return reader.read(json.createParser("null"));
    }

    private static String at(@Nullable JsonLocation place) {
        return place == null ? "" : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")";
    }

    private @Nullable Instant retryAt(Response response) {
        Instant now = clock.instant();
        Duration asked = Throttle.of(response.headers(), now).delay();
        return asked.isZero() ? null : now.plus(asked);
    }

    private TrackerException notJson(JiraRequest request, Response response, String type) {
        JiraAnswer answer = JiraAnswer.of(response);
        return answer.html()
                ? errors.refused(request, answer, null)
                : errors.nonsense(request, "it sent '" + type + "' instead of JSON");
    }

    private Request build(JiraRequest request, HttpUrl url) throws IOException {
        JsonNode content = request.body();
        RequestBody body = content == null ? null : RequestBody.create(json.writeValueAsBytes(content), JSON_TYPE);
        Request.Builder built = new Request.Builder()
                .url(url)
                .tag(JiraRequest.class, request)
                .header("Accept", "application/json")
                .method(request.method(), body);
        if (body != null
                && installation.known().filter(Deployment.DATA_CENTER::equals).isPresent()) {
            built.header("X-Atlassian-Token", "no-check"); // or it may take a write for a forged one
        }
        return built.build();
    }

    private String cloudId() {
        JiraRequest request = JiraRequest.get("/_edge/tenant_info").as(As.NOBODY);
        String id = callSite(request).path("cloudId").asText("");
        if (!id.matches("[A-Za-z0-9-]{1,64}")) {
            throw errors.nonsense(request, "it didn't say its cloud id");
        }
        return id;
    }

    /** How one attempt ended: a value, turned away, or a failure; and how many objects Jira counted. */
    private record Attempt<T>(
            @Nullable T value, boolean throttled, @Nullable TrackerException failure, int objects) {

        static <T> Attempt<T> of(T value, BodyReader<T> reader) {
            return new Attempt<>(value, false, null, reader.objects(value));
        }

        static <T> Attempt<T> turnedAway() {
            return new Attempt<>(null, true, null, 0);
        }

        static <T> Attempt<T> failed(TrackerException failure) {
            return new Attempt<>(null, false, failure, 0);
        }
    }

    /** UTF-8 bytes of a form that a URL can hold. */
    public static String encode(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
