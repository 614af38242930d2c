package io.twinhub.metadata;

/** A list of words; in text separated by spaces, so that no word may contain one. */
public enum StringListType implements FieldType {
    STRING_LIST
}
