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

    private static final int ITEM_COUNT_MAX = 4;
    private static final int NOTE_LENGTH_MAX = 1795;
    private static final int SHORT_NOTE_LENGTH_MAX = 60;

    static final DataClass<Parcel> TYPE = DataClass.of("Parcel", Parcel.class)
            .doc("A running number with content that follows from it.")
            .field(int64("number", Parcel::number).doc("Running number of the publisher."))
            .field(list("items", Parcel::items, Item.TYPE).doc("What is in it.").maxLength(ITEM_COUNT_MAX))
            .field(string("note", Parcel::note)
                    .doc("As long as the value is to be.")
                    .maxLength(NOTE_LENGTH_MAX))
            .build(v -> new Parcel(v.getLong(0), v.get(1), v.get(2)));

    private static final SerialCodec<Parcel> CODEC = SerialCodec.of(TYPE);

    /** The longest value of the class: it just fits a super message of 2048 bytes, and not one of 1024. */
    static final int LENGTH_MAX = Math.toIntExact(CODEC.lengthMax());

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
        final int size = (int) (chance >>> 8 & 15);
        if (size < 2) {
            return full(number, lengthMax - size);
        }
        final int noteLength = (int) ((chance >>> 16 & 0xFFFF) % (size == 2 ? lengthMax / 2 : SHORT_NOTE_LENGTH_MAX));
        return new Parcel(number, itemsOf((int) (chance & 3), chance), textOf(noteLength, chance));
    }

    /** One with one byte more than a super message carries, or than the class allows. */
    static Parcel tooLong(final long number, final int lengthMax) {
        return full(number, lengthMax + 1);
    }

    boolean isIntact(final int lengthMax) {
        return equals(of(number, lengthMax));
    }

    private static Parcel full(final long number, final int length) {
        final long chance = SimRandom.mix(number);
        final List<Item> items = itemsOf(ITEM_COUNT_MAX, chance);
        final int bare = CODEC.encode(new Parcel(number, items, "")).length;
        return new Parcel(number, items, textOf(length - bare, chance));
    }

    private static List<Item> itemsOf(final int count, final long chance) {
        final List<Item> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.add(new Item("item-of-number-" + i, (chance >>> i) * 0.001));
        }
        return items;
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
