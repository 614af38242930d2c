package io.twinhub.start.distribution;

import static io.twinhub.metadata.Fields.enumeration;
import static io.twinhub.metadata.Fields.int64;

import io.twinhub.config.VersionState;
import io.twinhub.metadata.DataClass;
import java.util.List;

/**
 * How far a computer has a version.
 *
 * @param offset of the first byte that it does not have; -1 if the version is sealed there.
 * @param state of the version; means nothing before it is sealed.
 */
public record Wanted(long offset, VersionState state) {
    private static final long NOTHING = -1;

    public static final DataClass<Wanted> TYPE = DataClass.of("wanted", Wanted.class)
            .doc("How far a computer has a version.")
            .field(int64("offset", Wanted::offset)
                    .doc("Of the first byte that it does not have; -1: it is sealed there."))
            .field(enumeration("state", Wanted::state, List.of(VersionState.values()))
                    .doc("Of the version, once it is sealed."))
            .build(v -> new Wanted(v.getLong(0), v.get(1)));

    static Wanted from(final long offset) {
        return new Wanted(offset, VersionState.WAITING);
    }

    static Wanted nothing(final VersionState state) {
        return new Wanted(NOTHING, state);
    }

    /** Whether it has all and has sealed it. */
    public boolean isSealed() {
        return offset == NOTHING;
    }
}
