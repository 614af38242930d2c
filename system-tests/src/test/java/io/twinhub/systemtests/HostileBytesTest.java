package io.twinhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.bus.Event;
import io.twinhub.bus.EventPublisher;
import io.twinhub.bus.PublishOutcome;
import io.twinhub.bus.RecordPublisher;
import io.twinhub.bus.Role;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.transport.Stream;
import io.twinhub.transport.TransportLimits;
import io.twinhub.transport.codec.SuperMessageHeaderEncoder;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/**
 * Whatever bytes come in at whichever door: no component throws and nothing is delivered to whom it is not for. Against programs, which
 * need not be trusted, service goes on too; a forged hub or localHub may end it for those who believe it, until links are authenticated.
 */
class HostileBytesTest {
    private static final long STEP_NS = 200_000;
    private static final int[] TEMPTING = {0, 1, 2, 3, 4, 5, 9, 0x7F, 0x80, 0xFF};
    private static final int ANYBODY = -1;
    private static final String HOSTILE = "neighbour";
    private static final Set<String> ALLOWED = Set.of(
            "receiver:for.receiver", "neighbour:for.receiver", "receiver:state", "neighbour:state", "other:for.other");
    private final Set<String> seen = new HashSet<>();
    private final Set<ErrorCode> errors = new HashSet<>();

    @Test
    void shouldSurviveAnythingFromPrograms() {
        for (int seed = 0; seed < 30; seed++) {
            final WholePath path = started();
            attack(path, path.localHubDoors, path.instance(HOSTILE), new Random(seed));
            checkService(path, seed);
        }
    }

    @Test
    void shouldSurviveAnythingFromALocalHub() {
        for (int seed = 0; seed < 30; seed++) {
            final WholePath path = started();
            attack(path, path.programDoors, ANYBODY, new Random(2000 + seed));
        }
        assertThat(errors).as("some damaged values come as far as the handlers").contains(ErrorCode.VALUE_INVALID);
        assertThat(seen).isSubsetOf(ALLOWED);
    }

    @Test
    void shouldSurviveAnythingFromTheNetworks() {
        for (int seed = 0; seed < 30; seed++) {
            final WholePath path = started();
            attack(path, path.networkDoors, ANYBODY, new Random(1000 + seed));
        }
        assertThat(seen).isSubsetOf(ALLOWED);
    }

    @Test
    void shouldNotLetAHelloWithoutATokenBreakTheLinkOfAnotherProgram() {
        final WholePath path = started();
        final int source = path.instance("source");
        path.cycles(10, 100_000_000);
        for (final MemoryMedium door : path.localHubDoors) {
            for (int back = 0; back < 16; back++) {
                final byte[] sample = door.queue(Stream.EVENT).sample(back);
                if (sample.length >= 40 && sample[4] == source) {
                    final byte[] hello = Arrays.copyOf(sample, 40);
                    hello[2] = 1; // the flag of a hello
                    hello[16] ^= 1; // an epoch that the localHub does not know
                    door.queue(Stream.EVENT).add(null, new UnsafeBuffer(hello), 0, hello.length);
                }
            }
        }
        for (int i = 0; i < 30; i++) {
            path.cycle(100_000_000);
            assertThat(path.buses.get("source").role()).isEqualTo(Role.ACTIVE);
        }
    }

    private WholePath started() {
        final WholePath path = new WholePath(EveryKind.spec(), TransportLimits.SMALL);
        path.buses.get("receiver").subscribe("for.receiver", event -> seen.add("receiver:" + event.name()));
        path.buses.get("neighbour").subscribe("for.receiver", event -> seen.add("neighbour:" + event.name()));
        path.buses.get("receiver").subscribe("state", event -> onState("receiver", event));
        path.buses.get("neighbour").subscribe("state", event -> onState("neighbour", event));
        path.buses.get("other").subscribe("for.other", event -> seen.add("other:" + event.name()));
        path.cycles(100, 10_000_000);
        return path;
    }

    private void onState(final String copy, final Event event) {
        final PumpState state = event.as(PumpState.TYPE);
        assertThat(state.rpm()).isNotNegative();
        seen.add(copy + ":" + event.name());
    }

