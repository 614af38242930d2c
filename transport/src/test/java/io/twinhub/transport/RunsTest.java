package io.twinhub.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.metadata.EventKind;
import io.twinhub.transport.codec.RunHeaderDecoder;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Runs from writer to reader, the blocks of events in them, and their stretches. */
class RunsTest {
    private static final int BLOCK = EventBlock.HEADER_LENGTH + 1;
    private final LinkPair pair = LinkPair.up(true);
    private final RunWriter writer = new RunWriter(pair.left.link);
    private final UnsafeBuffer messages = new UnsafeBuffer(new byte[8192]);

    @Test
    void shouldTakeTheBytesThatTheFormatNames() {
        assertThat(List.of(LinkHeader.LENGTH, RunWriter.HEADER_LENGTH, EventBlock.HEADER_LENGTH))
                .containsExactly(40, 40, 17);
    }

    @Test
    void shouldGrowOneRunAsLongAsItsHeaderFits() {
        append(1, 1, 0, 1, 3);
        append(1, 1, 3, 4, 4);
        append(1, 1, 4, 9, 9);
        append(2, 1, 9, 10, 10);
        append(2, 2, 10, 11, 11);
        append(2, 2, 12, 13, 13);
        assertThat(read()).containsExactly("1/1 (0,9] 1 2 3 4 9", "2/1 (9,10] 10", "2/2 (10,11] 11", "2/2 (12,13] 13");
    }

    @Test
    void shouldCoverADistanceThatNoDeltaHoldsWithAnEmptyRun() {
        append(1, 1, 0, 0xFFFF, 0xFFFF);
        append(1, 1, 0xFFFF, 0x1FFFF, 0x1FFFF);
        assertThat(read())
                .containsExactly("1/1 (0,65535] 65535", "65535/0 (65535,131070]", "1/1 (131070,131071] 131071");
    }

    @Test
    void shouldNotGrowARunOfABufferThatWasSent() {
        append(1, 1, 0, 1, 1);
        pair.left.work(pair.nowNs);
        append(1, 1, 1, 2, 2);
        assertThat(read()).containsExactly("1/1 (1,2] 2");
    }

    @Test
    void shouldSayWhereTheNextMessageWillBegin() {
        assertThat(writer.lengthMax()).isEqualTo(LinkPair.LIMITS.superMessageLength() - 92);
        assertThat(writer.place(0, 1, 1, 1, 0)).as("in a first run").isEqualTo(80);
        assertThat(writer.claim(0, 1, 1, 1, 0, 1, 1, BLOCK)).isEqualTo(80);
        assertThat(writer.place(0, 1, 1, 1, 1)).as("in the same run").isEqualTo(80 + BLOCK);
        assertThat(writer.claim(0, 1, 1, 1, 1, 2, 2, BLOCK)).isEqualTo(80 + BLOCK);
        assertThat(writer.open()).isSameAs(writer.buffer());
        assertThat(writer.place(0, 1, 1, 2, 2)).as("in a new run").isEqualTo(80 + 2 * BLOCK + 40);
        assertThat(writer.claim(0, 1, 1, 2, 2, 3, 3, BLOCK)).isEqualTo(80 + 2 * BLOCK + 40);
        pair.left.work(pair.nowNs);
        assertThat(writer.place(0, 1, 1, 2, 3)).as("after it was sent").isEqualTo(80);
        assertThat(writer.claim(0, 1, 1, 2, 3, 4, 4, BLOCK)).isEqualTo(80);
    }

    @Test
    void shouldSendWhatIsFullBeforeItRefuses() {
        final int length = LinkPair.LIMITS.superMessageLength() - LinkHeader.LENGTH - RunWriter.HEADER_LENGTH;
        for (int i = 0; i < 10 * LinkPair.LIMITS.superMessageCount(); i++) {
            EventBlock.put(messages, 0, 1, 0, EventKind.STRUCT.code(), 0, 0, length - 19);
            assertThat(writer.append(0, 1, 1, 1, i, i + 1, i + 1, messages, 0, length))
                    .as("run %d", i)
                    .isTrue();
        }
        pair.left.refuses = true;
        int count = 0;
        while (writer.append(0, 1, 1, 1, 0, 1, 1, messages, 0, length)) {
            count++;
        }
        assertThat(count).isLessThanOrEqualTo(LinkPair.LIMITS.superMessageCount());
    }

