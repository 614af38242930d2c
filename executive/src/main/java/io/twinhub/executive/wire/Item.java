package io.twinhub.executive.wire;

import static io.twinhub.metadata.Fields.bytes;
import static io.twinhub.metadata.Fields.enumeration;
import static io.twinhub.metadata.Fields.int32;
import static io.twinhub.metadata.Fields.int64;
import static io.twinhub.metadata.Fields.string;

import io.twinhub.metadata.DataClass;
import java.util.List;

/**
 * One thing that a session says to its peer, or hears of it.
 *
 * @param end number of the end within its session: positive of a client session that it holds, negative of a client of it.
 * @param sequence 1, 2, and so on, per end and direction.
 * @param kind what it is.
 * @param reason why, of a CLOSE.
 * @param text of an OPEN the address of the session, of a CLOSE a word for people.
 * @param data of a MESSAGE, CALL or REPLY its serial form, of a REFUSAL that of the error, of an OPEN the program copy that opens.
 * @param answers of a REPLY or REFUSAL the sequence of the call that it answers; else 0.
 */
public record Item(int end, long sequence, ItemKind kind, CloseReason reason, String text, byte[] data, long answers) {
    public static final DataClass<Item> TYPE = DataClass.of("sessionItem", Item.class)
            .doc("One thing that a session says to its peer, or hears of it.")
            .field(
                    int32("end", Item::end)
                            .doc(
                                    "Number of the end within its session: positive of a client session that it holds, negative of a client of it."))
            .field(int64("sequence", Item::sequence).doc("1, 2, and so on, per end and direction."))
            .field(enumeration("kind", Item::kind, List.of(ItemKind.values())).doc("What it is."))
            .field(enumeration("reason", Item::reason, List.of(CloseReason.values()))
                    .doc("Why, of a CLOSE."))
            .field(string("text", Item::text)
                    .doc("Of an OPEN the address of the session, of a CLOSE a word for people."))
            .field(
                    bytes("data", Item::data)
                            .doc(
                                    "Of a MESSAGE, CALL or REPLY its serial form, of a REFUSAL that of the error, of an OPEN the program copy that opens."))
            .field(int64("answers", Item::answers)
                    .doc("Of a REPLY or REFUSAL the sequence of the call that it answers; else 0."))
            .build(v -> new Item(v.getInt(0), v.getLong(1), v.get(2), v.get(3), v.get(4), v.get(5), v.getLong(6)));

    /** One that answers nothing. */
    public Item(
            final int end,
            final long sequence,
            final ItemKind kind,
            final CloseReason reason,
            final String text,
            final byte[] data) {
        this(end, sequence, kind, reason, text, data, 0);
    }
}
