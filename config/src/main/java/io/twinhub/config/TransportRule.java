package io.twinhub.config;

/** The transport: lengths that fit into each other. */
final class TransportRule implements Rule {
    private static final int MTU_MIN_BYTES = 512;
    private static final int TERM_LENGTH_MIN_BYTES = 64 * 1024;
    private static final int TERM_LENGTH_MAX_BYTES = 64 * 1024 * 1024;
    private static final int SOCKET_BUFFER_MAX_BYTES = 256 * 1024 * 1024;
    private static final int SUPER_MESSAGE_COUNT_MIN = 8;
    private static final int SUPER_MESSAGE_COUNT_MAX = 16_384;
    /** Aeron takes no frame and no message longer than this part of a term. */
    private static final int PARTS_OF_TERM = 8;

    @Override
    public void check(final Declarations declared, final Findings findings) {
        final TransportSpec spec = declared.spec().transport();
        final TransportPlan plan = TransportPlan.of(spec);
        final Numbers numbers = new Numbers(findings, "transport");
        final long termMaxBytes = plan.udpTermLengthBytes() / PARTS_OF_TERM;
        if (spec.termLength() != 0 && !checkTermLength(spec.termLength(), numbers)) {
            // All other limits follow from this one.
            return;
        }
        final boolean fits = numbers.range(
                "mtu",
                spec.mtu(),
                MTU_MIN_BYTES,
                Math.min(SystemLimits.MTU_MAX_BYTES, termMaxBytes),
                ", an eighth of a term buffer");
        if (fits && spec.mtu() % TransportPlan.FRAME_HEADER_LENGTH_BYTES != 0) {
            numbers.refuse("mtu", spec.mtu(), "a multiple of " + TransportPlan.FRAME_HEADER_LENGTH_BYTES);
        }
        numbers.range(
                "superMessageLength",
                spec.superMessageLength(),
                SystemLimits.SUPER_MESSAGE_LENGTH_MIN_BYTES,
                Math.min(SystemLimits.MTU_MAX_BYTES, termMaxBytes) - TransportPlan.FRAME_HEADER_LENGTH_BYTES,
                ", an eighth of a term buffer less a frame header");
        numbers.range("superMessages", spec.superMessages(), SUPER_MESSAGE_COUNT_MIN, SUPER_MESSAGE_COUNT_MAX, "");
        if (spec.window() != 0 || spec.mtu() > plan.receiverWindowBytes()) {
            numbers.range(
                    "window",
                    plan.receiverWindowBytes(),
                    plan.mtuBytes(),
                    plan.udpTermLengthBytes() / 2,
                    ": at least the mtu, at most half a term buffer");
        }
        if (spec.socketBuffer() != 0) {
            numbers.range(
                    "socketBuffer",
                    spec.socketBuffer(),
                    plan.receiverWindowBytes(),
                    SOCKET_BUFFER_MAX_BYTES,
                    ": at least the window");
        }
    }

    private static boolean checkTermLength(final long length, final Numbers numbers) {
        if (!numbers.range("termLength", length, TERM_LENGTH_MIN_BYTES, TERM_LENGTH_MAX_BYTES, "")) {
            return false;
        }
        if (Long.bitCount(length) != 1) {
            numbers.refuse("termLength", length, "a power of two");
            return false;
        }
        return true;
    }
}
