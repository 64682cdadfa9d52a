/**
 * The web server of the report.
 *
 * <p>Requests come in, pages and JSON go out; what they show comes through {@link io.winnow.entry.web.ReportSource}.
 * It only reads: no request changes anything.
 */
@NullMarked
package io.winnow.entry.web;

import org.jspecify.annotations.NullMarked;