    /** @param sender whose messages are changed; it may claim to be somebody else, but does not know what these agreed on. */
    private void attack(final WholePath path, final List<MemoryMedium> doors, final int sender, final Random random) {
        final EventPublisher publisher = path.buses.get("source").publisher("for.receiver");
        final RecordPublisher<PumpState> statePublisher =
                path.buses.get("source").publisher("state", PumpState.TYPE);
        for (int i = 0; i < 400; i++) {
            publisher.publish(i, 0, 1L);
            statePublisher.publish(PumpState.of(i), 0, 1L);
            final MemoryMedium door = doors.get(random.nextInt(doors.size()));
            for (final Stream stream : Stream.values()) {
                final byte[] sample = door.queue(stream).sample(random.nextInt(16));
                final boolean isTheirs =
                        sample.length > 5 && (sender == ANYBODY || sample[4] == sender && sample[5] == 0);
                final byte[] bytes = isTheirs && random.nextInt(8) > 0 ? mutated(sample, random) : noise(random);
                door.queue(stream).add(null, new UnsafeBuffer(bytes), 0, bytes.length);
            }
            if (sender == ANYBODY && i % 4 == 0) {
                damageLatest(doors.get(random.nextInt(doors.size())).queue(Stream.EVENT), random);
            }
            path.cycle(random.nextInt(20) == 0 ? 100_000_000 : STEP_NS);
        }
        for (final String copy : path.buses.keySet()) {
            path.errors.get(copy).forEach(error -> errors.add(error.errorCode()));
        }
        // A handler is told of a value that is none, and that is all that can go wrong in it.
        assertThat(errors).doesNotContain(ErrorCode.HANDLER_FAILED, ErrorCode.UNKNOWN);
    }

    private void checkService(final WholePath path, final int seed) {
        path.cycles(100, 50_000_000);
        assertThat(seen).isSubsetOf(ALLOWED);
        seen.clear();
        for (final String copy : List.of("source", "receiver", "other")) {
            assertThat(path.buses.get(copy).role())
                    .as("seed %d, %s", seed, copy)
                    .isEqualTo(Role.ACTIVE);
        }
        assertThat(path.buses.get("source").publisher("for.receiver").publish(1L))
                .isEqualTo(PublishOutcome.ACCEPTED);
        assertThat(path.buses.get("source").publisher("for.other").publish(1L)).isEqualTo(PublishOutcome.ACCEPTED);
        assertThat(path.buses.get("source").publisher("state", PumpState.TYPE).publish(PumpState.of(1)))
                .isEqualTo(PublishOutcome.ACCEPTED);
        path.cycles(20, STEP_NS);
        assertThat(seen).as("seed %d", seed).contains("receiver:for.receiver", "receiver:state", "other:for.other");
    }

    /** What came last and waits to be read, with one byte changed behind the header of the link, so that all of it is looked at. */
    private static void damageLatest(final MemoryMedium.Queue queue, final Random random) {
        if (queue.latestLength() > SuperMessageHeaderEncoder.BLOCK_LENGTH) {
            final int at = SuperMessageHeaderEncoder.BLOCK_LENGTH
                    + random.nextInt(queue.latestLength() - SuperMessageHeaderEncoder.BLOCK_LENGTH);
            queue.latest().putByte(at, (byte) random.nextInt());
        }
    }

    private static byte[] noise(final Random random) {
        final byte[] bytes = new byte[random.nextInt(4) == 0 ? random.nextInt(20_000) : random.nextInt(120)];
        random.nextBytes(bytes);
        return bytes;
    }

    /** A message that came lately, with some bytes changed, cut, or grown. */
    private static byte[] mutated(final byte[] sample, final Random random) {
        if (sample.length == 0) {
            return noise(random);
        }
        final int length = switch (random.nextInt(8)) {
            case 0 -> random.nextInt(sample.length + 1);
            case 1 -> sample.length + random.nextInt(200);
            default -> sample.length;
        };
        final byte[] bytes = new byte[length];
        System.arraycopy(sample, 0, bytes, 0, Math.min(length, sample.length));
        for (int change = random.nextInt(4); change > 0 && length > 0; change--) {
            bytes[random.nextInt(length)] = (byte) TEMPTING[random.nextInt(TEMPTING.length)];
        }
        if (length >= 32 && random.nextBoolean()) {
            bytes[24]++; // the next sequence, so that the body is looked at
        }
        return bytes;
    }
}
