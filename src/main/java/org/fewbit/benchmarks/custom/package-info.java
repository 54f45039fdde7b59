/** Benchmarks that a person describes in a file, without code. */
@NullMarked
package org.fewbit.benchmarks.custom;

import org.jspecify.annotations.NullMarked;
