package io.twinhub.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.config.EventSpec;
import io.twinhub.config.NetworkSpec;
import io.twinhub.config.ProgramCopySpec;
import io.twinhub.config.ProgramSpec;
import io.twinhub.config.PublisherSpec;
import io.twinhub.config.RecordersSpec;
import io.twinhub.config.SpokeSpec;
import io.twinhub.config.SubscriberSpec;
import io.twinhub.config.SystemPlan;
import io.twinhub.config.SystemSpec;
import io.twinhub.transport.codec.InterestStateEncoder;
import io.twinhub.transport.codec.MessageHeaderEncoder;
import io.twinhub.transport.codec.ReplayWantedEncoder;
import java.util.List;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** A program may send a recorder any bytes. */
class RequestsTest {
    private final SystemPlan plan = SystemPlan.compile(SystemSpec.builder("recorded", "1")
            .networks(List.of(NetworkSpec.of("A", "hub-a", "10.1.0.1"), NetworkSpec.of("B", "hub-b", "10.2.0.1")))
            .computers(List.of(new SpokeSpec("spoke-1", "10.1.0.11", "10.2.0.11")))
            .programs(List.of(new ProgramSpec("program", "true")))
            .programCopies(List.of(
                    ProgramCopySpec.of("gauge", "program", "spoke-1"),
                    ProgramCopySpec.of("board", "program", "spoke-1")))
            .events(List.of(
                    EventSpec.of("level", "int64"), EventSpec.of("flow", "int64"), EventSpec.of("own", "int64")))
            .publishers(List.of(new PublisherSpec("gauge", "**")))
            .subscribers(List.of(new SubscriberSpec("board", "level"), new SubscriberSpec("board", "flow")))
            .recorders(new RecordersSpec(List.of("spoke-1")))
            .build());

    private final Waiting waiting = new Waiting(new Reached(plan.computerCount(), (source, epoch, position) -> {}));
    private final Requests requests = new Requests(plan, plan.copy("board").id(), waiting);
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[256]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final int spoke = plan.computer("spoke-1").id();

    @Test
    void shouldTakeWhatABusSends() {
        assertThat(requests.onMessage(buffer, 0, interest(0, Integer.MAX_VALUE), 0))
                .isTrue();
        assertThat(requests.interest().cardinality()).isEqualTo(2); // of three, as the copy may have no more

        assertThat(requests.onMessage(buffer, 0, replayWanted(spoke), 0)).isTrue();
        assertThat(waiting.next(0, true).source()).isEqualTo(spoke);
    }

    @Test
    void shouldRefuseWhatEndsTooEarly() {
        final int interestLength = interest(0, 5);
        for (int length = 0; length < interestLength; length++) {
            assertThat(requests.onMessage(buffer, 0, length, 0)).isFalse();
        }
        final int wantedLength = replayWanted(spoke);
        for (int length = 0; length < wantedLength; length++) {
            assertThat(requests.onMessage(buffer, 0, length, 0)).isFalse();
        }
        assertThat(requests.interest().isEmpty()).isTrue();
        assertThat(waiting.next(0, true)).isNull();
    }

    @Test
    void shouldRefuseABlockThatIsTooShort() {
        final int length = replayWanted(spoke);
        header.wrap(buffer, 0).blockLength(ReplayWantedEncoder.BLOCK_LENGTH - 1);

        assertThat(requests.onMessage(buffer, 0, length, 0)).isFalse();
    }

    @Test
    void shouldRefuseAComputerThatThereIsNot() {
        assertThat(requests.onMessage(buffer, 0, replayWanted(plan.computerCount()), 0))
                .isFalse();
    }

    @Test
    void shouldSurviveAnyBytes() {
        final Random random = new Random(7);
        int takenCount = 0;
        for (int i = 0; i < 200_000; i++) {
            final int length = random.nextBoolean() ? interest(0, 5) : replayWanted(spoke);
            for (int changes = random.nextInt(4); changes > 0; changes--) {
                buffer.putByte(random.nextInt(length), (byte) random.nextInt());
            }
            takenCount +=
                    requests.onMessage(buffer, 0, random.nextInt(4) == 0 ? random.nextInt(length) : length, 0) ? 1 : 0;
        }
        assertThat(takenCount).isBetween(1, 199_999);
    }

    private int interest(final int first, final int last) {
        final InterestStateEncoder state = new InterestStateEncoder();
        state.wrapAndApplyHeader(buffer, 0, header)
                .rangesCount(1)
                .next()
                .firstEventId(first)
                .lastEventId(last);
        return MessageHeaderEncoder.ENCODED_LENGTH + state.encodedLength();
    }

    private int replayWanted(final int source) {
        final ReplayWantedEncoder wanted = new ReplayWantedEncoder();
        wanted.wrapAndApplyHeader(buffer, 0, header)
                .number(1)
                .sourceEpoch(0)
                .sequence(0)
                .source(source);
        return MessageHeaderEncoder.ENCODED_LENGTH + ReplayWantedEncoder.BLOCK_LENGTH;
    }
}
