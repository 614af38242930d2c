package io.twinhub.metadata;

/** What a field holds. The kind of a value decides its layout in serial form and its shape in text. */
public sealed interface FieldType
        permits ScalarType, EnumType, StringType, BytesType, StringListType, DataType, ListType {}
