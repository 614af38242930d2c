package io.twinhub.config;

import io.twinhub.metadata.ClassDescription;
import io.twinhub.metadata.FieldDescription;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Makes valid specifications of all shapes; the same seed makes the same one. */
final class RandomSystem {
    private static final List<String> AREAS = List.of("tank", "pump", "tank.inlet", "station.north.pump");
    private static final List<String> TYPES = List.copyOf(EventClassTable.builtInNames());
    private static final List<String> FIELD_TYPES = List.of(
            "boolean",
            "int32",
            "uint64",
            "timestamp",
            "float64",
            "float64",
            "enum(open,closed,half=7)",
            "bits(alarm,blocked)",
            "string(20)",
            "bytes(30)",
            "list[float64(0.0..1.0; unit='m & s')](5)",
            "list[list[word(8)](2)](2)",
            "map[duration](2)",
            "any(40)");
    private static final List<String> PART_TYPES = List.of("%s", "list[%s](1)", "oneOf[%s]", "embedded[%s](50)");

    private final Random random;
    private final List<SpokeSpec> spokes = new ArrayList<>();
    private final List<ProgramSpec> programs = new ArrayList<>();
    private final List<ProgramCopySpec> copies = new ArrayList<>();
    private final List<ClassDescription> eventClasses = new ArrayList<>();
    private final List<EventSpec> events = new ArrayList<>();
    private final Set<PublisherSpec> publishers = new LinkedHashSet<>();
    private final Set<SubscriberSpec> subscribers = new LinkedHashSet<>();

    private RandomSystem(final long seed) {
        random = new Random(seed);
    }

    static SystemSpec of(final long seed) {
        return new RandomSystem(seed).make(seed);
    }

    private SystemSpec make(final long seed) {
        for (int i = 0; i <= random.nextInt(6); i++) {
            spokes.add(new SpokeSpec("spoke-" + i, "127.1.0." + (i + 10), "fd00::" + (i + 10)));
        }
        for (int i = 0; i <= random.nextInt(3); i++) {
            programs.add(new ProgramSpec("program-" + i, "java -cp ${programs}/p.jar Main" + i + " \"ä < & >\""));
        }
        for (int i = 0; i <= random.nextInt(8); i++) {
            copies.add(copy(i));
        }
        for (int i = 0; i < random.nextInt(4); i++) {
            eventClasses.add(eventClass(i));
        }
        for (int i = 0; i < 1 + random.nextInt(15); i++) {
            addEvents(i);
        }
        final AssignersSpec assigners = assigners();
        final boolean reversed = random.nextBoolean();
        final NetworkSpec a = NetworkSpec.of("A", "hub-a", "127.1.0.1");
        final NetworkSpec b = NetworkSpec.of("B", "hub-b", "fd00::1");
        return SystemSpec.builder("system-" + seed, "v" + random.nextInt(1000) + "." + seed)
                .basePort(1024 + random.nextInt(60_000))
                .slot(random.nextInt(SystemLimits.SLOT_COUNT))
                .networks(reversed ? List.of(b, a) : List.of(a, b))
                .computers(spokes)
                .programs(programs)
                .programCopies(copies)
                .eventClasses(eventClasses)
                .events(events)
                .publishers(List.copyOf(publishers))
                .subscribers(List.copyOf(subscribers))
                .assigners(assigners)
                .build();
    }

    private ProgramCopySpec copy(final int id) {
        final List<SettingSpec> settings = new ArrayList<>();
        for (int i = 0; i < random.nextInt(3); i++) {
            settings.add(new SettingSpec("setting." + i, random.nextBoolean() ? "" : "value " + random.nextInt()));
        }
        return new ProgramCopySpec(
                "copy-" + id,
                pick(programs).name(),
                List.of(new InstanceSpec(pick(spokes).name(), 1 + random.nextInt(3))),
                settings,
                random.nextInt(3) * 1000,
                random.nextInt(3) * 100L,
                pick(List.of(RolePolicy.values())),
                List.of());
    }

    private ClassDescription eventClass(final int id) {
        final List<FieldDescription> fields = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(5); i++) {
            fields.add(FieldDescription.of("field" + i, pick(FIELD_TYPES), random.nextBoolean() ? "" : "m/s"));
        }
        if (!eventClasses.isEmpty() && random.nextBoolean()) {
            fields.add(FieldDescription.of(
                    "part", String.format(pick(PART_TYPES), pick(eventClasses).name())));
        }
        return ClassDescription.of("Class" + id, fields.toArray(FieldDescription[]::new));
    }

    /** One line of events, with those who publish and subscribe; its last part is unlike that of any other line. */
    private void addEvents(final int row) {
        final String range =
                random.nextInt(3) == 0 ? "" : ".{" + random.nextInt(3) + ".." + (3 + random.nextInt(9)) + "}";
        final String area = pick(AREAS);
        final String name = area + range + ".value" + row;
        final String pattern = area + (range.isEmpty() ? "" : ".*") + ".value" + row;
        final boolean struct = !eventClasses.isEmpty() && random.nextInt(3) == 0;
        events.add(new EventSpec(
                name,
                struct ? pick(eventClasses).name() : pick(TYPES),
                random.nextBoolean() ? "" : "m",
                random.nextBoolean() ? 0 : random.nextInt(100) * 250_000_000L));
        if (random.nextInt(4) == 0) {
            return;
        }
        publishers.add(new PublisherSpec(pick(copies).id(), pattern));
        final List<String> wishes =
                List.of(pattern, "**", "**.value" + row, area + ".**", "*.**.value" + row, "t*.**", "**.v*e*" + row);
        for (int i = 0; i < random.nextInt(4); i++) {
            final String wish = pick(wishes);
            if (EventPattern.of(wish).matches(EventTemplate.of(name).names().get(0))) {
                subscribers.add(new SubscriberSpec(pick(copies).id(), wish));
            }
        }
    }

    /** None in every second system; where there are, every second copy may have several instances. */
    private AssignersSpec assigners() {
        if (random.nextBoolean()) {
            return null;
        }
        copies.replaceAll(copy -> random.nextBoolean() ? copy : onSomeSpokes(copy));
        final List<String> voters = someSpokes();
        voters.add(random.nextBoolean() ? "hub-a" : "hub-b");
        return new AssignersSpec(someSpokes(), random.nextBoolean() ? List.of() : voters);
    }

    private ProgramCopySpec onSomeSpokes(final ProgramCopySpec copy) {
        final List<InstanceSpec> instances = someSpokes().stream()
                .map(spoke -> new InstanceSpec(spoke, 1 + random.nextInt(3)))
                .toList();
        return new ProgramCopySpec(
                copy.id(),
                copy.program(),
                instances,
                copy.settings(),
                copy.eventsPerSecond(),
                copy.eventLengthBytes(),
                copy.role(),
                copy.apart());
    }

    /** The names of one spoke or more, in any order. */
    private List<String> someSpokes() {
        final List<String> names =
                new ArrayList<>(spokes.stream().map(SpokeSpec::name).toList());
        Collections.shuffle(names, random);
        return new ArrayList<>(names.subList(0, 1 + random.nextInt(names.size())));
    }

    private <T> T pick(final List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
