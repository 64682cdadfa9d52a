package io.winnow.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.winnow.intake.KpiFile.BadLine;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns values of KPI series that another system sent as JSON into points, by the rules of a file's lines. */
public final class KpiMessage {

    private KpiMessage() {}

    /** What the items hold; a bad line's number is the item's place in the list, from 0. */
    public static KpiFile.Content read(List<JsonNode> items) {
        KpiPoints points = new KpiPoints("The body", new Dates(Dates.Order.UNKNOWN, KpiFile.LATEST), new Amounts('.'));
        for (int index = 0; index < items.size(); index++) {
            try {
                points.row(row(index + 1, items.get(index)));
            } catch (WrongLineException wrong) {
                points.problem(index + 1, String.valueOf(wrong.getMessage()));
            }
        }
        KpiFile.Content read = points.content();
        return new KpiFile.Content(
                read.points(),
                read.bad().stream()
                        .map(bad -> new BadLine(bad.line() - 1, bad.problem()))
                        .toList(),
                read.notes());
    }

    private static Row row(long line, JsonNode item) throws WrongLineException {
        if (!item.isObject()) {
            throw new WrongLineException("is no object. Write {\"kpi\": …, \"date\": …, \"value\": …}.");
        }
        Map<String, String> values = new HashMap<>();
        Set<String> numbers = new HashSet<>();
        for (Map.Entry<String, JsonNode> field : item.properties()) {
            if (!KpiFile.COLUMNS.contains(field.getKey())) {
                throw new WrongLineException("has the field '" + WrongLineException.shown(field.getKey())
                        + "', which isn't known. Write kpi, date and value only.");
            }
            String text = JsonText.scalar(field.getValue()).strip();
            if (!text.isEmpty()) {
                values.put(field.getKey(), text);
            }
            if (field.getValue().isNumber()) {
                numbers.add(field.getKey());
            }
        }
        return new Row(line, values, numbers, "");
    }
}
