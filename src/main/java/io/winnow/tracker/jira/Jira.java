package io.winnow.tracker.jira;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.winnow.tracker.BacklogOrder;
import io.winnow.tracker.IssueTracker;
import io.winnow.tracker.IssueWriter;
import io.winnow.tracker.Permissions;
import io.winnow.tracker.RequestCounts;
import io.winnow.tracker.Secret;
import io.winnow.tracker.Waiting;
import io.winnow.tracker.Webhooks;
import io.winnow.tracker.jira.cloud.Cloud;
import io.winnow.tracker.jira.datacenter.DataCenter;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/**
 * One Jira site: its reader, its writer and its order, which share one connection pool, one pace and one count of requests.
 *
 * <p>Thread-safe. Closing it gives back the connections.
 */
public final class Jira implements AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration CALL_TIMEOUT = Duration.ofMinutes(3);
    private static final int MAX_TEXT = 16 * 1024 * 1024;
    private static final long MAX_ANSWER = 128 * 1024 * 1024;

    private final JiraSettings settings;
    private final OkHttpClient connections;
    private final Clock clock;
    private final Pause pause;
    private final RandomGenerator random;
    private final Waiting waiting;
    private final JiraHttp http;
    private final JiraTracker tracker;
    private final JiraWriter writer;
    private final JiraWriter editor;
    private final JiraOrder order;
    private final JiraWebhooks webhooks;
    private final JiraPermissions permissions;

    /** Connects to nothing yet: the first request does. */
    public Jira(JiraSettings settings, Clock clock, Pause pause, RandomGenerator random, Waiting waiting) {
        this(settings, client(settings), clock, pause, random, waiting);
    }

    private static OkHttpClient client(JiraSettings settings) {
        return new OkHttpClient.Builder()
                .connectTimeout(CONNECT_TIMEOUT)
                .readTimeout(READ_TIMEOUT)
                .writeTimeout(READ_TIMEOUT)
                .callTimeout(CALL_TIMEOUT)
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .connectionPool(new ConnectionPool(settings.maxConcurrent(), 1, TimeUnit.MINUTES))
                .cookieJar(cookies(settings))
                .addNetworkInterceptor(Jira::withoutInvitation)
                .build();
    }

    /** @param connections a client that may serve others too, and logs in nowhere */
    private Jira(
            JiraSettings settings,
            OkHttpClient connections,
            Clock clock,
            Pause pause,
            RandomGenerator random,
            Waiting waiting) {
        this.settings = settings;
        this.connections = connections;
        this.clock = clock;
        this.pause = pause;
        this.random = random;
        this.waiting = waiting;
        Credentials credentials = new Credentials(settings);
        OkHttpClient client = connections
                .newBuilder()
                .addInterceptor(new AuthInterceptor(credentials))
                .build();
        Pacer pacer = new Pacer(settings.maxConcurrent(), Pacer.CATCH_UP, clock, pause, random, waiting);
        this.http = new JiraHttp(settings, credentials, client, json(), pacer, clock, pause);
        Supplier<Platform> platform = platform(http);
        int size = settings.fetchSize();
        ParallelReads reads = new ParallelReads(http, platform, false, size, settings.maxConcurrent());
        ParallelReads readsNow = new ParallelReads(http, platform, true, size, settings.maxConcurrent());
        this.tracker = new JiraTracker(http, platform, reads, readsNow, settings);
        this.permissions = new JiraPermissions(http, platform);
        AppAccess app = settings.app();
        this.editor = new JiraWriter(http, platform, permissions, null);
        this.writer = app == null || app.asUser()
                ? editor
                : new JiraWriter(http, platform, permissions, new AppFieldValues(http));
        this.order = new JiraOrder(http, platform, reads, readsNow);
        this.webhooks = new JiraWebhooks(http);
    }

    /**
     * The same site as one of the app's users sees it, with their token; needs {@link JiraSettings#app}. Cheap: it uses
     * these connections, so that it is used no longer than this, and needs no closing.
     */
    public Jira asUser(Secret token) {
        return new Jira(settings.asUser(token), connections, clock, pause, random, waiting);
    }

    /** Cloud needs none. */
    private static CookieJar cookies(JiraSettings settings) {
        return settings.deployment() == Deployment.CLOUD
                ? CookieJar.NO_COOKIES
                : new AffinityCookies(HttpUrl.get(settings.url().toString()));
    }

    /** Which it is, the first request finds out. */
    private static Supplier<Platform> platform(JiraHttp http) {
        Platform cloud = new Cloud(http);
        Platform dataCenter = new DataCenter(http);
        return () -> switch (http.installation().deployment()) {
            case CLOUD -> cloud;
            case DATA_CENTER -> dataCenter;
        };
    }

    /** OkHttp would repeat any request, a write too, that is answered 503 with Retry-After: 0; only we may. */
    private static Response withoutInvitation(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        return response.code() == 503 && "0".equals(response.header("Retry-After"))
                ? response.newBuilder().removeHeader("Retry-After").build()
                : response;
    }

    public IssueTracker tracker() {
        return tracker;
    }

    /** Writes Winnow's own fields, which may be its app's. */
    public IssueWriter writer() {
        return writer;
    }

    /** Writes fields that people fill, which are no app's; the same as {@link #writer} where no app is. */
    public IssueWriter editor() {
        return editor;
    }

    public BacklogOrder order() {
        return order;
    }

    public Permissions permissions() {
        return permissions;
    }

    public Webhooks webhooks() {
        return webhooks;
    }

    /** Requests sent since this object was made. */
    public RequestCounts counts() {
        return http.counts();
    }

    @Override
    public void close() {
        connections.dispatcher().executorService().shutdown();
        connections.connectionPool().evictAll();
    }

    /** Decimals keep the digits Jira sent; a description may be far longer than Jackson's usual bound. */
    private static ObjectMapper json() {
        ObjectMapper mapper = JsonMapper.builder()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(MAX_TEXT)
                        .maxDocumentLength(MAX_ANSWER)
                        .build());
        return mapper;
    }
}
