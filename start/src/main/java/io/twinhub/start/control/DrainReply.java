package io.twinhub.start.control;

import static io.twinhub.metadata.Fields.bool;

import io.twinhub.metadata.DataClass;

/**
 * What became of a {@link DrainRequest}.
 *
 * @param carriedOut whether all localHubs of the computer have done what was asked; one that does not turn will when it does.
 */
public record DrainReply(boolean carriedOut) {
    public static final DataClass<DrainReply> TYPE = DataClass.of("drainReply", DrainReply.class)
            .doc("What became of a request to drain a computer.")
            .field(bool("carriedOut", DrainReply::carriedOut)
                    .doc("Whether all localHubs of the computer have done what was asked."))
            .build(v -> new DrainReply(v.getBoolean(0)));
}
