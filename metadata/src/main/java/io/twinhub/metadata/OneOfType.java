package io.twinhub.metadata;

import java.util.ArrayList;
import java.util.List;

/**
 * An object of one out of several data classes; the Java class tells which. In serial form a tag says it, the place of the
 * alternative in this list: alternatives are only ever appended.
 *
 * @param alternatives in declaration order; their names and Java classes differ.
 */
public record OneOfType(List<Alternative> alternatives) implements FieldType {
    public OneOfType {
        alternatives = List.copyOf(alternatives);
        for (int i = 0; i < alternatives.size(); i++) {
            for (int k = 0; k < i; k++) {
                final DataClass<?> one = alternatives.get(i).dataClass;
                final DataClass<?> other = alternatives.get(k).dataClass;
                final boolean record = one.javaClass() != DataObject.class;
                if (one.name().equals(other.name())
                        || record && other.javaClass().isAssignableFrom(one.javaClass())) {
                    throw new IllegalStateException("Alternatives " + one + " and " + other + " cannot be told apart");
                }
            }
        }
    }

    OneOfType with(final Alternative alternative) {
        final List<Alternative> all = new ArrayList<>(alternatives);
        all.add(alternative);
        return new OneOfType(all);
    }

    /** The place of the alternative whose class this object has; -1 if it has none of them. */
    public int indexOf(final Object object) {
        for (int i = 0; i < alternatives.size(); i++) {
            if (alternatives.get(i).dataClass.isInstance(object)) {
                return i;
            }
        }
        return -1;
    }

    /** The place of the alternative with this name; -1 if there is none. */
    public int indexOfName(final String name) {
        for (int i = 0; i < alternatives.size(); i++) {
            if (alternatives.get(i).dataClass.name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * One of them.
     *
     * @param dataClass its class.
     * @param since the version that brought it; 0 if it was there from the start of its field.
     */
    public record Alternative(DataClass<?> dataClass, int since) {}
}
