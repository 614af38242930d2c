package io.twinhub.testsupport;

import static io.twinhub.metadata.Fields.float64;
import static io.twinhub.metadata.Fields.int64;
import static io.twinhub.metadata.Fields.list;
import static io.twinhub.metadata.Fields.string;

import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.SerialCodec;
import java.util.ArrayList;
import java.util.List;

/**
 * The value of simulated complex events: the running number, and content and length that follow from it. Most are short; some fill a
 * super message to the last byte.
 *
 * @param number running number of the publisher.
 */
record Parcel(long number, List<Item> items, String note) {
    /** One thing in a parcel. */
    record Item(String name, double weight) {
        static final DataClass<Item> TYPE = DataClass.of("Item", Item.class)
                .doc("One thing in a parcel.")
                .field(string("name", Item::name).doc("What it is.").maxLength(16))
                .field(float64("weight", Item::weight).doc("How heavy it is.").unit("kg"))
                .build(v -> new Item(v.get(0), v.getDouble(1)));
    }

    /** As long as a parcel gets, however much a super message carries: with it the class may still be sealed. */
    static final int LENGTH_MAX = 7700;

    static final DataClass<Parcel> TYPE = DataClass.of("Parcel", Parcel.class)
            .doc("A running number with content that follows from it.")
            .field(int64("number", Parcel::number).doc("Running number of the publisher."))
            .field(list("items", Parcel::items, Item.TYPE).doc("What is in it.").maxLength(4))
            .field(string("note", Parcel::note)
                    .doc("As long as the value is to be.")
                    .maxLength(LENGTH_MAX))
            .build(v -> new Parcel(v.getLong(0), v.get(1), v.get(2)));

    private static final SerialCodec<Parcel> CODEC = SerialCodec.of(TYPE);
    private static final int SHORT_NOTE_LENGTH_MAX = 60;

    Parcel {
        items = List.copyOf(items);
    }

    /**
     * The parcel of this number.
     *
     * @param lengthMax of its serial form, at most {@link #LENGTH_MAX}; one in sixteen has exactly this length.
     */
    static Parcel of(final long number, final int lengthMax) {
        final long chance = SimRandom.mix(number);
        final List<Item> items = new ArrayList<>();
        for (int i = (int) (chance & 3); i > 0; i--) {
            items.add(new Item("item-" + i, (chance >>> i) * 0.001));
        }
        final int room = lengthMax - CODEC.encode(new Parcel(number, items, "")).length;
        final int length = switch ((int) (chance >>> 8 & 15)) {
            case 0 -> room;
            case 1 -> room - 1;
            case 2 -> (int) ((chance >>> 16 & 0xFFFF) % room);
            default -> (int) ((chance >>> 16 & 0xFFFF) % Math.min(room, SHORT_NOTE_LENGTH_MAX));
        };
        return new Parcel(number, items, textOf(length, chance));
    }

    /** The same with one byte more than a super message carries, or than the class allows. */
    Parcel tooLong(final int lengthMax) {
        final int room = lengthMax < LENGTH_MAX ? lengthMax - CODEC.encode(this).length : LENGTH_MAX;
        return new Parcel(number, items, note + "x".repeat(room + 1));
    }

    boolean isIntact(final int lengthMax) {
        return equals(of(number, lengthMax));
    }

    /** A text of so many bytes in UTF-8. */
    private static String textOf(final int length, final long chance) {
        final boolean hasUmlaut = length >= 2 && (chance & 4) != 0;
        final StringBuilder text = new StringBuilder(hasUmlaut ? "ä" : "");
        for (int i = hasUmlaut ? 2 : 0; i < length; i++) {
            text.append((char) ('a' + (chance >>> i % 56 & 15)));
        }
        return text.toString();
    }
}
