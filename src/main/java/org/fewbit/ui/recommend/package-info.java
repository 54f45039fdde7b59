/** Which variant to deploy on this machine. */
@NullMarked
package org.fewbit.ui.recommend;

import org.jspecify.annotations.NullMarked;
