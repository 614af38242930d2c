package io.twinhub.metadata;

/** UTF-8 text; limits stand at the field. */
public enum StringType implements FieldType {
    STRING
}
