package io.twinhub.metadata;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Data classes made from their descriptions. They have no Java class of their own, their objects are {@link DataObject}s;
 * serial form, text and limits are those of the classes that were described. Made once by one thread, then immutable.
 */
public final class DescribedClasses {
    // Deeper than any sensible declaration; a long chain of classes costs no stack.
    private static final int DEPTH_MAX = 32;

    private final List<ClassDescription> descriptions;
    private final Map<String, Integer> indexes = new HashMap<>();
    private final Map<String, DataClass<DataObject>> classes = new HashMap<>();
    private final Set<String> failed = new HashSet<>();
    private final List<String> open = new ArrayList<>();
    private final List<DescriptionProblem> problems = new ArrayList<>();

    private DescribedClasses(final List<ClassDescription> descriptions) {
        this.descriptions = List.copyOf(descriptions);
    }

    /** The classes of these descriptions, which may refer to each other; of several with the same name the first counts. */
    public static DescribedClasses of(final List<ClassDescription> descriptions) {
        final DescribedClasses all = new DescribedClasses(descriptions);
        all.number();
        for (final ClassDescription description : all.descriptions) {
            all.make(description.name());
        }
        return all;
    }

    /** Everything that is wrong; empty if every description has its class. */
    public List<DescriptionProblem> problems() {
        return List.copyOf(problems);
    }

    /** The class of this name; null if there is none, or its description is wrong. */
    public DataClass<DataObject> dataClass(final String name) {
        return classes.get(name);
    }

    /**
     * The class of the first description.
     *
     * @throws TwinhubException with the first problem, if there is any.
     */
    public static DataClass<DataObject> only(final List<ClassDescription> descriptions) {
        final DescribedClasses all = of(descriptions);
        if (!all.problems.isEmpty()) {
            throw new TwinhubException(all.problems.get(0).error());
        }
        return all.dataClass(descriptions.get(0).name());
    }

    /** The number of the class of this name in serial form; -1 if there is no such class. */
    int idOf(final String name) {
        final Integer index = indexes.get(name);
        if (index == null) {
            return -1;
        }
        final int id = descriptions.get(index).id();
        return id == 0 ? DataClass.derivedId(name) : id;
    }

    /**
     * A class that is part of the one being made.
     *
     * @throws DescriptionException if there is none, or it would contain itself.
     */
    DataClass<DataObject> part(final String name) {
        if (!indexes.containsKey(name)) {
            throw DescriptionException.unknown(name);
        }
        final int first = open.indexOf(name);
        if (first >= 0) {
            final String way =
                    String.join(", which contains ", open.subList(first, open.size())) + ", which contains " + name;
            throw new DescriptionException(
                    DescriptionException.TYPE,
                    ErrorResult.of(ErrorCode.DESCRIPTION_CONTAINS_ITSELF, name, way)
                            .expected("a class that does not contain itself, or embedded[" + name + "]"));
        }
        if (open.size() == DEPTH_MAX) {
            throw new DescriptionException(
                    DescriptionException.TYPE,
                    ErrorResult.of(ErrorCode.DESCRIPTION_NOT_POSSIBLE, name, "too many classes contain each other")
                            .expected("at most " + DEPTH_MAX + " classes in each other"));
        }
        final DataClass<DataObject> part = make(name);
        if (part == null) {
            throw DescriptionException.reported();
        }
        return part;
    }

    private void number() {
        for (int i = 0; i < descriptions.size(); i++) {
            final String name = descriptions.get(i).name();
            final Integer first = indexes.putIfAbsent(name, i);
            if (first != null) {
                problem(i, "/name", ErrorResult.of(ErrorCode.DESCRIPTION_NAME_TWICE, "class", name), null);
            } else if (DescribedType.NAMES.contains(name)) {
                failed.add(name);
                problem(
                        i,
                        "/name",
                        ErrorResult.of(ErrorCode.DESCRIPTION_NOT_POSSIBLE, name, "a type has this name")
                                .expected("a name that is not one of " + String.join(", ", DescribedType.NAMES)),
                        null);
            }
        }
    }

    private DataClass<DataObject> make(final String name) {
        if (!classes.containsKey(name) && !failed.contains(name)) {
            open.add(name);
            final DataClass<DataObject> made = build(indexes.get(name));
            open.remove(open.size() - 1);
            if (made == null) {
                failed.add(name);
            } else {
                classes.put(name, made);
            }
        }
        return classes.get(name);
    }

    private DataClass<DataObject> build(final int index) {
        final ClassDescription description = descriptions.get(index);
        try {
            final DataClass.Builder<DataObject> builder = DataClass.of(description.name(), DataObject.class)
                    .doc(description.doc())
                    .namespace(description.namespace());
            if (description.id() != 0) {
                builder.id(description.id());
            }
            boolean complete = true;
            final Set<String> names = new HashSet<>();
            for (int i = 0; i < description.fields().size(); i++) {
                complete &= isNew(names, index, i) && addField(builder, index, i);
            }
            if (!complete) {
                return null;
            }
            final DataClass<DataObject> made = builder.build(DataObject::of);
            // What is too large for a serial form shows here, not when the first object is written.
            made.serialLevel();
            return made;
        } catch (final IllegalStateException e) {
            problem(index, "", notPossible(description, e), null);
            return null;
        }
    }

    private boolean isNew(final Set<String> names, final int index, final int place) {
        final String name = descriptions.get(index).fields().get(place).name();
        if (!names.add(name)) {
            final ErrorResult error = ErrorResult.of(ErrorCode.DESCRIPTION_NAME_TWICE, "field", name);
            problem(index, "/fields[" + place + "]/name", error, null);
            return false;
        }
        return true;
    }

    private boolean addField(final DataClass.Builder<DataObject> builder, final int index, final int place) {
        final String path = "/fields[" + place + "]";
        final FieldDescription field = descriptions.get(index).fields().get(place);
        try {
            builder.field(DescribedField.of(this, field, place));
            return true;
        } catch (final DescriptionException e) {
            if (e.error() != null) {
                problem(index, path + "/" + e.attribute(), e.error(), e.unknownName());
            }
        } catch (final IllegalStateException e) {
            problem(index, path, notPossible(descriptions.get(index), e), null);
        }
        return false;
    }

    private void problem(final int index, final String path, final ErrorResult error, final String unknownName) {
        final ErrorResult told = error.action(ErrorAdvice.of(error.errorCode()));
        problems.add(new DescriptionProblem(index, "[" + index + "]" + path, told, unknownName));
    }

    private static ErrorResult notPossible(final ClassDescription description, final IllegalStateException e) {
        return ErrorResult.of(ErrorCode.DESCRIPTION_NOT_POSSIBLE, description.name(), e.getMessage())
                .expected("what a declaration in a program could say");
    }
}
