package org.fewbit.ui.export;

import java.awt.image.BufferedImage;

/**
 * A page as it will be written.
 *
 * @param pixels of the page
 * @param widthMm width on paper
 * @param heightMm height on paper
 * @param caption words below the figure
 */
record Preview(BufferedImage pixels, double widthMm, double heightMm, String caption) {}
