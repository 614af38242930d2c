package io.twinhub.metadata;

/** Bytes of any length up to the field's limit; base64 in text. */
public enum BytesType implements FieldType {
    BYTES
}
