/** Settings, what the program is, and what it did. */
@NullMarked
package org.fewbit.ui.settings;

import org.jspecify.annotations.NullMarked;
