package io.twinhub.start.activation;

import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import java.util.Set;

/**
 * What one computer does on the newest order of a system, and what follows from it by itself as time passes. Immutable, and without a clock: every question is asked with the time. Two clocks
 * are compared with the moment at which the activation began on this computer: the monotonic one, and the wall clock, which goes on while the computer is suspended.
 *
 * <p>A version that leads provisionally leads no longer as soon as either clock says that its time is over. The former one leads again later, by the monotonic clock alone: so much later that no other
 * computer, whatever it has heard, still has anything of the new version ACTIVE. Why it is so much is told in docs/activation.md.
 */
final class Activation {
    /** Within so long all computers must have carried a pause out, else it is withdrawn and no other version leads. */
    static final long PAUSE_WINDOW_MS = 3_000;
    /** So long an assigned instance may stay ACTIVE whose start command does not obey, from when the others of its version have stopped. */
    static final long LEASE_MS = 4_000;
    /** What was measured on other clocks may be wrong by so many hundredths. */
    static final long CLOCK_PERCENT = 1;
    /** For what those who obey need, and what these hundredths make of the times above. */
    static final long MARGIN_MS = 1_000;

    private static final long MS = 1_000_000;

    private final Order order;
    /** When the activation began here; means nothing if the order is final. */
    private final long beganNs;

    private final long beganWallMs;

    private Activation(final Order order, final long beganNs, final long beganWallMs) {
        this.order = order;
        this.beganNs = beganNs;
        this.beganWallMs = beganWallMs;
    }

    /** Where no order was given. */
    static Activation none(final String system, final String inService) {
        return new Activation(Order.none(system, inService), 0, 0);
    }

    /**
     * As a start command finds it that began again. The monotonic clock of before is gone, so it goes by the wall clock; if that was set back meanwhile, the time of the new version counts as over.
     */
    static Activation restored(final Order order, final long beganWallMs, final long nowNs, final long wallMs) {
        final long passedMs = wallMs < beganWallMs ? order.withinMs() : wallMs - beganWallMs;
        return new Activation(order, nowNs - passedMs * MS, beganWallMs);
    }

    /** For how long nobody leads before the former version leads again. */
    static long returnMs(final long withinMs) {
        return PAUSE_WINDOW_MS + LEASE_MS + MARGIN_MS + withinMs * CLOCK_PERCENT / 100;
    }

    /**
     * How it is after a further order.
     *
     * @param isPassedOn another computer has it from the administrator: what all others do already.
     * @throws TwinhubException if the order is refused; then nothing changes.
     */
    Activation next(final Order next, final boolean isPassedOn, final long nowNs, final long wallMs) {
        if (next.equals(order)) {
            return this; // the answer was lost, and it was sent once more
        }
        if (next.number() <= order.number()) {
            throw refused(ErrorCode.ORDER_OUTDATED, next.number(), order.number());
        }
        final boolean isSame = next.activation().equals(order.activation());
        if (!isPassedOn) {
            if (isUnderWay(nowNs, wallMs) && !isSame) {
                throw refused(ErrorCode.ORDER_UNDER_WAY, order.system(), leftMs(nowNs, wallMs) / 1000 + 1);
            }
            if (order.isProvisional() && isSame && next.isProvisional() && !isUnderWay(nowNs, wallMs)) {
                throw refused(ErrorCode.ORDER_LATE, order.system(), order.back());
            }
            final boolean follows = order.isPause() && isSame && next.number() == order.number() + 1;
            if (!next.isPause() && !next.leads().equals(leads(nowNs, wallMs)) && !follows) {
                throw refused(ErrorCode.ORDER_WITHOUT_PAUSE, next.leads());
            }
        }
        final boolean goesOn = isSame && order.isProvisional();
        return new Activation(next, goesOn ? beganNs : nowNs, goesOn ? beganWallMs : wallMs);
    }

    Order order() {
        return order;
    }

    long beganWallMs() {
        return beganWallMs;
    }

    /** The version that leads at this time; empty: none. */
    String leads(final long nowNs, final long wallMs) {
        if (!order.isProvisional() || isUnderWay(nowNs, wallMs)) {
            return order.leads();
        }
        return isReturned(nowNs) ? order.back() : "";
    }

    /** The versions that run at this time: the new one no longer than its time. */
    Set<String> runs(final long nowNs, final long wallMs) {
        return order.isProvisional() && !isUnderWay(nowNs, wallMs) ? Set.of(order.back()) : order.runs();
    }

    /** Whether it is provisional, and its time is not over. */
    boolean isUnderWay(final long nowNs, final long wallMs) {
        return leftMs(nowNs, wallMs) > 0;
    }

    /** What is left of its time; 0 if nothing is, or it is final. */
    long leftMs(final long nowNs, final long wallMs) {
        final long passedMs = Math.max((nowNs - beganNs) / MS, wallMs - beganWallMs);
        return order.isProvisional() ? Math.max(0, order.withinMs() - passedMs) : 0;
    }

    /** Whether nothing will follow by itself any more. */
    boolean isSettled(final long nowNs) {
        return !order.isProvisional() || isReturned(nowNs);
    }

    /** How a version stands at this time, if it runs. */
    VersionLead lead(final String version, final long nowNs, final long wallMs) {
        final String leading = leads(nowNs, wallMs);
        if (version.equals(leading)) {
            return new VersionLead(version, Lead.LEADS, leftMs(nowNs, wallMs));
        }
        final boolean returns = !isSettled(nowNs) && version.equals(order.back());
        return new VersionLead(
                version, leading.isEmpty() ? Lead.PAUSED : Lead.BESIDE, returns ? leftToReturnMs(nowNs) : 0);
    }

    private long leftToReturnMs(final long nowNs) {
        return order.withinMs() + returnMs(order.withinMs()) - (nowNs - beganNs) / MS;
    }

    private boolean isReturned(final long nowNs) {
        return leftToReturnMs(nowNs) <= 0;
    }

    private TwinhubException refused(final ErrorCode code, final Object... arguments) {
        return new TwinhubException(ErrorResult.of(code, arguments)
                .in("system start", "", "")
                .action("Begin again; the command looks first how it stands."));
    }
}
