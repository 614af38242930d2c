package io.twinhub.executive.wire;

import java.util.Arrays;
import java.util.List;

/**
 * The calls over one end of a pair that are unanswered, by their numbers, in the order in which they were made: at the end that makes calls from when it says one until it has handled the answer,
 * at the other end from when it has handled one until it answers. Executives and managers keep them alike, by {@link #after} alone, so what is saved of an end has them. Immutable.
 */
public final class OpenCalls {
    /** None. */
    public static final OpenCalls NONE = new OpenCalls(new long[0]);

    private final long[] numbers;

    private OpenCalls(final long[] numbers) {
        this.numbers = numbers;
    }

    /** @param numbers ascending. */
    public static OpenCalls of(final List<Long> numbers) {
        return numbers.isEmpty()
                ? NONE
                : new OpenCalls(numbers.stream().mapToLong(Long::longValue).toArray());
    }

    /** Those behind an item that was said or handled at this end. */
    public OpenCalls after(final Item item) {
        if (item.kind() == ItemKind.CALL) {
            return with(item.sequence());
        }
        return item.kind().isAnswer() ? without(item.answers()) : this;
    }

    /** @param number greater than all others. */
    private OpenCalls with(final long number) {
        final long[] more = Arrays.copyOf(numbers, numbers.length + 1);
        more[numbers.length] = number;
        return new OpenCalls(more);
    }

    private OpenCalls without(final long number) {
        final int place = Arrays.binarySearch(numbers, number);
        if (place < 0) {
            return this;
        }
        if (numbers.length == 1) {
            return NONE;
        }
        final long[] fewer = new long[numbers.length - 1];
        System.arraycopy(numbers, 0, fewer, 0, place);
        System.arraycopy(numbers, place + 1, fewer, place, fewer.length - place);
        return new OpenCalls(fewer);
    }

    /** Whether the call of this number is unanswered. */
    public boolean contains(final long number) {
        return Arrays.binarySearch(numbers, number) >= 0;
    }

    /** How many. */
    public int count() {
        return numbers.length;
    }

    /** Their numbers, ascending. */
    public List<Long> numbers() {
        return Arrays.stream(numbers).boxed().toList();
    }
}
