package io.twinhub.metadata;

/**
 * How far the value of an event can be trusted: 16 bits. The lower byte is what its publisher says and travels and is
 * remembered with the event; the upper byte is derived where the event is received, from what the infrastructure knows, and
 * is never stored. The publisher's part follows the status codes of OPC UA: a severity and a reason.
 *
 * <pre>
 * bits 0-1   severity   0 good, 1 uncertain, 2 bad
 * bits 2-7   reason     0 none, see the constants
 * bit  8     replayed             a remembered value, not a live one
 * bit  9     publisher not active no program copy instance may publish it at present
 * bit 10     stale                older than its declared period
 * bit 11     path degraded        at delivery the other network was down or behind a hole
 * bits 12-15 zero
 * </pre>
 *
 * Values are plain ints, so that nothing is allocated.
 */
public final class Quality {
    /** Good, without reason and with nothing derived. */
    public static final int GOOD = 0;
    /** The value may be wrong. */
    public static final int UNCERTAIN = 1;
    /** The value must not be used. */
    public static final int BAD = 2;

    /** Uncertain: the last value that could be had; the source does not answer at present. */
    public static final int UNCERTAIN_LAST_USABLE = reason(UNCERTAIN, 1);
    /** Uncertain: set at the beginning and never measured. */
    public static final int UNCERTAIN_INITIAL = reason(UNCERTAIN, 2);
    /** Uncertain: entered by hand or replaced by a substitute. */
    public static final int UNCERTAIN_SUBSTITUTE = reason(UNCERTAIN, 3);
    /** Uncertain: the sensor is out of calibration or accuracy. */
    public static final int UNCERTAIN_NOT_ACCURATE = reason(UNCERTAIN, 4);
    /** Uncertain: outside the range in which it is valid. */
    public static final int UNCERTAIN_RANGE = reason(UNCERTAIN, 5);
    /** Bad: the source is configured wrongly. */
    public static final int BAD_CONFIGURATION = reason(BAD, 1);
    /** Bad: the source is not connected. */
    public static final int BAD_NOT_CONNECTED = reason(BAD, 2);
    /** Bad: the device failed. */
    public static final int BAD_DEVICE_FAILURE = reason(BAD, 3);
    /** Bad: the sensor failed. */
    public static final int BAD_SENSOR_FAILURE = reason(BAD, 4);
    /** Bad: communication with the source failed. */
    public static final int BAD_COMMUNICATION = reason(BAD, 5);
    /** Bad: the source is out of service. */
    public static final int BAD_OUT_OF_SERVICE = reason(BAD, 6);

    /** Derived: a remembered value, not a live one. */
    public static final int REPLAYED = 1 << 8;
    /** Derived: no program copy instance may publish it at present. */
    public static final int PUBLISHER_NOT_ACTIVE = 1 << 9;
    /** Derived: older than its declared period. */
    public static final int STALE = 1 << 10;
    /** Derived: at delivery the other network was down or behind a hole. */
    public static final int PATH_DEGRADED = 1 << 11;

    private static final int SEVERITY_MASK = 0x03;
    private static final int PUBLISHED_MASK = 0xFF;
    private static final int DERIVED_MASK = 0xFF00;
    private static final int REASON_SHIFT = 2;
    private static final int REASON_MAX = 63;

    private Quality() {}

    /** Whether the publisher vouches for the value, whatever the infrastructure adds. */
    public static boolean isGood(final int quality) {
        return (quality & SEVERITY_MASK) == GOOD;
    }

    /** Whether the publisher says that the value may be wrong. */
    public static boolean isUncertain(final int quality) {
        return (quality & SEVERITY_MASK) == UNCERTAIN;
    }

    /** Whether the publisher says that the value must not be used; the unused severity 3 counts as bad. */
    public static boolean isBad(final int quality) {
        return (quality & SEVERITY_MASK) >= BAD;
    }

    /** The publisher's part alone: what travels and is remembered. */
    public static int published(final int quality) {
        return quality & PUBLISHED_MASK;
    }

    /** The derived part alone. */
    public static int derived(final int quality) {
        return quality & DERIVED_MASK;
    }

    /** The publisher's part of one with the derived part of the other. */
    public static int with(final int published, final int derived) {
        return published & PUBLISHED_MASK | derived & DERIVED_MASK;
    }

    /** Whether all these bits are set, as in {@code has(quality, STALE)}; for derived bits. */
    public static boolean has(final int quality, final int bits) {
        return (quality & bits) == bits;
    }

    /** The number of the reason, 0 to 63. */
    public static int reason(final int quality) {
        return (quality & PUBLISHED_MASK) >> REASON_SHIFT;
    }

    /** A publisher's quality; reasons from 32 on are the user's own. */
    public static int reason(final int severity, final int reason) {
        if (severity < GOOD || severity > BAD || reason < 0 || reason > REASON_MAX) {
            throw new IllegalArgumentException("severity " + severity + " reason " + reason);
        }
        return severity | reason << REASON_SHIFT;
    }
}
