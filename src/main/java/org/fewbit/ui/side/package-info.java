/** Two to six variants as columns: every score, cost, setting and condition of them. */
@NullMarked
package org.fewbit.ui.side;

import org.jspecify.annotations.NullMarked;
