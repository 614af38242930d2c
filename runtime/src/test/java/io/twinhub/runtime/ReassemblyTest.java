package io.twinhub.runtime;

import static io.aeron.logbuffer.FrameDescriptor.BEGIN_FRAG_FLAG;
import static io.aeron.logbuffer.FrameDescriptor.END_FRAG_FLAG;
import static io.aeron.logbuffer.FrameDescriptor.UNFRAGMENTED;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class ReassemblyTest {
    private static final int LENGTH_MAX = 8;
    private static final byte MIDDLE = 0;

    private final Reassembly reassembly = new Reassembly(LENGTH_MAX);

    @Test
    void shouldPassOnAWholeSuperMessageWhereItLies() {
        final UnsafeBuffer frame = new UnsafeBuffer("..longer than max".getBytes(StandardCharsets.US_ASCII));

        assertThat(reassembly.take(frame, 2, 15, 1, UNFRAGMENTED)).isTrue();

        assertThat(reassembly.buffer()).isSameAs(frame);
        assertThat(reassembly.offset()).isEqualTo(2);
        assertThat(reassembly.length()).isEqualTo(15);
        assertThat(reassembly.senderCount()).isZero();
    }

    @Test
    void shouldPutFragmentsOfSeveralSendersTogether() {
        assertThat(take("ab", 1, BEGIN_FRAG_FLAG)).isNull();
        assertThat(take("AB", 2, BEGIN_FRAG_FLAG)).isNull();
        assertThat(take("cd", 1, MIDDLE)).isNull();
        assertThat(take("CD", 2, END_FRAG_FLAG)).isEqualTo("ABCD");
        assertThat(take("ef", 1, END_FRAG_FLAG)).isEqualTo("abcdef");
    }

    @Test
    void shouldPassOverTheRestOfWhatItHasNotSeenBegin() {
        assertThat(take("cd", 1, MIDDLE)).isNull();
        assertThat(take("ef", 1, END_FRAG_FLAG)).isNull();
        assertThat(take("gh", 1, BEGIN_FRAG_FLAG)).isNull();
        assertThat(take("ij", 1, END_FRAG_FLAG)).isEqualTo("ghij");
        assertThat(take("kl", 1, END_FRAG_FLAG)).isNull();
    }

    @Test
    void shouldDropWhatIsTooLongAndTakeWhatFollows() {
        assertThat(take("abcdef", 1, BEGIN_FRAG_FLAG)).isNull();
        assertThat(take("ghi", 1, MIDDLE)).isNull();
        assertThat(take("j", 1, END_FRAG_FLAG)).isNull();
        assertThat(take("klmn", 1, BEGIN_FRAG_FLAG)).isNull();
        assertThat(take("opqr", 1, END_FRAG_FLAG)).isEqualTo("klmnopqr");
    }

    @Test
    void shouldHoldNoMemoryOfASenderThatIsGone() {
        take("ab", 1, BEGIN_FRAG_FLAG);
        assertThat(reassembly.senderCount()).isEqualTo(1);

        reassembly.forget(1);

        assertThat(reassembly.senderCount()).isZero();
        assertThat(take("cd", 1, END_FRAG_FLAG)).isNull();
    }

    /** The super message that this fragment makes whole; null if none. */
    private String take(final String bytes, final int session, final byte flags) {
        final byte[] frame = ("--" + bytes + "--").getBytes(StandardCharsets.US_ASCII);
        if (!reassembly.take(new UnsafeBuffer(frame), 2, bytes.length(), session, flags)) {
            return null;
        }
        return reassembly.buffer().getStringWithoutLengthAscii(reassembly.offset(), reassembly.length());
    }
}
