package io.twinhub.metadata;

/**
 * Something that is wrong with descriptions of classes.
 *
 * @param classIndex place of the description in its list, from 0.
 * @param path of the part that is wrong, from the list of the descriptions, as {@link Positions} writes it:
 *     {@code [2]/fields[0]/type}.
 * @param error what is wrong, what was expected, and what to do; without a position.
 * @param unknownName the name that refers to nothing, if that is what is wrong; else null.
 */
public record DescriptionProblem(int classIndex, String path, ErrorResult error, String unknownName) {}
