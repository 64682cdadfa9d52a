package io.winnow.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.winnow.intake.KpiFile.BadLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Turns values of KPI series that another system sent as JSON into points, by the rules of a file's lines. */
public final class KpiMessage {

    private KpiMessage() {}

    /** What the items hold; a bad line's number is the item's place in the list, from 0. */
    public static KpiFile.Content read(List<JsonNode> items) {
        KpiLine line = new KpiLine();
        List<BadLine> bad = new ArrayList<>();
        for (int index = 0; index < items.size(); index++) {
            try {
                line.take(cells(items.get(index)));
            } catch (WrongLineException wrong) {
                bad.add(new BadLine(index, String.valueOf(wrong.getMessage())));
            }
        }
        return new KpiFile.Content(List.copyOf(line.points()), bad);
    }

    private static List<String> cells(JsonNode item) throws WrongLineException {
        if (!item.isObject()) {
            throw new WrongLineException("is no object. Write {\"kpi\": …, \"date\": …, \"value\": …}.");
        }
        for (Map.Entry<String, JsonNode> field : item.properties()) {
            if (!KpiLine.COLUMNS.contains(field.getKey())) {
                throw new WrongLineException("has the field '" + WrongLineException.shown(field.getKey())
                        + "', which isn't known. Write kpi, date and value only.");
            }
        }
        return KpiLine.COLUMNS.stream()
                .map(column -> JsonText.scalar(item.path(column)).strip())
                .toList();
    }
}
