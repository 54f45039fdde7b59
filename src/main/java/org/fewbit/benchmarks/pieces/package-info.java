/** SentencePiece models: text to pieces, as spBLEU counts them. */
@NullMarked
package org.fewbit.benchmarks.pieces;

import org.jspecify.annotations.NullMarked;
