package io.twinhub.metadata;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The declaration of a data class: the single description from which its serial form, its text, its limits and its
 * documentation follow. Declared once, as a constant of the record it describes:
 *
 * <pre>{@code
 * public record ProgramSpec(String name, String command) {
 *     public static final DataClass<ProgramSpec> TYPE = DataClass.of("program", ProgramSpec.class)
 *             .doc("An operating-system program.")
 *             .field(string("name", ProgramSpec::name).doc("Its name.").maxLength(64))
 *             .field(string("command", ProgramSpec::command).doc("The command line that starts it."))
 *             .build(v -> new ProgramSpec(v.get(0), v.get(1)));
 * }
 * }</pre>
 *
 * Immutable; any thread may use it.
 *
 * @param <T> the record.
 */
public final class DataClass<T> {
    private static final int ID_MAX = 65534;

    private final String name;
    private final Class<T> javaClass;
    private final String doc;
    private final List<Field<T>> fields;
    private final Function<Values, T> constructor;
    private final int id;
    private final int version;
    // Made at first use: a class that contains itself is not complete before. Made twice by a race, both are equal.
    private volatile SerialLevel serialLevel;

    private DataClass(final Builder<T> builder, final Function<Values, T> constructor) {
        this.name = builder.name;
        this.javaClass = builder.javaClass;
        this.doc = builder.doc;
        this.fields = List.copyOf(builder.fields);
        this.constructor = constructor;
        this.id = builder.id;
        int newest = 0;
        for (final Field<T> field : fields) {
            newest = Math.max(newest, field.since());
            if (field.type() instanceof ListType list) {
                newest = Math.max(newest, list.item().version());
            } else if (field.type() instanceof DataType data && !data.embedded()) {
                newest = Math.max(newest, data.dataClass().get().version());
            }
        }
        this.version = newest;
    }

    /**
     * Begins a declaration.
     *
     * @param name name in text and in schemas; the name of the element if an object stands alone or in a list.
     * @param javaClass the record.
     */
    public static <T> Builder<T> of(final String name, final Class<T> javaClass) {
        return new Builder<>(name, javaClass);
    }

    public String name() {
        return name;
    }

    public Class<T> javaClass() {
        return javaClass;
    }

    public String doc() {
        return doc;
    }

    /** Number of the class in serial form, 1 to 65534: given, or derived from the name. */
    public int id() {
        return id;
    }

    /** The newest since-version among all fields, those of nested data included. */
    public int version() {
        return version;
    }

    /** In declaration order. */
    public List<Field<T>> fields() {
        return fields;
    }

    /** The field's place in the declaration; -1 if there is none of this name. */
    public int indexOf(final String fieldName) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equals(fieldName)) {
                return i;
            }
        }
        return -1;
    }

    /** Room for the values of one object. */
    public Values newValues() {
        return new Values(this);
    }

    /** Builds an object; whatever the record's constructor throws comes through. */
    public T create(final Values values) {
        return constructor.apply(values);
    }

    @SuppressWarnings("unchecked")
    SerialLevel serialLevel() {
        if (serialLevel == null) {
            serialLevel = new SerialLevel((DataClass<Object>) this);
        }
        return serialLevel;
    }

    @Override
    public String toString() {
        return name;
    }

    /** A declaration in progress. */
    public static final class Builder<T> {
        private final String name;
        private final Class<T> javaClass;
        private final List<Field<T>> fields = new ArrayList<>();
        private final Set<String> names = new HashSet<>();
        private final Set<String> elements = new HashSet<>();
        private String doc = "";
        private int id;

        private Builder(final String name, final Class<T> javaClass) {
            this.name = name;
            this.javaClass = javaClass;
            this.id = Math.floorMod(name.hashCode(), ID_MAX) + 1;
        }

        /** Number of the class in serial form, 1 to 65534, if the one derived from the name collides with another's. */
        public Builder<T> id(final int number) {
            if (number < 1 || number > ID_MAX) {
                throw new IllegalStateException("Data class " + name + ": id " + number + " is not in 1.." + ID_MAX);
            }
            id = number;
            return this;
        }

        /** What the class is for, in a sentence for users. */
        public Builder<T> doc(final String sentence) {
            doc = sentence;
            return this;
        }

        /** Adds a field; the order is the order of the constructor's values and of the text. */
        public Builder<T> field(final Field<T> field) {
            if (!names.add(field.name())) {
                throw new IllegalStateException("Data class " + name + " has two fields named " + field.name());
            }
            if (field.since() > 0 && field.isRequired() && !(field.type() instanceof ScalarType)) {
                throw new IllegalStateException("Data class " + name + ": field " + field.name()
                        + " came later, so it needs a default or must be optional: older bytes do not have it");
            }
            if (field.isOptional() && field.defaultValue() != null) {
                throw new IllegalStateException("Data class " + name + ": field " + field.name()
                        + " is optional and has a default, so text could not say null");
            }
            if (field.elementName() != null && !elements.add(field.elementName())) {
                throw new IllegalStateException(
                        "Data class " + name + " has two elements named " + field.elementName());
            }
            fields.add(field);
            return this;
        }

        /** Ends the declaration; the function builds an object from the values, by place in the declaration. */
        public DataClass<T> build(final Function<Values, T> constructor) {
            if (fields.isEmpty()) {
                throw new IllegalStateException("Data class " + name + " has no field");
            }
            fields.forEach(Field::fix);
            return new DataClass<>(this, constructor);
        }
    }
}
