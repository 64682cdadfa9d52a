package io.winnow.entry.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever a token holds, it is taken or refused, and nothing else happens. */
class InvocationFuzzTest {

    private static final Instant NOW = Instant.parse("2026-11-26T09:00:00Z");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Atlassian atlassian;
    private InvocationTokens tokens;

    @BeforeEach
    void start() throws Exception {
        atlassian = new Atlassian();
        tokens = new InvocationTokens(atlassian.settings(), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterEach
    void stop() {
        atlassian.close();
    }

    @Test
    void signed_tokens_that_say_odd_things_are_taken_whole_or_refused() {
        int taken = 0;
        for (long seed = 0; seed < 600; seed++) {
            ObjectNode claims = atlassian.claims(NOW);
            Random random = new Random(seed);
            for (int change = 1 + random.nextInt(3); change > 0; change--) {
                mutate(claims, random);
            }
            Invocation call = verified(Atlassian.signed(claims, Atlassian.KEY), seed);
            if (call != null) {
                taken++;
                assertThat(call.apiBaseUrl())
                        .as("seed " + seed)
                        .hasToString("https://api.atlassian.com/ex/jira/" + call.cloudId());
                assertThat(call.appId()).as("seed " + seed).isEqualTo(Atlassian.APP);
            }
        }
        assertThat(taken).isBetween(20, 580);
    }

    @Test
    void tokens_with_other_letters_are_refused() {
        for (long seed = 0; seed < 150; seed++) {
            Random random = new Random(seed);
            char[] call = atlassian.call(NOW).toCharArray();
            int at = 7 + random.nextInt(call.length - 8); // not the last: some of its bits mean nothing
            char other = (char) (33 + random.nextInt(94));
            if (call[at] == other) {
                continue;
            }
            call[at] = other;

            assertThat(verified(new String(call), seed)).as("seed " + seed).isNull();
        }
    }

    private @Nullable Invocation verified(String call, long seed) {
        try {
            return tokens.verified(call);
        } catch (InvocationRefused refused) {
            assertThat(refused.getMessage()).as("seed " + seed).hasSizeLessThan(200);
            return null;
        } catch (RuntimeException odd) {
            return fail("seed " + seed, odd);
        }
    }

    private static void mutate(ObjectNode claims, Random random) {
        List<ObjectNode> objects = new ArrayList<>(List.of(claims));
        claims.findParents("id").forEach(node -> objects.add((ObjectNode) node));
        claims.forEach(node -> {
            if (node instanceof ObjectNode object) {
                objects.add(object);
            }
        });
        ObjectNode object = objects.get(random.nextInt(objects.size()));
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        if (names.isEmpty()) {
            return;
        }
        String name = names.get(random.nextInt(names.size()));
        switch (random.nextInt(4)) {
            case 0 -> object.remove(name);
            case 1 -> object.put(name, text(object.path(name).asText(), random));
            default -> object.set(name, odd(random));
        }
    }

    private static String text(String text, Random random) {
        int at = text.isEmpty() ? 0 : random.nextInt(text.length());
        return text.substring(0, at) + (char) random.nextInt(0x800) + text.substring(at);
    }

    private static JsonNode odd(Random random) {
        return switch (random.nextInt(9)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.numberNode(random.nextLong());
            case 2 -> NODES.numberNode(new java.math.BigDecimal("1e999999"));
            case 3 -> NODES.booleanNode(random.nextBoolean());
            case 4 -> NODES.textNode("x".repeat(random.nextInt(9_000)));
            case 5 -> NODES.objectNode().put("id", "x");
            case 6 -> deep(random.nextInt(200));
            case 7 -> NODES.textNode("");
            default -> NODES.numberNode(Long.MIN_VALUE);
        };
    }

    private static ArrayNode deep(int levels) {
        ArrayNode outer = NODES.arrayNode();
        ArrayNode inner = outer;
        for (int level = 0; level < levels; level++) {
            inner = inner.addArray();
        }
        return outer;
    }
}
