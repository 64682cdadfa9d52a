package io.winnow.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.winnow.simulator.limits.Limiter;
import io.winnow.simulator.limits.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running simulated Jira, Cloud or Data Center, on a loopback port. */
public final class JiraSimulator implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JiraSimulator.class);
    private static final int THREADS = 512;
    private static final int MAX_BODY = 10_000_000;

    private final Site site;
    private final SimulatorOptions options;
    private final Faults faults = new Faults();
    private final RequestLog requests = new RequestLog();
    private final IssuedTokens issued;
    private final Router router;
    private final Clock limitClock;
    private final Limiter limiter;
    private final HttpServer server;
    private final ExecutorService threads;
    private final Webhooks webhooks;
    private final ChangeFeed changes;
    private final List<SiteListener> listeners;

    private JiraSimulator(Site site, SimulatorOptions options, HttpServer server) {
        this.site = site;
        this.issued = new IssuedTokens(site);
        this.options = options;
        this.server = server;
        this.limitClock = Objects.requireNonNullElse(options.limitClock(), site.clock());
        this.limiter = new Limiter(options.limits(), limitClock);
        SharedJson shared = new SharedJson(url().toString(), options.face(), site.catalog());
        IssueJson json = new IssueJson(site, shared);
        WebhookPayload payload = new WebhookPayload(site, json, shared);
        this.webhooks = new Webhooks(site, payload);
        this.changes = new ChangeFeed(site, payload);
        this.router = router(shared, json);
        this.listeners = List.of(webhooks.listener(), changes.listener());
        listeners.forEach(site::tell);
        AtomicInteger number = new AtomicInteger();
        // a waiting request holds a thread, so there must be many more than cores
        this.threads = new ThreadPoolExecutor(0, THREADS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
            Thread thread = new Thread(task, "jira-simulator-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        server.createContext("/", this::handle);
        server.setExecutor(threads);
    }

    private Router router(SharedJson shared, IssueJson json) {
        Router all = new Router(options.face().api());
        ScreenCalls screens = new ScreenCalls(site);
        if (options.face().dataCenter()) {
            new DataCenterAccount(site, shared, options).register(all);
            new DataCenterSearch(site, json, options.mostAtOnce()).register(all);
            new DataCenterScreens(site).register(all);
            new CustomFieldCalls(site, shared).register(all);
        } else {
            new AccountCalls(site, shared, options).register(all);
            new SearchCalls(site, json, options.countError()).register(all);
            screens.registerSchemes(all);
            new AppFieldCalls(site, options.face(), faults).register(all);
        }
        new PermissionCalls(site, options.face()).register(all);
        new FieldCalls(site, options.face()).register(all);
        new IssueCalls(site, json, shared, limiter, faults, this::tooMany).register(all);
        new CreateCalls(site, shared).register(all);
        new PropertyCalls(site, options.face()).register(all);
        new WebhookCalls(site, webhooks, shared).register(all);
        new ProjectCalls(site, shared).register(all);
        screens.register(all);
        new BoardCalls(site, shared).register(all);
        new OrderCalls(site, shared, faults).register(all);
        return all;
    }

    private Answer tooMany(Verdict verdict) {
        return options.face().dataCenter()
                ? FaultAnswers.tooManyForAccount(verdict, limitClock)
                : FaultAnswers.tooMany(verdict, limitClock);
    }

    private Answer passed(Answer answer, Verdict burst, Verdict quota) {
        return options.face().dataCenter()
                ? FaultAnswers.passedBucket(answer, burst)
                : FaultAnswers.passed(answer, burst, quota);
    }

    /** Starts serving the site; close it when done. */
    public static JiraSimulator start(Site site, SimulatorOptions options) {
        // without it every answer on a kept connection waits 40 ms for a delayed acknowledgement
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), options.port());
            HttpServer server = HttpServer.create(address, 1_000);
            JiraSimulator simulator = new JiraSimulator(site, options, server);
            server.start();
            return simulator;
        } catch (IOException e) {
            throw new UncheckedIOException("can't listen on port " + options.port(), e);
        }
    }

    /** The site's address, as a person would configure it. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort()
                + options.face().contextPath());
    }

    /** Where scoped tokens are welcome; on the real thing this is api.atlassian.com. */
    public URI gatewayUrl() {
        return url().resolve("/ex/jira/" + options.cloudId());
    }

    /** As which Jira it answers. */
    public Face face() {
        return options.face();
    }

    public String email() {
        return options.email();
    }

    public String token() {
        return options.token();
    }

    public String scopedToken() {
        return options.scopedToken();
    }

    /** Tokens that it takes beside those of the account. */
    public IssuedTokens issued() {
        return issued;
    }

    public String accountId() {
        return site.people().account();
    }

    public Site site() {
        return site;
    }

    public Faults faults() {
        return faults;
    }

    public RequestLog requests() {
        return requests;
    }

    /** Whom it tells of changes. */
    public Webhooks webhooks() {
        return webhooks;
    }

    /** Whom it tells of changes inside this process. */
    public ChangeFeed changes() {
        return changes;
    }

    /** The site's id, which the gateway knows it by. */
    public String cloudId() {
        return options.cloudId();
    }

    @Override
    public void close() {
        listeners.forEach(site::tellNoMore);
        webhooks.close();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) {
        Received received = null;
        try {
            received = receive(exchange);
            LockSupport.parkNanos(faults.latencyNanos());
            Verdict burst = limiter.burst(received.method);
            boolean app = issued.caller(received.authorization) != null;
            Verdict quota = burst.refused() ? burst : limiter.quota(app, 1);
            if (quota.refused()) {
                send(exchange, received, tooMany(quota), null, true);
                return;
            }
            Fault fault = faults.forRequest(received.method, received.path);
            Answer answer = fault == null || fault.takesEffect() ? answer(received) : FaultAnswers.of(fault);
            limiter.spend(app, answer.objects());
            Answer told = passed(answer, burst, quota);
            send(
                    exchange,
                    received,
                    app ? FaultAnswers.withPoints(told, quota, limitClock) : told,
                    fault,
                    fault != null);
        } catch (IOException e) {
            LOG.debug("the client went away: {}", e.toString());
        } catch (RuntimeException e) {
            LOG.error("the simulator is at fault: {} {}", exchange.getRequestMethod(), exchange.getRequestURI(), e);
            exchange.close();
        } finally {
            if (received == null) {
                exchange.close();
            }
        }
    }

    private Received receive(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY);
        URI uri = exchange.getRequestURI();
        return new Received(
                exchange.getRequestMethod(),
                Objects.requireNonNullElse(uri.getRawPath(), "/"),
                Objects.requireNonNullElse(uri.getRawQuery(), ""),
                Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Content-Type"), ""),
                exchange.getRequestHeaders().getFirst("Authorization"),
                body);
    }

    private Answer answer(Received received) {
        return options.face().dataCenter() ? answerAsDataCenter(received) : answerAsCloud(received);
    }

    private Answer answerAsDataCenter(Received received) {
        String context = options.face().contextPath();
        if (!received.path.startsWith(context + "/")) {
            return Answer.text(404, "text/html;charset=UTF-8", "<html><body>HTTP Status 404 - Not Found</body></html>")
                    .refused("404 outside the context path");
        }
        Login login = Login.of(received.authorization, false, faults.loginExpired(), options);
        return login == Login.REFUSED
                ? FaultAnswers.notLoggedIn()
                : routed(received, received.path.substring(context.length()), new Caller(login, accountId()))
                        .with("X-AUSERNAME", login == Login.ACCOUNT ? "product.manager" : "anonymous");
    }

    private Answer answerAsCloud(Received received) {
        String gateway = "/ex/jira/" + options.cloudId();
        boolean byGateway = received.path.startsWith("/ex/jira/");
        if (byGateway && !received.path.startsWith(gateway + "/")) {
            return Answer.of(JiraError.unknown("No Jira has this cloud id."));
        }
        Caller caller = byGateway ? issued.caller(received.authorization) : null;
        if (caller == null) {
            caller = new Caller(
                    Login.of(received.authorization, byGateway, faults.loginExpired(), options), accountId());
        }
        if (caller.login() == Login.REFUSED) {
            return byGateway
                    ? Answer.text(
                            401,
                            "application/json",
                            "{\"code\":401,\"message\":\"Unauthorized; scope does not match\"}")
                    : Answer.text(
                            401, "text/html;charset=UTF-8", "Client must be authenticated to access this resource.");
        }
        String path = byGateway ? received.path.substring(gateway.length()) : received.path;
        Answer answer = routed(received, path, caller);
        return caller.nobody()
                ? answer
                : answer.with("X-AACCOUNTID", caller.accountId().replace(":", "%3A"));
    }

    private Answer routed(Received received, String path, Caller caller) {
        Call call = new Call(received.method, path, received.query, received.body, received.contentType, caller);
        try {
            return site.people().as(caller, () -> router.answer(call));
        } catch (JiraError e) {
            return Answer.of(e);
        }
    }

    private void send(HttpExchange exchange, Received received, Answer answer, @Nullable Fault fault, boolean injected)
            throws IOException {
        Wire wire = new Wire(exchange, answer, fault);
        // recorded first, or a client could read the log and miss its own request
        requests.add(new Exchange(
                received.method,
                received.path,
                received.query,
                received.contentType,
                new String(received.body, StandardCharsets.UTF_8),
                wire.status(),
                site.clock().instant(),
                wire.length(),
                answer.body().length,
                answer.type(),
                options.recordAnswers() ? new String(answer.body(), StandardCharsets.UTF_8) : "",
                answer.refusal(),
                injected || answer.status() == 429));
        wire.send();
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared, never changed once made
    private record Received(
            String method,
            String path,
            String query,
            String contentType,
            @Nullable String authorization,
            byte[] body) {}
}
