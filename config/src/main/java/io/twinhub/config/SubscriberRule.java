package io.twinhub.config;

import io.twinhub.metadata.ErrorCode;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who may subscribe: nobody waits for events that no copy publishes. */
final class SubscriberRule implements Rule {
    @Override
    public void check(final Declarations declared, final Findings findings) {
        final List<SubscriberSpec> subscribers = declared.spec().subscribers();
        final RightRows rows = new RightRows("subscriber", "subscribers", declared, findings);
        final BitSet published = new BitSet();
        declared.spec().publishers().stream()
                .map(PublisherSpec::events)
                .distinct()
                .forEach(events -> Arrays.stream(declared.matching(events)).forEach(published::set));
        final SlowRows slowRows = new SlowRows(declared, findings);
        final Map<String, Boolean> silentPatterns = new HashMap<>();
        for (int row = 0; row < subscribers.size(); row++) {
            final SubscriberSpec subscriber = subscribers.get(row);
            final int[] events = rows.check(row, subscriber.copy(), subscriber.events());
            slowRows.check(row, subscriber, events);
            final boolean silent = silentPatterns.computeIfAbsent(
                    subscriber.events(),
                    pattern -> events.length > 0
                            && Arrays.stream(events)
                                    .noneMatch(event -> declared.isHubEvent(event) || published.get(event)));
            if (silent) {
                findings.add(
                        ErrorCode.CONFIG_SUBSCRIBER_WITHOUT_PUBLISHER,
                        rows.eventsPath(row),
                        "at least one event that a copy publishes",
                        "Add a <publisher> for these events, or delete the subscriber.",
                        subscriber.copy(),
                        subscriber.events());
            }
        }
    }
}
