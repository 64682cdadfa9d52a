package io.winnow.push;

import io.winnow.model.FieldValue;
import io.winnow.model.FieldValue.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Compares field values as they'd be shown, so that noise in the digits never causes a write. */
final class Values {

    private static final int PLACES = 2;

    private Values() {}

    static boolean same(FieldValue one, FieldValue other) {
        if (one.blank() || other.blank()) {
            return one.blank() && other.blank();
        }
        if (one.kind() == Kind.NUMBER && other.kind() == Kind.NUMBER) {
            return rounded(one).compareTo(rounded(other)) == 0 || asJiraHolds(one) == asJiraHolds(other);
        }
        return one.kind() == other.kind()
                && one.text().strip().equals(other.text().strip());
    }

    static FieldValue blankAsEmpty(FieldValue value) {
        return value.blank() ? FieldValue.EMPTY : value;
    }

    /** A double, which from 70 million million on has no room for two places. */
    private static double asJiraHolds(FieldValue number) {
        return Double.parseDouble(number.text());
    }

    private static BigDecimal rounded(FieldValue number) {
        return new BigDecimal(number.text()).setScale(PLACES, RoundingMode.HALF_UP);
    }
}
