package io.twinhub.testsupport;

import io.twinhub.bus.Bus;
import io.twinhub.bus.Event;
import io.twinhub.bus.Gap;
import io.twinhub.config.SavedLevel;
import io.twinhub.config.SessionsSpec;
import io.twinhub.executive.SessionRules;
import io.twinhub.executive.manager.Manager;
import io.twinhub.executive.manager.ManagerSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What runs in the program copies of a {@link TestSystem}: programs of the user's, and what the test wants to know of each. */
final class TestPrograms {
    private static final Function<Bus, Runnable> NO_PROGRAM = bus -> () -> {};

    private final Map<String, Function<Bus, Runnable>> programs = new HashMap<>();
    private final Map<String, List<Reception<?>>> receptions = new HashMap<>();
    private final Map<String, List<Gap>> gaps = new HashMap<>();
    /** What the disks of the managers have, by their computers. */
    private final Map<String, SimDisk.Platter> platters = new HashMap<>();

    TestPrograms() {
        programs.put(SessionsSpec.COPY, this::manager);
    }

    private Runnable manager(final Bus bus) {
        final ManagerSettings settings = ManagerSettings.of(bus.plan().sessions());
        return new Manager(
                bus,
                settings,
                SessionRules.STANDARD,
                settings.saved() == SavedLevel.DISK ? disk(bus) : null,
                error -> System.out.println("manager: " + error.toText()))::doWork;
    }

    private SimDisk disk(final Bus bus) {
        return new SimDisk(platters.computeIfAbsent(bus.computer(), computer -> new SimDisk.Platter()), bus::nanoTime);
    }

    void put(final String copy, final Function<Bus, Runnable> program) {
        programs.put(copy, program);
    }

    <T> Reception<T> receive(final String copy, final String pattern, final Function<Event, T> value) {
        final Reception<T> reception = new Reception<>(pattern, value, new ArrayList<>());
        receptions.computeIfAbsent(copy, name -> new ArrayList<>()).add(reception);
        return reception;
    }

    List<Gap> gaps(final String copy) {
        return gaps.computeIfAbsent(copy, name -> new ArrayList<>());
    }

    /** A life of an instance begins; returns its turn. */
    Runnable start(final String copy, final Bus bus) {
        bus.onGap(gaps(copy)::add);
        final Runnable turn = programs.getOrDefault(copy, NO_PROGRAM).apply(bus);
        receptions.getOrDefault(copy, List.of()).forEach(reception -> reception.subscribe(bus));
        return turn;
    }

    /** Values of a pattern of events that a copy receives. */
    record Reception<T>(String pattern, Function<Event, T> value, List<T> values) {
        void subscribe(final Bus bus) {
            final Map<String, Long> timestamps = new HashMap<>();
            bus.subscribe(pattern, event -> {
                final Long last = timestamps.put(event.name(), event.timestampNs());
                final boolean isKnown = event.isReplayed() && last != null && last == event.timestampNs();
                if (!isKnown && !event.isQualityChange()) {
                    values.add(value.apply(event));
                }
            });
        }
    }
}