    @Test
    void shouldHandOverNothingBehindAFault() {
        append(1, 1, 0, 1, 2);
        final UnsafeBuffer bytes = pair.left.link.ring().open();
        final int end = pair.left.link.ring().openLength();
        final List<String> seen = new ArrayList<>();
        final RunReader reader = new RunReader();
        assertThat(reader.read(bytes, LinkHeader.LENGTH, end - 1, (run, b, m) -> seen.add("run")))
                .isFalse();
        assertThat(reader.read(bytes, LinkHeader.LENGTH, LinkHeader.LENGTH + 39, (run, b, m) -> seen.add("run")))
                .isFalse();
        assertThat(seen).isEmpty();
        final int first = LinkHeader.LENGTH + RunWriter.HEADER_LENGTH;
        EventBlock.delta(bytes, first + BLOCK, 0);
        final boolean valid = Stretches.scan(
                bytes,
                first,
                2 * BLOCK,
                0,
                2,
                0,
                Stretches.ANY_DELTA,
                (k, id, q, l) -> 0,
                (r, b, o, l, f, t) -> seen.add(f + ".." + t));
        assertThat(valid).isFalse();
        assertThat(seen).containsExactly("1..1");
    }

    @Test
    void shouldCutStretchesWhereTheRouteChangesAndSkipWhatWasDelivered() {
        for (int i = 0; i < 6; i++) {
            EventBlock.put(messages, i * BLOCK, 2, i / 2, EventKind.BOOLEAN.code(), 0, 0, 1);
        }
        final List<String> seen = new ArrayList<>();
        final boolean valid = Stretches.scan(
                messages,
                0,
                6 * BLOCK,
                10,
                22,
                13,
                Stretches.ANY_DELTA,
                (k, id, q, l) -> id,
                (route, b, o, l, f, t) -> seen.add(route + ":" + f + ".." + t + "@" + o / BLOCK + "+" + l / BLOCK));
        assertThat(valid).isTrue();
        assertThat(seen).containsExactly("0:14..14@1+1", "1:16..18@2+2", "2:20..22@4+2");
        assertThat(Stretches.scan(messages, 0, BLOCK, 10, 11, 0, 9, (k, id, q, l) -> 0, (r, b, o, l, f, t) -> {}))
                .as("a message above the end of the interval")
                .isFalse();
        assertThat(Stretches.scan(messages, 0, BLOCK, 10, 22, 0, 1, (k, id, q, l) -> 0, (r, b, o, l, f, t) -> {}))
                .as("a larger distance than allowed")
                .isFalse();
    }

    private void append(final int instance, final long copyEpoch, final long after, final long first, final long last) {
        final int count = (int) (last - first + 1);
        for (int i = 0; i < count; i++) {
            EventBlock.put(messages, i * BLOCK, 1, 0, EventKind.BOOLEAN.code(), 0, 0, 1);
        }
        assertThat(writer.append(0, 1, instance, copyEpoch, after, first, last, messages, 0, count * BLOCK))
                .isTrue();
    }

    private List<String> read() {
        final List<String> runs = new ArrayList<>();
        final SuperMessageRing ring = pair.left.link.ring();
        assertThat(new RunReader()
                        .read(
                                ring.open(),
                                LinkHeader.LENGTH,
                                ring.openLength(),
                                (run, buffer, offset) -> runs.add(text(run, buffer, offset))))
                .isTrue();
        return runs;
    }

    private static String text(final RunHeaderDecoder run, final DirectBuffer buffer, final int offset) {
        final StringBuilder text = new StringBuilder();
        text.append(run.instance()).append('/').append(run.copyEpoch());
        text.append(" (").append(run.after()).append(',').append(run.last()).append(']');
        long sequence = run.after();
        for (int at = offset; at < offset + run.messageLength(); at += BLOCK) {
            sequence += EventBlock.delta(buffer, at);
            text.append(' ').append(sequence);
        }
        return text.toString();
    }
}
