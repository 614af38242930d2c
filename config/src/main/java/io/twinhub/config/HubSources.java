package io.twinhub.config;

import static io.twinhub.metadata.Fields.int32;
import static io.twinhub.metadata.Fields.list;

import io.twinhub.metadata.DataClass;
import java.util.List;

/**
 * What a localHub says of its sources: the value of {@link HubEvent#SOURCES}.
 *
 * @param known how many sources it has heard of.
 * @param accounts those that lost something last come first; at most {@link #COUNT_MAX}, fewer if no more fit a super message.
 */
public record HubSources(int known, List<HubSource> accounts) {
    /** Accounts in one event: so many fit the usual super message. */
    public static final int COUNT_MAX = 32;

    public static final DataClass<HubSources> TYPE = DataClass.of("HubSources", HubSources.class)
            .doc("What a localHub says of its sources.")
            .field(int32("known", HubSources::known).doc("How many sources it has heard of."))
            .field(list("accounts", HubSources::accounts, HubSource.TYPE)
                    .doc("Those that lost something last come first.")
                    .maxLength(COUNT_MAX))
            .build(v -> new HubSources(v.getInt(0), v.get(1)));

    public HubSources {
        accounts = List.copyOf(accounts);
    }
}
