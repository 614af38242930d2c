package io.twinhub.metadata;

/** What a field holds. The kind of a value decides its layout in serial form and its shape in text. */
public sealed interface FieldType
        permits ScalarType,
                EnumType,
                BitSetType,
                StringType,
                BytesType,
                DataType,
                AnyType,
                OneOfType,
                ListType,
                MapType {
    /** Whether a value can be one text without blanks, so that several can stand in one text. */
    default boolean isWord() {
        return this instanceof ScalarType || this instanceof EnumType || this == StringType.WORD;
    }

    /** Whether a value is one text: an attribute in XML, unless its field says that it is an element. */
    default boolean isText() {
        return isWord()
                || this instanceof StringType
                || this instanceof BytesType
                || this instanceof BitSetType
                || this instanceof ListType list && list.isWords();
    }

    /** Whether an absent value is an empty one: a list, a map, a bit set. */
    default boolean isCollection() {
        return this instanceof ListType || this instanceof MapType || this instanceof BitSetType;
    }
}
