package io.twinhub.config;

import static io.twinhub.metadata.Fields.int32;
import static io.twinhub.metadata.Fields.int64;
import static io.twinhub.metadata.Fields.string;

import io.twinhub.metadata.DataClass;

/**
 * What is known about a sealed version beside its content.
 *
 * @param version the version id.
 * @param system name of the system.
 * @param basePort first UDP port of the system.
 * @param slot of this version.
 * @param contentHash SHA-256 of the serial form, in hexadecimal.
 * @param fingerprint the first 64 bits of the content hash.
 * @param author who sealed it.
 * @param sealedAtMs when, in milliseconds since 1970 UTC.
 * @param reason why, in the author's words.
 */
public record SealInfo(
        String version,
        String system,
        int basePort,
        int slot,
        String contentHash,
        long fingerprint,
        String author,
        long sealedAtMs,
        String reason) {
    public static final DataClass<SealInfo> TYPE = DataClass.of("seal", SealInfo.class)
            .doc("What is known about a sealed version beside its content.")
            .field(string("version", SealInfo::version).doc("The version id."))
            .field(string("system", SealInfo::system).doc("Name of the system."))
            .field(int32("basePort", SealInfo::basePort).doc("First UDP port of the system."))
            .field(int32("slot", SealInfo::slot).doc("Slot of this version."))
            .field(string("contentHash", SealInfo::contentHash).doc("SHA-256 of the serial form, in hexadecimal."))
            .field(int64("fingerprint", SealInfo::fingerprint).doc("The first 64 bits of the content hash."))
            .field(string("author", SealInfo::author).doc("Who sealed it."))
            .field(int64("sealedAt", SealInfo::sealedAtMs).unit("ms").doc("When, in milliseconds since 1970 UTC."))
            .field(string("reason", SealInfo::reason)
                    .doc("Why, in the author's words.")
                    .defaultValue(""))
            .build(v -> new SealInfo(
                    v.get(0),
                    v.get(1),
                    v.getInt(2),
                    v.getInt(3),
                    v.get(4),
                    v.getLong(5),
                    v.get(6),
                    v.getLong(7),
                    v.get(8)));

    static SealInfo of(
            final SystemSpec spec, final ContentHash hash, final String author, final long nowMs, final String reason) {
        return new SealInfo(
                spec.version(),
                spec.name(),
                spec.basePort(),
                spec.slot(),
                hash.hex(),
                hash.fingerprint(),
                author,
                nowMs,
                reason);
    }

    /** The UDP port of this version. */
    public int port() {
        return basePort + slot;
    }
}
