package io.twinhub.bus;

import io.twinhub.config.CopyPlan;
import io.twinhub.config.SystemPlan;
import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.EventClass;
import io.twinhub.metadata.TwinhubException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** What this program subscribes to: handlers by event id, called in the order in which they subscribed. */
final class Subscriptions {
    private static final EventHandler[] NONE = {};

    private final SystemPlan plan;
    private final CopyPlan copy;
    private final EventHandler[][] handlers;
    private final BitSet interest = new BitSet();

    Subscriptions(final SystemPlan plan, final CopyPlan copy) {
        this.plan = plan;
        this.copy = copy;
        handlers = new EventHandler[plan.eventCount()][];
        Arrays.fill(handlers, NONE);
    }

    /** Adds a handler for all events that the pattern means and this copy may receive; there must be one. */
    void add(final String pattern, final EventHandler handler) {
        final EventHandler[] alone = {handler}; // shared, since nobody changes an array that is used
        for (final int event : allowed(pattern)) {
            handlers[event] = handlers[event] == NONE ? alone : with(handlers[event], handler);
            interest.set(event);
        }
    }

    private static EventHandler[] with(final EventHandler[] former, final EventHandler handler) {
        final EventHandler[] more = Arrays.copyOf(former, former.length + 1);
        more[former.length] = handler;
        return more;
    }

    /**
     * Checks that a record fits the configured class of all these events.
     *
     * @throws TwinhubException with the first difference, if it does not.
     */
    void checkFits(final String pattern, final DataClass<?> type) {
        final EventClass<?> eventClass = EventClass.of(type);
        Arrays.stream(allowed(pattern))
                .mapToObj(event -> plan.event(event).eventClass())
                .distinct()
                .forEach(configured -> configured.fitted(eventClass));
    }

    private int[] allowed(final String pattern) {
        final int[] meant = plan.eventsMatching(pattern);
        final int[] allowed = Arrays.stream(meant)
                .filter(event -> plan.maySubscribe(copy.id(), event))
                .toArray();
        if (allowed.length == 0) {
            throw new TwinhubException(ErrorResult.of(
                            ErrorCode.SUBSCRIBE_REFUSED,
                            copy.name(),
                            pattern,
                            meant.length == 0 ? "no event has such a name" : "it has no right to")
                    .in("bus", "", copy.name())
                    .expected("a pattern within the <subscriber copy=\"" + copy.name() + "\"> entries of version "
                            + plan.version())
                    .action("Add a <subscriber> entry and seal a new version, or correct the pattern."));
        }
        return allowed;
    }

    /** Handlers of an event; none for a number that is no event. */
    EventHandler[] handlers(final int event) {
        return event >= 0 && event < handlers.length ? handlers[event] : NONE;
    }

    BitSet interest() {
        return interest;
    }

    /** The computers that host instances of copies which publish what is subscribed to. */
    BitSet sources() {
        final BitSet sources = new BitSet();
        for (int id = 0; id < plan.copyCount(); id++) {
            if (Arrays.stream(plan.copy(id).publishes()).anyMatch(interest::get)) {
                for (final int instance : plan.copy(id).instances()) {
                    sources.set(plan.instance(instance).computer());
                }
            }
        }
        return sources;
    }

    boolean isEmpty() {
        return interest.isEmpty();
    }

    /** Names of the copies on a computer (-1: anywhere) that may publish what is subscribed to. */
    List<String> publishingCopies(final int computer) {
        final List<String> names = new ArrayList<>();
        for (int id = 0; id < plan.copyCount(); id++) {
            final CopyPlan publisher = plan.copy(id);
            final boolean isThere = computer < 0
                    || Arrays.stream(publisher.instances())
                            .anyMatch(instance -> plan.instance(instance).computer() == computer);
            if (isThere && Arrays.stream(publisher.publishes()).anyMatch(interest::get)) {
                names.add(publisher.name());
            }
        }
        return names;
    }
}
