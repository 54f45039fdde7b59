/**
 * Figures, tables and comparison files for other tools and for papers.
 *
 * <p>One call writes a figure: {@code FigureExporter.write(new FigureRequest(source, choices,
 * style), file)}. The source is a {@link org.fewbit.chart.FigureSource} (records, selection,
 * pairs), a choice is a {@link org.fewbit.chart.FigureChoice} (kind and axes), the style a {@link
 * org.fewbit.exchange.FigureStyle} (size, font, colours, legend). The end of the file's name
 * chooses SVG, PDF or PNG; the numbers (CSV) and the caption are written beside it. For a preview
 * that is the result, make the page once with {@code FigureExporter.page(request)}, show {@code
 * FigureExporter.preview(page, dpi)} and write that page.
 */
@NullMarked
package org.fewbit.exchange;

import org.jspecify.annotations.NullMarked;
