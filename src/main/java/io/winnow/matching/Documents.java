package io.winnow.matching;

import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;

/** Makes documents of what an issue or an item says. */
final class Documents {

    /** Where the candidate or item stands in its list, for the index may put documents in another order. */
    static final String PLACE = "place";

    private static final int LONGEST = 20_000;

    private final Words words;

    Documents(Words words) {
        this.words = words;
    }

    /** Valid until the next one is made: the streams of its words are shared. */
    Document of(int place, String summary, String body, String tags, String heard) {
        String text = summary + "\n" + cut(body);
        Language language = Language.of(text);
        Document document = new Document();
        document.add(new NumericDocValuesField(PLACE, place));
        add(document, Fields.SUMMARY, summary, language);
        add(document, Fields.ALL, (summary + "\n").repeat(Fields.SUMMARY_COUNTS - 1) + text, language);
        add(document, Fields.TAGS, tags, language);
        add(document, Fields.HEARD, cut(heard), language);
        Names.in(text).forEach(name -> document.add(new StringField(Fields.NAMES, name, Field.Store.NO)));
        return document;
    }

    private void add(Document document, String field, String text, Language language) {
        if (!text.isBlank()) {
            document.add(new Field(field, words.stream(field, text, language), Fields.WORDS));
        }
    }

    static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
