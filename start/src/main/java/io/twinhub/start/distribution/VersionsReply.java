package io.twinhub.start.distribution;

import static io.twinhub.metadata.Fields.list;

import io.twinhub.metadata.DataClass;
import io.twinhub.start.keys.Signed;
import java.util.List;

/**
 * Which signed versions a computer has in service or waiting.
 *
 * @param statements a {@link VersionStatement} each.
 */
public record VersionsReply(List<Signed> statements) {
    /** There are 64 slots, and old versions are removed. */
    private static final int COUNT_MAX = 256;

    public static final DataClass<VersionsReply> TYPE = DataClass.of("versionsReply", VersionsReply.class)
            .doc("Which signed versions a computer has in service or waiting.")
            .field(list("statements", VersionsReply::statements, Signed.TYPE)
                    .doc("What the administrator says of each.")
                    .maxLength(COUNT_MAX))
            .build(v -> new VersionsReply(v.get(0)));

    public VersionsReply {
        statements = List.copyOf(statements);
    }
}
