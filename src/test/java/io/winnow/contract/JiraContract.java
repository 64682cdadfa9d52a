package io.winnow.contract;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import io.winnow.simulator.Exchange;
import io.winnow.simulator.RequestLog;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * Atlassian's OpenAPI files as a judge of traffic. Record with {@code SimulatorOptions.recordingAnswers()}, then call
 * {@link #assertValid}; without the files the test is skipped and says so.
 *
 * <p>Where the contract is known to be wrong or silent, and what is done about it:
 *
 * <ul>
 *   <li>It lists no 405, 410, 429 or 5xx anywhere, and 403 only here and there: Jira sends them all. Their bodies aren't
 *       checked.
 *   <li>For most errors it describes no body, though Jira sends one: an error's body is checked only where described.
 *   <li>{@code /_edge/tenant_info} and the gateway's own answers aren't in it: not checked. The gateway's prefix is cut
 *       off before a path is looked up.
 *   <li>Data Center's, whose traffic is known by its context path, leaves out what every answer has ({@code expand}, the
 *       page around sprints) and yet allows nothing more: what an answer holds besides isn't checked, what a request does is.
 *       It calls the value of any issue's field an object, lists of tabs and their fields one item, and a list of screens 201.
 *   <li>Cloud's serverInfo is asked by version 2 of the API, which Cloud also has and which this describes as version 3.
 *   <li>It describes the value of an issue's property, which is anybody's own JSON, by the class that Jira reads it into.
 *   <li>It calls the agile parameters {@code state} and {@code type} objects, though they are comma separated texts.
 * </ul>
 */
public final class JiraContract {

    private static final Path FOLDER = Path.of("..", "shared", "jira");
    private static final String CONTEXT = "/jira";
    private static final Pattern GATEWAY = Pattern.compile("^/ex/jira/[^/]+");
    private static final Set<Integer> UNLISTED = Set.of(403, 405, 410, 429, 500, 502, 503, 504);
    private static final Set<String> OBJECT_PARAMETERS = Set.of("state", "type");

    private final OpenApiInteractionValidator platform;
    private final OpenApiInteractionValidator software;
    private final OpenApiInteractionValidator dataCenter;

    private JiraContract() {
        platform = load("jira-cloud-platform-v3.json", "");
        software = load("jira-software-cloud.json", "");
        dataCenter = load("jira-data-center-10.3.json", "/rest");
    }

    /** The contract, read once; skips the calling test when it isn't there. */
    public static JiraContract orSkip() {
        Assumptions.assumeTrue(
                Files.isDirectory(FOLDER),
                "skipped: Atlassian's contracts aren't beside the project in ../shared/jira");
        return Loaded.CONTRACT;
    }

    /** Fails with every violation in a log. */
    public static void assertValid(RequestLog log) {
        JiraContract contract = orSkip();
        List<String> violations = contract.violations(log.all());
        Assertions.assertThat(violations)
                .as("violations of Atlassian's contract")
                .isEmpty();
    }

    /** What is wrong with requests or answers, one line each, without repeats. */
    public List<String> violations(List<Exchange> exchanges) {
        Map<String, String> firstByComplaint = new LinkedHashMap<>();
        for (Exchange exchange : exchanges) {
            for (ValidationReport.Message message : check(exchange)) {
                firstByComplaint.putIfAbsent(
                        message.getKey() + " " + exchange.method() + " " + shape(exchange.path()) + " "
                                + message.getMessage(),
                        exchange.toString());
            }
        }
        List<String> lines = new ArrayList<>();
        firstByComplaint.forEach((complaint, first) -> lines.add(complaint + "\n      first in: " + brief(first)));
        return lines;
    }

