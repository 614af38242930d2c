package io.twinhub.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Damaged bytes, of random classes and of one with every kind of field: an object or an error comes out, never anything else.
 * The number of inputs is {@code -Dtwinhub.mutations=1000000}; a failure names the seed of its class.
 */
class SerialMutationTest {
    private static final int INPUTS = Integer.getInteger("twinhub.mutations", 50_000);
    private static final int INPUTS_PER_CLASS = 100;
    private static final Duration INPUT_TIME_MAX = Duration.ofSeconds(10);

    @Test
    void shouldAnswerDamagedBytesWithErrorsAlone() {
        int refused = 0;
        for (int seed = 0; seed < INPUTS / INPUTS_PER_CLASS; seed++) {
            refused += seed % 2 == 0 ? refused(Broad.TYPE, seed) : refused(new RandomClasses(seed).next(), seed);
        }
        assertThat(refused).isBetween(INPUTS / 10, INPUTS - INPUTS / 100);
    }

    private static <T> int refused(final DataClass<T> type, final long seed) {
        final SerialCodec<T> codec = SerialCodec.of(type);
        final RandomObjects objects = new RandomObjects(seed);
        final List<byte[]> originals = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            originals.add(codec.encode(objects.next(type)));
        }
        final Random random = new Random(seed);
        int refused = 0;
        for (int i = 0; i < INPUTS_PER_CLASS; i++) {
            final byte[] bytes = damaged(originals.get(i % originals.size()), random);
            final long startNs = System.nanoTime();
            try {
                // What was accepted is a valid object, so it can be encoded again.
                codec.encode(codec.decode(bytes));
            } catch (final TwinhubException e) {
                refused++;
            } catch (final RuntimeException | Error e) {
                throw new AssertionError("seed " + seed + " input " + i, e);
            }
            assertThat(System.nanoTime() - startNs).as("seed %d", seed).isLessThan(INPUT_TIME_MAX.toNanos());
        }
        return refused;
    }

    private static byte[] damaged(final byte[] original, final Random random) {
        final byte[] bytes = original.clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
            final int place = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[place] = (byte) random.nextInt();
                case 1 -> bytes[place] = -1;
                case 2 -> bytes[place] ^= (byte) (1 << random.nextInt(8));
                default -> {
                    final int from = random.nextInt(bytes.length);
                    final int length = random.nextInt(Math.min(8, bytes.length - Math.max(place, from)) + 1);
                    System.arraycopy(original, from, bytes, place, length);
                }
            }
        }
        if (random.nextInt(8) > 0) {
            return bytes;
        }
        return Arrays.copyOf(bytes, random.nextInt(bytes.length + 20));
    }
}
