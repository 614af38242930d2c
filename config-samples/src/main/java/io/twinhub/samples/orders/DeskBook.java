package io.twinhub.samples.orders;

import static io.twinhub.metadata.Fields.data;
import static io.twinhub.metadata.Fields.int64;
import static io.twinhub.metadata.Fields.list;

import io.twinhub.metadata.DataClass;
import java.util.List;

/**
 * What a desk knows: its restart information, and what it tells an auditor.
 *
 * @param ordered how many orders it has made.
 * @param open those without a receipt.
 * @param done the others, with what they cost.
 * @param endMs when it orders nothing more, in milliseconds since 1970; 0 while that is open.
 * @param receiptMs when the last receipt came; 0 before the first.
 * @param longestPauseMs the longest time between two receipts.
 */
public record DeskBook(long ordered, List<Order> open, Book done, long endMs, long receiptMs, long longestPauseMs) {
    static final DeskBook EMPTY = new DeskBook(0, List.of(), Book.EMPTY, 0, 0, 0);

    public static final DataClass<DeskBook> TYPE = DataClass.of("orderDesk", DeskBook.class)
            .doc("What a desk knows.")
            .field(int64("ordered", DeskBook::ordered).doc("How many orders it has made."))
            .field(list("open", DeskBook::open, Order.TYPE).doc("Those without a receipt."))
            .field(data("done", DeskBook::done, Book.TYPE).doc("The others, with what they cost."))
            .field(int64("endMs", DeskBook::endMs).doc("When it orders nothing more, in ms since 1970; 0 if open."))
            .field(int64("receiptMs", DeskBook::receiptMs).doc("When the last receipt came, in ms since 1970."))
            .field(int64("longestPauseMs", DeskBook::longestPauseMs).doc("The longest time between two receipts."))
            .build(v -> new DeskBook(v.getLong(0), v.get(1), v.get(2), v.getLong(3), v.getLong(4), v.getLong(5)));

    public DeskBook {
        open = List.copyOf(open);
    }

    /** Whether it has ordered its last and got all receipts. */
    boolean isOver(final long nowMs) {
        return endMs != 0 && nowMs > endMs && open.isEmpty();
    }
}
