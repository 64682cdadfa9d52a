/**
 * The report: a backlog's ranked list as a page, as one self-contained file, and as JSON, CSV and Markdown.
 *
 * <p>Plain values of the core come in as a {@link io.winnow.report.ReportPage}; text goes out. It reads no store, no
 * clock and no network, and is the only package that knows the template engine. The view types are public only because
 * templates can reach nothing else.
 */
@NullMarked
package io.winnow.report;

import org.jspecify.annotations.NullMarked;
