package io.twinhub.start.distribution;

import static io.twinhub.metadata.Fields.bool;
import static io.twinhub.metadata.Fields.data;
import static io.twinhub.metadata.Fields.int64;

import io.twinhub.config.SealInfo;
import io.twinhub.metadata.DataClass;

/**
 * What the administrator signs of a version before it leaves the home in which it was sealed.
 *
 * @param seal with the hash of the content.
 * @param lengthBytes of the content.
 * @param startsAtOnce it is the first version of its system: where no other one is, it is in service at once, since there is nothing to move over from.
 */
public record VersionStatement(SealInfo seal, long lengthBytes, boolean startsAtOnce) {
    public static final DataClass<VersionStatement> TYPE = DataClass.of("versionStatement", VersionStatement.class)
            .doc("What the administrator signs of a version.")
            .field(data("seal", VersionStatement::seal, SealInfo.TYPE).doc("With the hash of the content."))
            .field(int64("length", VersionStatement::lengthBytes).unit("B").doc("Length of the content."))
            .field(bool("startsAtOnce", VersionStatement::startsAtOnce)
                    .doc("Whether it is in service where no other version of its system is."))
            .build(v -> new VersionStatement(v.get(0), v.getLong(1), v.getBoolean(2)));
}
