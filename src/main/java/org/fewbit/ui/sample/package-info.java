/** The samples of two variants side by side: what was asked, what was answered, why it scored. */
@NullMarked
package org.fewbit.ui.sample;

import org.jspecify.annotations.NullMarked;
