package io.twinhub.metadata.text;

import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.Field;
import io.twinhub.metadata.Limits;
import io.twinhub.metadata.Positions;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.metadata.Values;

/** An object as far as it is read. */
final class PartialObject {
    private final DataClass<Object> dataClass;
    private final int part;
    private final Values values;
    // The parts of the fields that were given; 0 of the others: that is the root, which is no field.
    private final int[] parts;
    private boolean right = true;

    /** @param part of the object among the positions. */
    PartialObject(final DataClass<Object> dataClass, final int part) {
        this.dataClass = dataClass;
        this.part = part;
        this.values = dataClass.newValues();
        this.parts = new int[dataClass.fields().size()];
    }

    DataClass<Object> dataClass() {
        return dataClass;
    }

    int part() {
        return part;
    }

    Values values() {
        return values;
    }

    Field<Object> field(final int index) {
        return dataClass.fields().get(index);
    }

    boolean has(final int index) {
        return parts[index] != 0;
    }

    /** The part of a field that was given. */
    int part(final int index) {
        return parts[index];
    }

    void part(final int index, final int value) {
        parts[index] = value;
    }

    /** Takes down whether another value is right. */
    void accept(final boolean valueIsRight) {
        right &= valueIsRight;
    }

    /** The object; null if anything in it is wrong, which is then among the problems. */
    Object complete(final Positions positions, final Problems problems) {
        for (int i = 0; i < parts.length; i++) {
            final Field<Object> field = field(i);
            if (has(i)) {
                PartialItems.complete(values, i, field);
            } else if (field.isRequired()) {
                right = false;
                problems.add(ErrorResult.of(ErrorCode.TEXT_VALUE_MISSING, field.name(), dataClass.name())
                        .at(positions.at(part))
                        .expected(Limits.expected(field)));
            } else {
                values.setDefault(i);
            }
        }
        return right ? create(positions, problems) : null;
    }

    /** What to say if a field is given that was removed. */
    ErrorResult removed(final int index) {
        final Field<Object> field = field(index);
        return ErrorResult.of(ErrorCode.TEXT_FIELD_REMOVED, field.name(), dataClass.name(), field.removedIn())
                .action("Delete it.");
    }

    /** What to say if a field is given that was given before. */
    ErrorResult twice(final int index, final Positions positions) {
        return ErrorResult.of(ErrorCode.TEXT_VALUE_TWICE, field(index).name(), dataClass.name())
                .action("The first one is at " + positions.at(parts[index]) + ".");
    }

    private Object create(final Positions positions, final Problems problems) {
        try {
            return dataClass.create(values);
        } catch (final TwinhubException e) {
            problems.add(e.error().at(positions.at(part)));
        } catch (final RuntimeException e) {
            problems.add(ErrorResult.of(ErrorCode.TEXT_OBJECT_REFUSED, dataClass.name(), e.getMessage())
                    .at(positions.at(part)));
        }
        return null;
    }
}
