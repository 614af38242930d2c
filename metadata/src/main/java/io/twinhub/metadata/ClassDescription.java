package io.twinhub.metadata;

import static io.twinhub.metadata.Fields.int32;
import static io.twinhub.metadata.Fields.list;
import static io.twinhub.metadata.Fields.string;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A data class, described as data: what its Java declaration says, printed. In the configuration it is an
 * {@code <eventClass>}; {@link DescribedClasses} makes a data class of it again, with the same serial form and the same text.
 *
 * @param name of the class.
 * @param id number of the class in serial form; 0 if it is the one that follows from the name.
 * @param namespace of its elements in XML; empty if none.
 * @param doc what the class is for, as a sentence; empty if not said.
 * @param fields in declaration order.
 */
public record ClassDescription(String name, int id, String namespace, String doc, List<FieldDescription> fields) {
    public static final DataClass<ClassDescription> TYPE = DataClass.of("eventClass", ClassDescription.class)
            .doc(
                    "A class of events with fields, or of data that is part of such events; classes of one primitive value are built in.")
            .field(string("name", ClassDescription::name)
                    .doc("The name by which events and other classes refer to it."))
            .field(int32("id", ClassDescription::id)
                    .doc("Number of the class in serial form; 0 for the one that follows from the name.")
                    .min(0)
                    .max(DataClass.ID_MAX)
                    .defaultValue(0))
            .field(string("namespace", ClassDescription::namespace)
                    .doc("Namespace of its elements in XML.")
                    .defaultValue(""))
            .field(string("doc", ClassDescription::doc)
                    .doc("What the class is for, as a sentence.")
                    .defaultValue(""))
            .field(list("fields", ClassDescription::fields, FieldDescription.TYPE)
                    .doc("In the order in which they are declared.")
                    .unwrapped())
            .build(v -> new ClassDescription(v.get(0), v.getInt(1), v.get(2), v.get(3), v.get(4)));

    public ClassDescription {
        fields = List.copyOf(fields);
    }

    /** A class of these fields, with nothing else said. */
    public static ClassDescription of(final String name, final FieldDescription... fields) {
        return new ClassDescription(name, 0, "", "", List.of(fields));
    }

    /** The description of one class, without those that it refers to. */
    public static ClassDescription of(final DataClass<?> dataClass) {
        final int id = dataClass.id() == DataClass.derivedId(dataClass.name()) ? 0 : dataClass.id();
        return new ClassDescription(
                dataClass.name(),
                id,
                dataClass.namespace(),
                dataClass.doc(),
                dataClass.fields().stream().map(FieldDescription::of).collect(Collectors.toCollection(ArrayList::new)));
    }

    /** The names of all types that a field can have beside those of described classes. */
    public static List<String> typeNames() {
        return List.copyOf(DescribedType.NAMES);
    }

    /**
     * The descriptions of a class and of all that it refers to, however far, each once; the class itself comes first.
     *
     * @throws TwinhubException if two different ones of these classes have the same name: a description could not tell which
     *     is meant.
     */
    public static List<ClassDescription> allOf(final DataClass<?> dataClass) {
        final Map<String, DataClass<?>> found = new LinkedHashMap<>();
        collect(dataClass, found);
        return found.values().stream().map(ClassDescription::of).toList();
    }

    private static void collect(final DataClass<?> dataClass, final Map<String, DataClass<?>> found) {
        final DataClass<?> known = found.putIfAbsent(dataClass.name(), dataClass);
        if (known == null) {
            dataClass.containedClasses().forEach(part -> collect(part, found));
        } else if (known != dataClass) {
            throw new TwinhubException(ErrorResult.of(ErrorCode.DESCRIPTION_NAME_TWICE, "class", dataClass.name())
                    .expected("classes with different names")
                    .action("Rename one of them."));
        }
    }
}
