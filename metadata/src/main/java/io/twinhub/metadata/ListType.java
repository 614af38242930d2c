package io.twinhub.metadata;

/**
 * A list of data objects of one class.
 *
 * @param item class of the items; its name is the name of an item's element.
 */
public record ListType(DataClass<?> item) implements FieldType {}
