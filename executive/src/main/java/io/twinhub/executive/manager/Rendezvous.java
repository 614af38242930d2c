package io.twinhub.executive.manager;

import java.nio.charset.StandardCharsets;

/**
 * Rendezvous hashing: each name has a weight at each place, and belongs where it weighs most. So all who ask agree without a table, and when a place goes, its names alone go
 * elsewhere, each where it weighs most of those that are left; when it comes back, the same names belong there again.
 *
 * <p>D. G. Thaler, C. V. Ravishankar: Using Name-Based Mappings to Increase Hit Rates. IEEE/ACM Transactions on Networking 6(1), 1998. The weight is made of the hash
 * FNV-1a of 64 bits (G. Fowler, L. C. Noll, K.-P. Vo, RFC 9923) and the finalizer of MurmurHash3 (A. Appleby, public domain), which spreads it.
 */
final class Rendezvous {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private Rendezvous() {}

    /** What a name weighs at a place: any number; the same in all processes and for ever. */
    static long weight(final String name, final String place) {
        return mix(hash(place) + mix(hash(name)));
    }

    private static long hash(final String text) {
        long hash = FNV_OFFSET;
        for (final byte each : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (each & 0xff)) * FNV_PRIME;
        }
        return hash;
    }

    private static long mix(final long value) {
        long mixed = (value ^ value >>> 33) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ mixed >>> 33;
    }
}
