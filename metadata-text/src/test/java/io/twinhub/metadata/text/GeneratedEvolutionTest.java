package io.twinhub.metadata.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.DataObject;
import io.twinhub.metadata.RandomClasses;
import io.twinhub.metadata.RandomObjects;
import io.twinhub.metadata.SerialCodec;
import io.twinhub.metadata.TwinhubException;
import java.util.List;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/**
 * Old and new versions of random classes read each other, by our codec and by codecs that SBE's own tool generated from the
 * schema of the reader's version: what both versions know is read, and the rest is as if it were not there.
 */
class GeneratedEvolutionTest {
    private static final int CLASSES = Integer.getInteger("twinhub.oracle.classes", 100);
    private static final int GENERATED_CLASSES = Integer.getInteger("twinhub.oracle.classes", 6);
    private static final long SEED = Long.getLong("twinhub.oracle.seed", 1);
    private static final int OBJECTS = 10;

    @Test
    void shouldReadOlderAndNewerVersions() {
        int refused = 0;
        for (long seed = SEED; seed < SEED + CLASSES; seed++) {
            final DataClass<DataObject> newer = new RandomClasses(seed).next();
            for (int version = 0; version < RandomClasses.VERSION_MAX; version++) {
                final DataClass<DataObject> older = new RandomClasses(seed, version).next();
                for (int object = 0; object < OBJECTS; object++) {
                    refused += checkOurs(older, newer, object, "class seed " + seed + " version " + version) ? 0 : 1;
                }
            }
        }
        // Where a one-of must be there, an alternative of a newer version is refused.
        assertThat(refused).isBetween(1, CLASSES * OBJECTS);
    }

    private static boolean checkOurs(
            final DataClass<DataObject> older,
            final DataClass<DataObject> newer,
            final long seed,
            final String description) {
        final DataObject object = new RandomObjects(seed).next(newer);
        final DataObject oldObject = new RandomObjects(seed).next(older);
        final DataObject upgraded =
                SerialCodec.of(newer).decode(SerialCodec.of(older).encode(oldObject));
        assertSameWhereKnown(
                SbeContent.of(newer, upgraded).values(),
                SbeContent.of(older, oldObject).values(),
                description + " read by a newer one");
        final DataObject read;
        try {
            read = SerialCodec.of(older).decode(SerialCodec.of(newer).encode(object));
        } catch (final TwinhubException e) {
            assertThat(e).as(description).hasMessageContaining("one of");
            return false;
        }
        assertSameWhereKnown(
                SbeContent.of(newer, object).values(),
                SbeContent.of(older, read).values(),
                description + " reading a newer one, object seed " + seed);
        return true;
    }

    @Test
    void shouldLetGeneratedCodecsReadOlderAndNewerVersions() {
        final GeneratedCodecs codecs = new GeneratedCodecs();
        for (long seed = SEED; seed < SEED + GENERATED_CLASSES; seed++) {
            codecs.add("new" + seed, new RandomClasses(seed).next());
            codecs.add("old" + seed, new RandomClasses(seed, olderVersion(seed)).next());
        }
        codecs.compile();
        for (long seed = SEED; seed < SEED + GENERATED_CLASSES; seed++) {
            final DataClass<DataObject> newer = new RandomClasses(seed).next();
            final DataClass<DataObject> older = new RandomClasses(seed, olderVersion(seed)).next();
            for (int i = 0; i < OBJECTS; i++) {
                final String description = "class seed " + seed + " object seed " + i;
                final DataObject object = new RandomObjects(i).next(newer);
                final DataObject oldObject = new RandomObjects(i).next(older);
                final SbeContent upgraded =
                        codecs.of("new" + seed).read(SerialCodec.of(older).encode(oldObject));
                assertSameWhereKnown(
                        upgraded.values(), SbeContent.of(older, oldObject).values(), description + " read by a newer");
                final SbeContent read =
                        codecs.of("old" + seed).read(SerialCodec.of(newer).encode(object));
                assertSameWhereKnown(
                        SbeContent.of(newer, object).values(), read.values(), description + " reading a newer");
            }
        }
    }

    private static int olderVersion(final long seed) {
        return (int) (seed % RandomClasses.VERSION_MAX);
    }

    /** Whatever the older version knows must be the same in both. */
    static void assertSameWhereKnown(
            final Map<String, Object> newer, final Map<String, Object> older, final String description) {
        for (final Map.Entry<String, Object> known : older.entrySet()) {
            final Object value = newer.get(known.getKey());
            final String place = description + ": " + known.getKey();
            if (known.getValue() instanceof SbeContent content) {
                assertThat(value).as(place).isInstanceOf(SbeContent.class);
                assertSameWhereKnown(((SbeContent) value).values(), content.values(), place);
            } else if (known.getValue() instanceof List<?> entries) {
                assertThat((List<?>) value).as(place).hasSameSizeAs(entries);
                for (int i = 0; i < entries.size(); i++) {
                    assertSameWhereKnown(entry(value, i), entry(entries, i), place + "[" + i + "]");
                }
            } else if (known.getValue() == null && isClassName(value)) {
                assertThat(older).as(place).doesNotContainKey(known.getKey() + SbeContent.capitalized((String) value));
            } else if (!known.getKey().equals("later")
                    && !(known.getValue() instanceof SbeContent.Unknown)
                    && !isEmbedded(known.getValue())) {
                assertThat(value).as(place).isEqualTo(known.getValue());
            }
        }
    }

    /** An optional one-of is null where its alternative is not known; random classes are named c, constants are not. */
    private static boolean isClassName(final Object value) {
        return value instanceof String name && name.startsWith("c");
    }

    /** An object with a header of its own is decoded and encoded anew, by the version of the reader. */
    private static boolean isEmbedded(final Object value) {
        return value instanceof SbeContent.Bytes data
                && SerialCodec.classId(new UnsafeBuffer(data.toArray()), 0, data.toArray().length) >= 0;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> entry(final Object entries, final int index) {
        return ((List<Map<String, Object>>) entries).get(index);
    }
}
