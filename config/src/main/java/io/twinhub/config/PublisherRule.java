package io.twinhub.config;

import io.twinhub.metadata.ErrorCode;
import java.util.Arrays;
import java.util.List;

/** Who may publish: no event has two publishing copies, and each copy may publish values as long as its events have. */
final class PublisherRule implements Rule {
    @Override
    public void check(final Declarations declared, final Findings findings) {
        final List<PublisherSpec> publishers = declared.spec().publishers();
        final RightRows rows = new RightRows("publisher", "publishers", declared, findings);
        final PublishedLengths lengths = new PublishedLengths(declared, findings);
        final int[] rowOfEvent = new int[declared.eventNames().size()];
        Arrays.fill(rowOfEvent, -1);
        for (int row = 0; row < publishers.size(); row++) {
            final PublisherSpec publisher = publishers.get(row);
            if (HubEvent.isReservedEvent(publisher.events())) {
                Names.reserved(findings, "publisher pattern", publisher.events(), rows.eventsPath(row));
                continue;
            }
            int contested = -1;
            final int[] events = rows.check(row, publisher.copy(), publisher.events());
            lengths.check(rows.eventsPath(row), publisher.copy(), events);
            for (final int event : events) {
                if (rowOfEvent[event] < 0) {
                    rowOfEvent[event] = row;
                } else if (!publishers.get(rowOfEvent[event]).copy().equals(publisher.copy())) {
                    // One is enough to say it; two patterns may share 100,000 events.
                    contested = event;
                    break;
                }
            }
            if (contested >= 0) {
                final int first = rowOfEvent[contested];
                findings.add(
                        ErrorCode.CONFIG_PUBLISHER_SECOND,
                        rows.eventsPath(row),
                        "one publishing copy per event, because only then its values have an order; the first publisher"
                                + " is at " + findings.where(rows.eventsPath(first)),
                        "Take the event out of one of the two patterns.",
                        declared.eventNames().get(contested),
                        publishers.get(first).copy(),
                        publisher.copy());
            }
        }
    }
}
