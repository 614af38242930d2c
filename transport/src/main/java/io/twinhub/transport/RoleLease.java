package io.twinhub.transport;

/**
 * How long roles outlast contact, in nanoseconds. A clock may be wrong by a tenth: the waits are longer than what they wait for, by (1 + 0.1) / (1 - 0.1) and a
 * little more.
 */
public final class RoleLease {
    private static final long MS = 1_000_000;

    /** A localHub keeps its assigned roles for so long after it sent the last contact that a mainHub answered. */
    public static final long LEASE_NS = 600 * MS;

    /** So often a localHub asks for an answer. */
    public static final long CONTACT_INTERVAL_NS = 120 * MS;

    /** A mainHub that has heard nothing of a localHub for so long knows that no lease by way of itself is valid any more. */
    public static final long SILENT_AFTER_NS = LEASE_NS / 4 * 5;

    /** A mainHub renews leases for so long after it heard the holder of the assigner's office. */
    public static final long RENEWS_FOR_NS = 3000 * MS;

    /** A mainHub that an assigner has not reached for so long renews nothing any more, and what it renewed last is over. */
    public static final long UNREACHABLE_AFTER_NS = (RENEWS_FOR_NS + LEASE_NS) / 4 * 5;

    /** What a mainHub answers to a contact: it cannot renew. */
    public static final int RENEWS_NOT = 0;

    /** It renews. */
    public static final int RENEWS = 1;

    /** It renews, and has not taken the computer for silent since it asked the question that the contact brought back. */
    public static final int RENEWS_WITHOUT_SILENCE = 2;

    private RoleLease() {}
}
