package io.winnow.matching;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.core.FlattenGraphFilter;
import org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * Cuts text into terms: names such as {@code createWindow} and {@code Ti.UI.View} whole and in parts, Chinese, Japanese and
 * Korean by pairs of characters, words of a known language without their endings.
 */
final class Words {

    private static final int DELIMITING = WordDelimiterGraphFilter.PRESERVE_ORIGINAL
            | WordDelimiterGraphFilter.GENERATE_WORD_PARTS
            | WordDelimiterGraphFilter.GENERATE_NUMBER_PARTS
            | WordDelimiterGraphFilter.CATENATE_ALL
            | WordDelimiterGraphFilter.SPLIT_ON_CASE_CHANGE
            | WordDelimiterGraphFilter.STEM_ENGLISH_POSSESSIVE;

    private final Map<Language, Analyzer> analyzers = new EnumMap<>(Language.class);

    /** A term, and the words of the text it stands for. */
    record Word(String term, String shown) {}

    /** The text's terms as a field of an index takes them; one stream a field at a time. */
    TokenStream stream(String field, String text, Language language) {
        return new WithoutOffsets(analyzer(language).tokenStream(field, text));
    }

    /** Nothing asks an index where in the text a term stood, and parts of odd names overlap in a way it refuses. */
    private static final class WithoutOffsets extends TokenFilter {

        private final OffsetAttribute place = addAttribute(OffsetAttribute.class);

        WithoutOffsets(TokenStream input) {
            super(input);
        }

        @Override
        public boolean incrementToken() throws IOException {
            boolean more = input.incrementToken();
            place.setOffset(0, 0);
            return more;
        }

        @Override
        public void end() throws IOException {
            super.end();
            place.setOffset(0, 0);
        }
    }

    /** The text's terms in their order, repetitions too. */
    List<Word> of(String text, Language language) {
        List<Word> words = new ArrayList<>();
        try (TokenStream stream = analyzer(language).tokenStream("", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            OffsetAttribute place = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                words.add(new Word(term.toString(), text.substring(place.startOffset(), place.endOffset())));
            }
            stream.end();
        } catch (IOException impossible) {
            throw new UncheckedIOException("text in memory couldn't be read", impossible);
        }
        return words;
    }

    private Analyzer analyzer(Language language) {
        return analyzers.computeIfAbsent(language, Words::analyzerOf);
    }

    private static Analyzer analyzerOf(Language language) {
        return new Analyzer(Analyzer.PER_FIELD_REUSE_STRATEGY) {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                StandardTokenizer tokenizer = new StandardTokenizer();
                TokenStream parts = new WordDelimiterGraphFilter(new CJKWidthFilter(tokenizer), DELIMITING, null);
                TokenStream pairs = new CJKBigramFilter(new LowerCaseFilter(new FlattenGraphFilter(parts)));
                return new TokenStreamComponents(
                        tokenizer, language.stemmed(new StopFilter(pairs, language.stopWords())));
            }
        };
    }
}
