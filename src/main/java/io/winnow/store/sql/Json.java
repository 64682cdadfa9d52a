package io.winnow.store.sql;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.winnow.goals.Goal;
import io.winnow.goals.GoalTree;
import io.winnow.model.FieldValue;
import io.winnow.model.IssueId;
import io.winnow.model.IssueLink;
import io.winnow.model.IssueType;
import io.winnow.model.Parent;
import io.winnow.model.Person;
import io.winnow.model.Priority;
import io.winnow.model.Project;
import io.winnow.model.Sprint;
import io.winnow.model.Status;
import io.winnow.ranking.Borrowed;
import io.winnow.scoring.Fact;
import io.winnow.scoring.Input;
import io.winnow.scoring.InputMemory;
import io.winnow.scoring.InputTrace;
import io.winnow.scoring.Score;
import io.winnow.store.StoreException;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Writes and reads the JSON columns. The records of an issue and of a score are arrays, their components in order:
 * their names would be half of a store; goals and what is remembered of inputs keep them, for they can't be read afresh. A record that changes its shape needs a migration.
 */
final class Json {

    private static final List<Class<?>> ARRAYS = List.of(
            IssueFacts.class,
            Project.class,
            IssueType.class,
            Status.class,
            Parent.class,
            IssueId.class,
            Sprint.class,
            Priority.class,
            Person.class,
            IssueLink.class,
            FieldValue.class,
            Score.class,
            InputTrace.class,
            Score.Basis.class,
            Fact.class,
            Borrowed.class);

    private final String store;
    private final ObjectWriter writer;
    private final ObjectReader facts;
    private final ObjectReader values;
    private final ObjectReader score;
    private final ObjectReader borrowed;
    private final ObjectReader goals;
    private final ObjectReader memory;

    Json(String store) {
        this.store = store;
        JsonMapper.Builder builder = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
        ARRAYS.forEach(type -> builder.withConfigOverride(
                type, override -> override.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.ARRAY))));
        builder.addModule(words());
        JsonMapper mapper = builder.build();
        this.writer = mapper.writer();
        this.facts = mapper.readerFor(IssueFacts.class);
        this.values = mapper.readerFor(new TypeReference<Map<String, FieldValue>>() {});
        this.score = mapper.readerFor(Score.class);
        this.borrowed = mapper.readerFor(Borrowed.class);
        this.goals = mapper.readerFor(new TypeReference<List<Goal>>() {});
        this.memory = mapper.readerFor(InputMemory.class);
    }

    /** Dates as 2026-10-01 and moments in milliseconds, for which Jackson has no form of its own; inputs as their bare names. */
    private static SimpleModule words() {
        return new SimpleModule()
                .addSerializer(Input.class, new StdScalarSerializer<>(Input.class) {
                    @Override
                    public void serialize(Input input, JsonGenerator json, SerializerProvider provider)
                            throws IOException {
                        json.writeString(input.word());
                    }
                })
                .addDeserializer(Input.class, new StdScalarDeserializer<>(Input.class) {
                    @Override
                    public Input deserialize(JsonParser parser, DeserializationContext context) throws IOException {
                        return new Input(parser.getText());
                    }
                })
                .addSerializer(Instant.class, new StdScalarSerializer<>(Instant.class) {
                    @Override
                    public void serialize(Instant instant, JsonGenerator json, SerializerProvider provider)
                            throws IOException {
                        json.writeNumber(instant.toEpochMilli());
                    }
                })
                .addDeserializer(Instant.class, new StdScalarDeserializer<>(Instant.class) {
                    @Override
                    public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
                        return Instant.ofEpochMilli(parser.getLongValue());
                    }
                })
                .addSerializer(LocalDate.class, ToStringSerializer.instance)
                .addDeserializer(LocalDate.class, new StdScalarDeserializer<>(LocalDate.class) {
                    @Override
                    public LocalDate deserialize(JsonParser parser, DeserializationContext context) throws IOException {
                        return LocalDate.parse(parser.getText());
                    }
                });
    }

    String write(Object value) {
        try {
            return writer.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new StoreException("Winnow can't write a record for the store " + store + ".", e);
        }
    }

    IssueFacts facts(String json) {
        return read(() -> facts.readValue(json));
    }

    Map<String, FieldValue> values(String json) {
        return read(() -> values.readValue(json));
    }

    Score score(String json) {
        return read(() -> score.readValue(json));
    }

    Borrowed borrowed(String json) {
        return read(() -> borrowed.readValue(json));
    }

    GoalTree goals(String json) {
        return read(() -> new GoalTree(goals.readValue(json)));
    }

    InputMemory memory(String json) {
        return read(() -> memory.readValue(json));
    }

    private interface Reading<T> {
        T read() throws JsonProcessingException;
    }

    private <T> T read(Reading<T> reading) {
        try {
            return reading.read();
        } catch (JsonProcessingException e) {
            throw new StoreException(
                    "The store " + store + " holds a record that this Winnow can't read: move the file away and sync"
                            + " afresh.",
                    e);
        }
    }
}
