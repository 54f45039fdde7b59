/** Comparisons as files: opened, saved, opened again; and whatever else arrives in the window. */
@NullMarked
package org.fewbit.ui.saved;

import org.jspecify.annotations.NullMarked;
