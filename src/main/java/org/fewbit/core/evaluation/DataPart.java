package org.fewbit.core.evaluation;

/**
 * One of the texts an evaluation reads.
 *
 * @param name unique among them: {@code wikitext2}
 * @param corpus what it was recognised as or said to be: {@code wikitext2}, {@code ptb}, {@code
 *     c4}, {@code plain}
 * @param file where it is
 * @param join how its rows become a text, in words
 */
public record DataPart(String name, String corpus, String file, String join) {}
