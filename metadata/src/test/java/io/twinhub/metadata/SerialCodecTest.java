package io.twinhub.metadata;

import static io.twinhub.metadata.Fields.embedded;
import static io.twinhub.metadata.Fields.int32;
import static io.twinhub.metadata.Fields.list;
import static io.twinhub.metadata.Fields.string;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class SerialCodecTest {
    private static final SerialCodec<Broad> CODEC = SerialCodec.of(Broad.TYPE);
    private static final int ROUNDS = 1000;
    /** Comparing field by field costs far more than the codec, so fewer rounds do it. */
    private static final int COMPARED_ROUNDS = 50;

    @Test
    void shouldGiveBackWhatItEncoded() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            final Broad object = new RandomObjects(seed).next(Broad.TYPE);
            final byte[] bytes = CODEC.encode(object);
            final Broad decoded = CODEC.decode(bytes);
            assertThat(CODEC.encode(decoded)).as("seed %d", seed).isEqualTo(bytes);
            if (seed < COMPARED_ROUNDS) {
                assertThat(decoded)
                        .as("seed %d", seed)
                        .usingRecursiveComparison()
                        .withEqualsForType(Float::equals, Float.class)
                        .withEqualsForType(Double::equals, Double.class)
                        .isEqualTo(object);
            }
        }
    }

    @Test
    void shouldLayOutFixedFieldsInDeclarationOrderWithoutGaps() {
        final byte[] bytes = SerialCodec.of(Broad.Leaf.TYPE).encode(new Broad.Leaf(7, "ab"));
        final int id = Broad.Leaf.TYPE.id();
        assertThat(bytes).containsExactly(4, 0, id & 0xFF, id >> 8, 0x48, 0x54, 0, 0, 7, 0, 0, 0, 2, 0, 0, 0, 'a', 'b');
    }

    @Test
    void shouldGiveBackObjectsOfRandomClasses() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            final DataClass<DataObject> type = new RandomClasses(seed).next();
            final SerialCodec<DataObject> codec = SerialCodec.of(type);
            final DataObject object = new RandomObjects(seed).next(type);
            final byte[] bytes = codec.encode(object);
            assertThat(bytes.length).as("seed %d", seed).isLessThanOrEqualTo((int)
                    Math.min(1 << 30, codec.lengthMax()));
            assertThat(codec.encode(codec.decode(bytes))).as("seed %d", seed).isEqualTo(bytes);
        }
    }

    @Test
    void shouldLeaveNothingOfWhatWasInTheBufferBefore() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            final DataClass<DataObject> type = new RandomClasses(seed).next();
            final SerialCodec<DataObject> codec = SerialCodec.of(type);
            final DataObject object = new RandomObjects(seed).next(type);
            final ExpandableArrayBuffer clean = new ExpandableArrayBuffer();
            final int length = codec.encode(object, clean, 0);
            final byte[] expected = Arrays.copyOf(clean.byteArray(), length);
            final ExpandableArrayBuffer used = new ExpandableArrayBuffer(2 * length);
            used.setMemory(0, 2 * length, (byte) 0x5A);
            codec.encode(object, used, 0);
            assertThat(Arrays.copyOf(used.byteArray(), length))
                    .as("seed %d", seed)
                    .isEqualTo(expected);
            assertThat(codec.encode(object)).as("seed %d", seed).isEqualTo(expected);
        }
    }

    @Test
    void shouldRefuseEveryTruncation() {
        final byte[] bytes = CODEC.encode(new RandomObjects(7).next(Broad.TYPE));
        for (int length = 0; length < bytes.length; length++) {
            final byte[] truncated = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> CODEC.decode(truncated)).isInstanceOf(TwinhubException.class);
        }
        assertThatThrownBy(() -> CODEC.decode(Arrays.copyOf(bytes, bytes.length + 1)))
                .isInstanceOf(TwinhubException.class)
                .hasMessageContaining("1 bytes too many");
    }

    @Test
    void shouldNotTrustACount() {
        record Holder(List<Broad.Leaf> leaves) {}
        final DataClass<Holder> type = DataClass.of("holder", Holder.class)
                .field(list("leaves", Holder::leaves, Broad.Leaf.TYPE).maxLength(Integer.MAX_VALUE))
                .build(v -> new Holder(v.get(0)));
        final byte[] bytes = SerialCodec.of(type).encode(new Holder(List.of()));
        new UnsafeBuffer(bytes).putInt(SerialCodec.HEADER_LENGTH + 2, Integer.MAX_VALUE);
        assertThatThrownBy(() -> SerialCodec.of(type).decode(bytes))
                .hasMessageContaining("leaves announces")
                .hasMessageContaining("TH1020");
    }

    @Test
    void shouldMakeNothingOfListsAndMapsThatAreEmpty() {
        record Rows(List<List<Integer>> lists, List<Map<String, Integer>> maps) {}
        final DataClass<Rows> type = DataClass.of("rows", Rows.class)
                .field(list("lists", Rows::lists, Items.list(Items.int32())))
                .field(list("maps", Rows::maps, Items.map(Items.int32())))
                .build(v -> new Rows(v.get(0), v.get(1)));
        final SerialCodec<Rows> codec = SerialCodec.of(type);
        final Rows rows = codec.decode(codec.encode(new Rows(List.of(List.of()), List.of(Map.of()))));
        assertThat(rows.lists().get(0)).as("six bytes are no object").isSameAs(List.of());
        assertThat(rows.maps().get(0)).isSameAs(Map.of());
    }

    @Test
    void shouldRefuseValuesBeyondTheirLimitsBothWays() {
        final SerialCodec<Broad.Leaf> codec = SerialCodec.of(Broad.Leaf.TYPE);
        assertThatThrownBy(() -> codec.encode(new Broad.Leaf(1001, "")))
                .hasMessageContaining("a whole number from -5 to 1000");
        final byte[] bytes = codec.encode(new Broad.Leaf(1, "a"));
        bytes[SerialCodec.HEADER_LENGTH + 3] = 1;
        assertThatThrownBy(() -> codec.decode(bytes)).hasMessageContaining("a whole number from -5 to 1000");
    }

    @Test
    void shouldRefuseInvalidUtf8AndAnotherClass() {
        final SerialCodec<Broad.Leaf> codec = SerialCodec.of(Broad.Leaf.TYPE);
        final byte[] bytes = codec.encode(new Broad.Leaf(1, "a"));
        bytes[bytes.length - 1] = (byte) 0xC3;
        assertThatThrownBy(() -> codec.decode(bytes)).hasMessageContaining("UTF-8");
        assertThatThrownBy(() -> CODEC.decode(bytes)).hasMessageContaining("TH1021");
        assertThatThrownBy(() -> codec.encode(new Broad.Leaf(1, "\uD800"))).isInstanceOf(TwinhubException.class);
    }

    @Test
    void shouldReadOlderAndNewerBytes() {
        record Old(int a, String s) {}
        record New(int a, int b, String s, String t) {}
        final DataClass<Old> oldType = DataClass.of("thing", Old.class)
                .field(int32("a", Old::a))
                .field(string("s", Old::s))
                .build(v -> new Old(v.get(0), v.get(1)));
        final DataClass<New> newType = DataClass.of("thing", New.class)
                .field(int32("a", New::a))
                .field(int32("b", New::b).since(1).defaultValue(42))
                .field(string("s", New::s))
                .field(string("t", New::t).since(1).defaultValue("none"))
                .build(v -> new New(v.get(0), v.get(1), v.get(2), v.get(3)));
        final byte[] oldBytes = SerialCodec.of(oldType).encode(new Old(1, "x"));
        final byte[] newBytes = SerialCodec.of(newType).encode(new New(1, 2, "x", "y"));
        assertThat(SerialCodec.of(newType).decode(oldBytes)).isEqualTo(new New(1, 42, "x", "none"));
        assertThat(SerialCodec.of(oldType).decode(newBytes)).isEqualTo(new Old(1, "x"));
    }

    @Test
    void shouldSayWhenABufferIsTooSmall() {
        assertThatThrownBy(() -> SerialCodec.of(Broad.Leaf.TYPE)
                        .encode(new Broad.Leaf(1, "abc"), new UnsafeBuffer(new byte[16]), 0))
                .isInstanceOf(TwinhubException.class)
                .hasMessageContaining("the buffer of 16 bytes is too small");
    }

    @Test
    void shouldBoundEmbeddedObjects() {
        Nest nest = new Nest(null);
        for (int i = 0; i < SerialCodec.EMBEDDED_DEPTH_MAX; i++) {
            nest = new Nest(nest);
        }
        final SerialCodec<Nest> codec = SerialCodec.of(Nest.TYPE);
        assertThat(codec.decode(codec.encode(nest))).isEqualTo(nest);
        final Nest deeper = new Nest(nest);
        assertThatThrownBy(() -> codec.encode(deeper)).hasMessageContaining("16 deep");
    }

    private record Nest(Nest inner) {
        private static final DataClass<Nest> TYPE = DataClass.of("nest", Nest.class)
                .field(embedded("inner", Nest::inner, Nest::type).optional())
                .build(v -> new Nest(v.get(0)));

        private static DataClass<Nest> type() {
            return TYPE;
        }
    }
}
