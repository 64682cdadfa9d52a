package io.winnow.store.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.winnow.model.FieldValue;
import io.winnow.scoring.Score;
import io.winnow.store.StoreException;
import java.util.Map;

/** Writes and reads the JSON columns; a record of the core that changes its shape needs a migration here. */
final class Json {

    private final String store;
    private final ObjectWriter writer;
    private final ObjectReader facts;
    private final ObjectReader values;
    private final ObjectReader score;

    Json(String store) {
        this.store = store;
        JsonMapper mapper = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .build();
        this.writer = mapper.writer();
        this.facts = mapper.readerFor(IssueFacts.class);
        this.values = mapper.readerFor(new TypeReference<Map<String, FieldValue>>() {});
        this.score = mapper.readerFor(Score.class);
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
