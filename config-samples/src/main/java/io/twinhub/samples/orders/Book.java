package io.twinhub.samples.orders;

import static io.twinhub.metadata.Fields.int64;

import io.twinhub.metadata.DataClass;

/**
 * What was entered in a book so far.
 *
 * @param count how many orders.
 * @param sum of their amounts.
 * @param trace of which orders: equal in two books only if the same orders stand in both, each once.
 */
public record Book(long count, long sum, long trace) {
    static final Book EMPTY = new Book(0, 0, 0);

    public static final DataClass<Book> TYPE = DataClass.of("orderBook", Book.class)
            .doc("What was entered in a book so far.")
            .field(int64("count", Book::count).doc("How many orders."))
            .field(int64("sum", Book::sum).doc("Of their amounts."))
            .field(int64("trace", Book::trace).doc("Of which orders, in 64 bits."))
            .build(v -> new Book(v.getLong(0), v.getLong(1), v.getLong(2)));

    /** With another order in it. */
    Book with(final String desk, final long number, final long amount) {
        return new Book(count + 1, sum + amount, trace + mixed(desk.hashCode() * 0x9E3779B97F4A7C15L + number));
    }

    /** Both in one. */
    Book plus(final Book other) {
        return new Book(count + other.count, sum + other.sum, trace + other.trace);
    }

    /** Whether the same orders stand in both, each as often. */
    boolean hasOrdersOf(final Book other) {
        return count == other.count && trace == other.trace;
    }

    /** Spreads a number over 64 bits, so that sums of different numbers differ: the finalizer of SplitMix64. */
    private static long mixed(final long number) {
        long z = number;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
