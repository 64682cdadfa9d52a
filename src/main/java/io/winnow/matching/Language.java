package io.winnow.matching;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.es.SpanishLightStemFilter;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.it.ItalianLightStemFilter;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseLightStemFilter;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.ru.RussianLightStemFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.tartarus.snowball.ext.DutchStemmer;

/** The languages whose endings are cut off; a text of any other is matched by its words as they stand. */
enum Language {
    ENGLISH(
            EnglishAnalyzer.getDefaultStopSet(),
            ("i you we my our your when how what have has had can can't do does"
                    + " doesn't don't did should would from been so just also any all get there which were am me")) {
        @Override
        TokenStream stemmed(TokenStream words) {
            return new PorterStemFilter(words);
        }
    },
    GERMAN(GermanAnalyzer.getDefaultStopSet(), "") {
        @Override
        TokenStream stemmed(TokenStream words) {
            return new GermanLightStemFilter(new GermanNormalizationFilter(words));
        }
    },
    FRENCH(FrenchAnalyzer.getDefaultStopSet(), "les des une est") {
        @Override
        TokenStream stemmed(TokenStream words) {
            return new FrenchLightStemFilter(words);
        }
    },
    SPANISH(SpanishAnalyzer.getDefaultStopSet(), "") {
        @Override
        TokenStream stemmed(TokenStream words) {
            return new SpanishLightStemFilter(words);
        }
    },
    PORTUGUESE(PortugueseAnalyzer.getDefaultStopSet(), "") {
        @Override
        TokenStream stemmed(TokenStream words) {
            return new PortugueseLightStemFilter(words);
        }
    },
    ITALIAN(ItalianAnalyzer.getDefaultStopSet(), "") {
        @Override
        TokenStream stemmed(TokenStream words) {
            return new ItalianLightStemFilter(words);
        }
    },
    DUTCH(DutchAnalyzer.getDefaultStopSet(), "") {
        @Override
        TokenStream stemmed(TokenStream words) {
            return new SnowballFilter(words, new DutchStemmer());
        }
    },
    RUSSIAN(RussianAnalyzer.getDefaultStopSet(), "") {
        @Override
        TokenStream stemmed(TokenStream words) {
            return new RussianLightStemFilter(words);
        }
    },
    OTHER(CharArraySet.EMPTY_SET, "") {
        @Override
        TokenStream stemmed(TokenStream words) {
            return words;
        }
    };

    private static final int WORDS_READ = 200;

    @SuppressWarnings("ImmutableEnumChecker") // unmodifiable
    private final CharArraySet stopWords;

    Language(CharArraySet some, String more) {
        CharArraySet all = new CharArraySet(some, true);
        all.addAll(more.isEmpty() ? Set.of() : Set.of(more.split(" ", -1)));
        this.stopWords = CharArraySet.unmodifiableSet(all);
    }

    CharArraySet stopWords() {
        return stopWords;
    }

    /** Cuts endings off. */
    abstract TokenStream stemmed(TokenStream words);

    /** The language most of whose small words the text's beginning has; the first of equals, and OTHER when it has none. */
    static Language of(String text) {
        List<String> words = Stream.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}']+", WORDS_READ))
                .limit(WORDS_READ - 1) // the last one is all the rest
                .toList();
        Language best = OTHER;
        long most = 0;
        for (Language language : values()) {
            long hits = words.stream().filter(language.stopWords::contains).count();
            best = hits > most ? language : best;
            most = Math.max(most, hits);
        }
        return best;
    }
}
