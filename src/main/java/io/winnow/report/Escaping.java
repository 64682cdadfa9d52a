package io.winnow.report;

import org.apache.velocity.app.event.ReferenceInsertionEventHandler;
import org.apache.velocity.context.Context;
import org.jspecify.annotations.Nullable;
import org.owasp.encoder.Encode;

/**
 * Escapes every reference a template prints, for element content and quoted attributes alike; only {@link Markup} goes
 * through. Templates quote all attributes, and build addresses and scripts out of no other values.
 */
final class Escaping implements ReferenceInsertionEventHandler {

    @Override
    public @Nullable Object referenceInsert(Context context, String reference, @Nullable Object value) {
        return value == null || value instanceof Markup ? value : Encode.forHtml(value.toString());
    }
}
