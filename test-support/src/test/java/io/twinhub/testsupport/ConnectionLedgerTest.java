package io.twinhub.testsupport;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class ConnectionLedgerTest {
    private static final int HOSTILE = 0;
    private static final int HONEST = 1;
    private static final int OTHER = 2;
    private static final int LENGTH_MAX = 1000;

    private final BitSet hostile = new BitSet();
    private final ConnectionLedger ledger = new ConnectionLedger(copy -> "copy-" + copy, hostile, new BitSet());
    private final ConnectionLedger.End toHostile = ledger.onBegun(0, HONEST, HONEST, HONEST, HOSTILE);
    private final ConnectionLedger.End ofOther = ledger.onBegun(1, OTHER, OTHER, OTHER, HONEST);
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[LENGTH_MAX]);
    private final int length = SimMessage.write(buffer, ofOther.output, 1, LENGTH_MAX);

    ConnectionLedgerTest() {
        hostile.set(HOSTILE);
    }

    @Test
    void shouldFindAMessageOfAnotherOnAConnectionWithAHostileCopy() {
        ledger.onAccepted(ofOther);
        assertThatThrownBy(this::deliver).isInstanceOf(LedgerViolation.class).hasMessageContaining("FORBIDDEN");
    }

    @Test
    void shouldNotTakeWhatAHostileCopyMadeUpForAMessageOfAnother() {
        assertThatCode(this::deliver).doesNotThrowAnyException(); // that one never sent this number
        ledger.onAccepted(ofOther);
        buffer.putByte(SimMessage.LENGTH_MIN, (byte) (buffer.getByte(SimMessage.LENGTH_MIN) + 1));
        assertThatCode(this::deliver).doesNotThrowAnyException();
    }

    private void deliver() {
        ledger.onMessage(toHostile, buffer, 0, length, LENGTH_MAX);
    }
}
