/** The sheet that exports figures: what is previewed is what is written. */
@NullMarked
package org.fewbit.ui.export;

import org.jspecify.annotations.NullMarked;