    private List<ValidationReport.Message> check(Exchange exchange) {
        boolean server = exchange.path().startsWith(CONTEXT + "/");
        String path = server
                ? exchange.path().substring(CONTEXT.length())
                : GATEWAY.matcher(exchange.path())
                        .replaceFirst("")
                        .replace("/rest/api/2/serverInfo", "/rest/api/3/serverInfo");
        if (!path.startsWith("/rest/")) {
            return List.of();
        }
        OpenApiInteractionValidator cloud = path.startsWith("/rest/agile/") ? software : platform;
        OpenApiInteractionValidator validator = server ? dataCenter : cloud;
        List<ValidationReport.Message> wrong = new ArrayList<>();
        if (exchange.refusal().isEmpty()) { // a refused request is wrong already
            wrong.addAll(validator.validateRequest(request(exchange, path)).getMessages());
        }
        boolean recorded = !exchange.answer().isEmpty() || exchange.status() == 204;
        boolean judged = recorded && !exchange.injected() && !UNLISTED.contains(exchange.status());
        boolean known = exchange.refusal().isEmpty() || exchange.status() == 400;
        if (judged && known && !exchange.refusal().startsWith("404")) {
            Request.Method method = Request.Method.valueOf(exchange.method());
            wrong.addAll(
                    validator.validateResponse(path, method, response(exchange)).getMessages());
        }
        wrong.removeIf(message -> message.getLevel() == ValidationReport.Level.IGNORE);
        wrong.removeIf(JiraContract::objectParameter);
        wrong.removeIf(JiraContract::propertyValue);
        wrong.removeIf(message -> server && dataCenterDefect(message, path));
        wrong.removeIf(
                message -> exchange.status() >= 400 && message.getKey().equals("validation.response.body.unexpected"));
        return wrong;
    }

    private static boolean dataCenterDefect(ValidationReport.Message message, String path) {
        return switch (message.getKey()) {
            case "validation.request.body.schema.type" -> message.getMessage().startsWith("[Path '/fields/");
            case "validation.response.body.schema.type" -> path.endsWith("/tabs") || path.endsWith("/fields");
            case "validation.response.status.unknown" -> path.endsWith("/screens");
            default -> false;
        };
    }

    private static boolean propertyValue(ValidationReport.Message message) {
        return message.getKey().equals("validation.request.body.schema.additionalProperties")
                && message.getMessage().matches("(?s)\\[Path '/issues/\\d+/properties/.*");
    }

    private static boolean objectParameter(ValidationReport.Message message) {
        return message.getContext()
                .flatMap(ValidationReport.MessageContext::getParameter)
                .map(parameter -> OBJECT_PARAMETERS.contains(parameter.getName())
                        && "object".equals(parameter.getSchema().getType()))
                .orElse(false);
    }

    private static Request request(Exchange exchange, String path) {
        SimpleRequest.Builder builder = new SimpleRequest.Builder(exchange.method(), path);
        for (String pair : exchange.query().split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                builder.withQueryParam(
                        decoded(equals < 0 ? pair : pair.substring(0, equals)),
                        equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        if (!exchange.body().isEmpty()) {
            builder.withContentType(exchange.requestType()).withBody(exchange.body());
        }
        return builder.build();
    }

    private static SimpleResponse response(Exchange exchange) {
        SimpleResponse.Builder builder = SimpleResponse.Builder.status(exchange.status());
        if (!exchange.answer().isEmpty()) {
            builder.withContentType(exchange.answerType()).withBody(exchange.answer());
        }
        return builder.build();
    }

    private static OpenApiInteractionValidator load(String file, String basePath) {
        OpenApiInteractionValidator.Builder builder = OpenApiInteractionValidator.createForSpecificationUrl(
                        FOLDER.resolve(file)
                                .toAbsolutePath()
                                .normalize()
                                .toUri()
                                .toString())
                .withLevelResolver(LevelResolver.create()
                        .withLevel("validation.request.security.missing", ValidationReport.Level.IGNORE)
                        .withLevel(
                                "validation.response.body.schema.additionalProperties",
                                basePath.isEmpty() ? ValidationReport.Level.ERROR : ValidationReport.Level.IGNORE)
                        .build());
        return (basePath.isEmpty() ? builder : builder.withBasePathOverride(basePath)).build();
    }

    private static String shape(String path) {
        return path.replaceAll("/[0-9]+|/[A-Z]+-[0-9]+", "/…");
    }

    private static String brief(String text) {
        return text.length() > 600 ? text.substring(0, 600) + "…" : text;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static final class Loaded {
        static final JiraContract CONTRACT = new JiraContract();
    }
}
