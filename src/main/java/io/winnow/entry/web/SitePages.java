package io.winnow.entry.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.winnow.report.ReportRenderer;
import io.winnow.store.TokenStore.Role;
import io.winnow.workflow.SetupException;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * The pages of one site, and what they set in motion, without a port of their own: for people whom another system knows, and
 * who come through another server. Thread-safe.
 */
public final class SitePages implements AutoCloseable {

    private static final String PERSON = SitePages.class.getName() + ".person";

    private final SiteWorkflows workflows;
    private final String by;
    private final PushRuns runs;
    private final Routes routes;
    private final Servlet servlet;

    /** @param by who knows the people, in one word */
    public SitePages(ReportSource source, ReportRenderer renderer, SiteWorkflows workflows, String by) {
        this.workflows = workflows;
        this.by = by;
        this.runs = new PushRuns(workflows.pushes().ids(), workflows.clock());
        this.routes = new Routes(source, renderer);
        this.servlet = Javalin.create(this::configure).javalinServlet();
    }

    private void configure(JavalinConfig config) {
        Listener.quiet(config);
        Visitors visitors = new Recognised();
        Routes.get(config.routes, ApiPaths.ME, request -> SignInRoutes.me(request, visitors.who(request), by));
        Api.refusals(config.routes);
        new OrderApi(workflows.order(), visitors).addTo(config.routes);
        new InputsApi(workflows.changeInputs(), workflows.explainIssue(), visitors).addTo(config.routes);
        new PushApi(workflows.pushes(), visitors, runs).addTo(config.routes);
        routes.addTo(config.routes);
    }

    /** Makes every backlog's page, in the background. */
    public void prepare() {
        routes.prepare();
    }

    /** What an address is about; a run's or a push's is about the backlog it was for. */
    public Target target(String path) {
        Target target = Target.of(path);
        return switch (target.kind()) {
            case RUN -> about(runs.find(target.name()).map(run -> run.subject().backlog()));
            case PUSH -> about(backlogOfPush(target.name()));
            default -> target;
        };
    }

    private Optional<String> backlogOfPush(String push) {
        try {
            return Optional.of(workflows.pushes().undoPush().backlogOf(push));
        } catch (SetupException noSuchPush) {
            return Optional.empty();
        }
    }

    private static Target about(Optional<String> backlog) {
        return backlog.map(name -> new Target(Target.Kind.BACKLOG, name))
                .orElseGet(() -> new Target(Target.Kind.UNKNOWN, ""));
    }

    /**
     * Answers one request.
     *
     * @param person who may see what it is about
     * @param through the request within which it came
     */
    public PageAnswer answer(PageCall call, Person person, HttpServletRequest through, HttpServletResponse back) {
        PageRequest request = new PageRequest(through, call);
        request.setAttribute(PERSON, person);
        PageResponse response = new PageResponse(back);
        try {
            servlet.service(request, response);
        } catch (ServletException defect) {
            throw new IllegalStateException("a page could not be made", defect);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return response.answer();
    }

    /** Whom the server that passes requests on has recognised. */
    private static final class Recognised implements Visitors {

        @Override
        public Visitor atLeast(Role role, Context request) {
            Visitor visitor = who(request).orElseThrow(() -> new RefusedException(403, "You may not see this."));
            visitor.needs(role);
            return visitor;
        }

        @Override
        public Optional<Visitor> who(Context request) {
            Person person = person(request).orElseThrow();
            Role role = person.role();
            return role == null
                    ? Optional.empty()
                    : Optional.of(new Visitor(person.author(), role, "", person.writer()));
        }
    }

    /** Whether who asks may see this backlog in a list; everybody may who wasn't passed on by another server. */
    static boolean sees(Context request, String backlog) {
        return person(request).map(person -> person.sees().test(backlog)).orElse(true);
    }

    private static Optional<Person> person(Context request) {
        return Optional.ofNullable(request.req().getAttribute(PERSON)).map(Person.class::cast);
    }

    @Override
    public void close() {
        routes.close();
        runs.close();
    }
}
