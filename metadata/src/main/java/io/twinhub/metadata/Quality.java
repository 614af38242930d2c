package io.twinhub.metadata;

/**
 * How far the value of an event can be trusted: 16 bits. The lower byte is what its publisher says and travels and is
 * remembered with the event; the upper byte is derived where the event is received, from what the infrastructure knows, and
 * is never stored. The publisher's part follows the status codes of OPC UA (part 8, data access): a severity and a reason. Severity
 * says how far the value can be trusted, never how alarming it is: of EPICS's severities only INVALID is one of these (bad), MINOR and
 * MAJOR are statements about the process and belong into values.
 *
 * <pre>
 * bits 0-1   severity   0 good, 1 uncertain, 2 bad; 3 is never published and counts as bad
 * bits 2-7   reason     0 none, see the constants; each severity has its own; from 32 on the user's
 * bit  8     replayed             a remembered value, not a live one
 * bit  9     publisher not active no program copy instance may publish it at present
 * bit 10     stale                older than its declared period
 * bit 11     path degraded        one network alone brings everything of the publisher's computer
 * bits 12-15 zero
 *
 * publisher's part                     OPC UA                               EPICS
 * GOOD                                 Good                                 NO_ALARM
 * GOOD_OVERRIDE                        GoodLocalOverride
 * UNCERTAIN_LAST_USABLE                UncertainLastUsableValue,
 *                                      UncertainNoCommunicationLastUsable
 * UNCERTAIN_INITIAL                    UncertainInitialValue                UDF
 * UNCERTAIN_SUBSTITUTE                 UncertainSubstituteValue
 * UNCERTAIN_NOT_ACCURATE               UncertainSensorNotAccurate,
 *                                      UncertainSensorCalibration
 * UNCERTAIN_RANGE                      UncertainEngineeringUnitsExceeded    HWLIMIT
 * UNCERTAIN_SUB_NORMAL                 UncertainSubNormal
 * UNCERTAIN_SIMULATED                  UncertainSimulatedValue              SIMM
 * BAD_CONFIGURATION                    BadConfigurationError                SOFT
 * BAD_NOT_CONNECTED                    BadNotConnected                      LINK
 * BAD_DEVICE_FAILURE                   BadDeviceFailure                     READ, WRITE
 * BAD_SENSOR_FAILURE                   BadSensorFailure
 * BAD_COMMUNICATION                    BadNoCommunication                   COMM, TIMEOUT
 * BAD_OUT_OF_SERVICE                   BadOutOfService                      DISABLE
 * BAD_NO_VALUE                         BadWaitingForInitialData
 * BAD_CALCULATION                                                           CALC
 * </pre>
 *
 * Values are plain ints, so that nothing is allocated. As text they are words, such as {@code bad sensor-failure stale}.
 */
public final class Quality {
    /** Good, without reason and with nothing derived. */
    public static final int GOOD = 0;
    /** The value may be wrong. */
    public static final int UNCERTAIN = 1;
    /** The value must not be used. */
    public static final int BAD = 2;

    /** Good: set by hand on purpose in place of what would be measured. */
    public static final int GOOD_OVERRIDE = reason(GOOD, 1);
    /** Uncertain: the last value that could be had; the source does not answer at present. */
    public static final int UNCERTAIN_LAST_USABLE = reason(UNCERTAIN, 1);
    /** Uncertain: set at the beginning and never measured. */
    public static final int UNCERTAIN_INITIAL = reason(UNCERTAIN, 2);
    /** Uncertain: a substitute for what should be there. */
    public static final int UNCERTAIN_SUBSTITUTE = reason(UNCERTAIN, 3);
    /** Uncertain: the sensor is out of calibration or accuracy. */
    public static final int UNCERTAIN_NOT_ACCURATE = reason(UNCERTAIN, 4);
    /** Uncertain: outside the range in which it is valid. */
    public static final int UNCERTAIN_RANGE = reason(UNCERTAIN, 5);
    /** Uncertain: made of fewer good sources than it should be. */
    public static final int UNCERTAIN_SUB_NORMAL = reason(UNCERTAIN, 6);
    /** Uncertain: simulated. */
    public static final int UNCERTAIN_SIMULATED = reason(UNCERTAIN, 7);
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
    /** Bad: there is no value yet. */
    public static final int BAD_NO_VALUE = reason(BAD, 7);
    /** Bad: it could not be calculated. */
    public static final int BAD_CALCULATION = reason(BAD, 8);

    /** Derived: a remembered value, not a live one. */
    public static final int REPLAYED = 1 << 8;
    /** Derived: no program copy instance may publish it at present. */
    public static final int PUBLISHER_NOT_ACTIVE = 1 << 9;
    /** Derived: older than its declared period. */
    public static final int STALE = 1 << 10;
    /** Derived: one network alone brings everything of the publisher's computer, so the next fault may lose some. The value is as good as any. */
    public static final int PATH_DEGRADED = 1 << 11;

    private static final int SEVERITY_MASK = 0x03;
    private static final int PUBLISHED_MASK = 0xFF;
    private static final int DERIVED_MASK = REPLAYED | PUBLISHER_NOT_ACTIVE | STALE | PATH_DEGRADED;
    private static final int REASON_SHIFT = 2;
    private static final int REASON_MAX = 63;
    private static final int SEVERITY_UNUSED = 3;

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

    /** The publisher's part alone: what travels and is remembered. The unused severity 3 becomes {@link #BAD}. */
    public static int published(final int quality) {
        final int part = quality & PUBLISHED_MASK;
        return (part & SEVERITY_MASK) == SEVERITY_UNUSED ? part & ~SEVERITY_MASK | BAD : part;
    }

    /** Whether a publisher may say this: nothing is set that only the receiving side derives, and no bit without a meaning. */
    public static boolean isPublishable(final int quality) {
        return (quality & ~PUBLISHED_MASK) == 0;
    }

    /** The derived part alone. */
    public static int derived(final int quality) {
        return quality & DERIVED_MASK;
    }

    /** The publisher's part of one with the derived part of the other. */
    public static int with(final int published, final int derived) {
        return published(published) | derived(derived);
    }

    /** Whether all these bits are set, as in {@code has(quality, STALE)}; for derived bits. */
    public static boolean has(final int quality, final int bits) {
        return (quality & bits) == bits;
    }

    /** The number of the reason, 0 to 63. */
    public static int reason(final int quality) {
        return (quality & PUBLISHED_MASK) >> REASON_SHIFT;
    }

    /**
     * In words, such as {@code good}, {@code uncertain initial} or {@code bad sensor-failure stale}: severity, reason, what was derived. A
     * reason without a name is {@code reason-40}.
     */
    public static String toText(final int quality) {
        return QualityText.print(quality);
    }

    /**
     * Reads what {@link #toText} writes.
     *
     * @throws TwinhubException if the text is not a quality; the error says what is expected.
     */
    public static int parse(final String text) {
        return QualityText.parse(text);
    }

    /** A publisher's quality; reasons from 32 on are the user's own. */
    public static int reason(final int severity, final int reason) {
        if (severity < GOOD || severity > BAD || reason < 0 || reason > REASON_MAX) {
            throw new IllegalArgumentException("severity " + severity + " reason " + reason);
        }
        return severity | reason << REASON_SHIFT;
    }
}
