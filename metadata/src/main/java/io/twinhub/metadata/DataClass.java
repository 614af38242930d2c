package io.twinhub.metadata;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

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
    /** Greatest number of a class in serial form. */
    static final int ID_MAX = 65_534;

    /** Greatest version in serial form. */
    private static final int VERSION_MAX = 65_534;

    private final String name;
    private final Class<T> javaClass;
    private final String doc;
    private final List<Field<T>> fields;
    private final Function<Values, T> constructor;
    private final int id;
    private final int version;
    private final String namespace;
    private final boolean plain;
    // Made at first use: a class that contains itself is not complete before. Made twice by a race, both are equal.
    private volatile SerialLevel serialLevel;

    private DataClass(final Builder<T> builder, final Function<Values, T> constructor) {
        this.name = builder.name;
        this.javaClass = builder.javaClass;
        this.doc = builder.doc;
        this.fields = List.copyOf(builder.fields);
        this.constructor = constructor;
        this.id = builder.id;
        this.namespace = builder.namespace;
        this.plain = builder.plain;
        this.version = fields.stream().mapToInt(DataClass::newestVersion).max().orElse(0);
    }

    private static int newestVersion(final Field<?> field) {
        int newest = Math.max(field.since(), field.removedIn());
        if (field.type() instanceof OneOfType oneOf) {
            for (final OneOfType.Alternative alternative : oneOf.alternatives()) {
                newest = Math.max(
                        newest,
                        Math.max(alternative.since(), alternative.dataClass().version()));
            }
        } else if (!(field.type() instanceof DataType data && data.embedded()) && field.nestedClass() != null) {
            newest = Math.max(newest, field.nestedClass().version());
        }
        return newest;
    }

    /**
     * Begins a declaration.
     *
     * @param name name in text and in schemas; the name of the element if an object stands alone or in a list.
     * @param javaClass the record.
     */
    public static <T> Builder<T> of(final String name, final Class<T> javaClass) {
        return new Builder<>(name, javaClass, false);
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

    /** Whether the object is of this class. */
    public boolean isInstance(final Object object) {
        return object instanceof DataObject described ? described.dataClass() == this : javaClass.isInstance(object);
    }

    /** Number of the class in serial form, 1 to 65534: given, or derived from the name. */
    public int id() {
        return id;
    }

    /**
     * The newest version in which any field came or went, those of nested data included. Versions are one line for all
     * classes that travel together, as the version of an SBE schema is.
     */
    public int version() {
        return version;
    }

    /** The XML namespace of the class's elements; empty for none. */
    public String namespace() {
        return namespace;
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

    /** The data classes that its fields hold, in their order: nested ones, items, alternatives, the known classes of an any. */
    public List<DataClass<?>> containedClasses() {
        final List<DataClass<?>> contained = new ArrayList<>();
        for (final Field<T> field : fields) {
            if (field.type() instanceof OneOfType oneOf) {
                oneOf.alternatives().forEach(alternative -> contained.add(alternative.dataClass()));
            } else if (field.type() instanceof AnyType any) {
                contained.addAll(any.known().get());
            } else if (field.nestedClass() != null && field.nestedClass().isPlain()) {
                contained.addAll(field.nestedClass().containedClasses());
            } else if (field.nestedClass() != null) {
                contained.add(field.nestedClass());
            }
        }
        return contained;
    }

    /** Room for the values of one object. */
    public Values newValues() {
        return new Values(this);
    }

    /** Builds an object; whatever the record's constructor throws comes through. */
    public T create(final Values values) {
        return constructor.apply(values);
    }

    /**
     * The object for a log, made text only if it is written: {@code log.trace("pump {}", PumpState.TYPE.trace(state))}. Never
     * fails, not even for null.
     */
    public Trace trace(final T object) {
        return new Trace(this, object);
    }

    /** Whether this is no data class of a user, but what an item of a list or an entry of a map is made of. */
    public boolean isPlain() {
        return plain;
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

    static int derivedId(final String name) {
        return Math.floorMod(name.hashCode(), ID_MAX) + 1;
    }

    /** A declaration in progress. */
    public static final class Builder<T> {
        private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");

        private final String name;
        private final Class<T> javaClass;
        private final boolean plain;
        private final List<Field<T>> fields = new ArrayList<>();
        private final Set<String> names = new HashSet<>();
        private final Set<String> elements = new HashSet<>();
        private String doc = "";
        private String namespace = "";
        private int id;

        Builder(final String name, final Class<T> javaClass, final boolean plain) {
            this.name = name;
            this.javaClass = javaClass;
            this.plain = plain;
            this.id = derivedId(name);
            check(NAME.matcher(name).matches(), "a name is letters, digits, _ and -, and begins with a letter");
        }

        /** Number of the class in serial form, 1 to 65534, if the one derived from the name collides with another's. */
        public Builder<T> id(final int number) {
            check(number >= 1 && number <= ID_MAX, "id " + number + " is not in 1.." + ID_MAX);
            id = number;
            return this;
        }

        /** What the class is for, in a sentence for users. */
        public Builder<T> doc(final String sentence) {
            doc = sentence;
            return this;
        }

        /** The XML namespace of the class's elements: its own as a root or an item of a list, and those of its fields. */
        public Builder<T> namespace(final String uri) {
            namespace = uri;
            return this;
        }

        /** Adds a field; the order is the order of the constructor's values and of the text. */
        @SuppressWarnings("unchecked")
        public Builder<T> field(final FieldBuilder<? super T> declaration) {
            // What reads any super type of T reads T.
            final Field<T> field = new Field<>((FieldBuilder<T>) declaration);
            final String known = "field " + field.name();
            check(NAME.matcher(field.name()).matches(), known + " is not named with letters, digits, _ and -");
            check(!field.name().equals("xmlns"), known + " would declare a namespace in XML");
            check(names.add(field.name()), known + " is there twice");
            checkVersion(known, field.since());
            checkVersion(known, field.removedIn());
            check(field.maxLength() >= 0, known + " has the length " + field.maxLength());
            check(
                    field.since() == 0 || !field.isRequired() || field.isPrimitive(),
                    known + " came later, so it needs a default or must be optional: older bytes do not have it");
            check(
                    field.since() == 0 || !field.isRequired() || !field.isPrimitive() || allowsZero(field),
                    known + " came later, and 0, which stands for it in older bytes, is not within its limits");
            check(
                    field.defaultValue() == null || Limits.violation(field, field.defaultValue()) == null,
                    "the default of " + known + " is not within its limits");
            check(
                    !field.isOptional() || field.defaultValue() == null,
                    known + " is optional and has a default, so text could not say null");
            if (!field.isRemoved()) {
                for (final String element : elementsOf(field)) {
                    check(elements.add(element), "two elements are named " + element);
                }
            }
            fields.add(field);
            return this;
        }

        private static boolean allowsZero(final Field<?> field) {
            return ((ScalarType) field.type()).floating() ? field.allows(0.0) : field.allows(0L);
        }

        private static List<String> elementsOf(final Field<?> field) {
            if (field.isUnwrapped() && field.type() instanceof OneOfType oneOf) {
                return oneOf.alternatives().stream()
                        .map(alternative -> alternative.dataClass().name())
                        .toList();
            }
            return field.elementName() == null ? List.of() : List.of(field.elementName());
        }

        /** Ends the declaration; the function builds an object from the values, by place in the declaration. */
        public DataClass<T> build(final Function<Values, T> constructor) {
            check(!fields.isEmpty(), "it has no field");
            return new DataClass<>(this, constructor);
        }

        private void checkVersion(final String known, final int version) {
            check(
                    version >= 0 && version <= VERSION_MAX,
                    known + ": version " + version + " is not in 0.." + VERSION_MAX);
        }

        private void check(final boolean right, final String problem) {
            if (!right) {
                throw new IllegalStateException("Data class " + name + ": " + problem);
            }
        }
    }
}
