package io.twinhub.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Turns a valid specification into the dense tables of a {@link SystemPlan}. Used once and by one thread. */
final class PlanCompiler {
    private static final int[] NONE = {};

    private final SystemSpec spec;
    private final Map<String, Integer> computerIds = new HashMap<>();
    private final Map<String, Integer> copyIds = new HashMap<>();
    private final List<InstancePlan> instances = new ArrayList<>();
    private final List<int[]> instancesOfCopies = new ArrayList<>();
    private final List<EventPlan> events = new ArrayList<>();
    private final List<String> eventNames = new ArrayList<>();
    /** By spoke in the order of the text: behind the last event of its localHub. */
    private final List<Integer> endOfHubEvents = new ArrayList<>();

    private int firstConsoleCopy;
    private int firstHubCopy;
    private int firstRoleEvent;
    private int firstSessionsEvent;
    private int instanceCountOfText;

    int assignerCopy = -1;
    int recorderCopy = -1;
    SessionsPlan sessions;
    int eventCountOfText;
    ComputerPlan[] computers;
    CopyPlan[] copies;
    EventIndex eventIndex;
    int[] publishingCopies;
    SubscriberTable subscribers;
    SlowTable slow;
    ConnectionTable connections;

    PlanCompiler(final SystemSpec spec) {
        this.spec = spec;
    }

    PlanCompiler compile() {
        numberComputers();
        numberCopies();
        assignerCopy = spec.assigners() == null
                ? -1
                : numberInfrastructure(AssignersSpec.COPY, spec.assigners().computers());
        recorderCopy = spec.recorders() == null
                ? -1
                : numberInfrastructure(RecordersSpec.COPY, spec.recorders().computers());
        final int managerCopy = spec.sessions() == null
                ? -1
                : numberInfrastructure(SessionsSpec.COPY, spec.sessions().computers());
        sessions = new SessionsPlan(spec.sessions(), managerCopy);
        numberConsoleCopies();
        numberHubCopies();
        makeEvents();
        makeCopies();
        computers = ComputerPlans.of(
                spec, instances.subList(0, instanceCountOfText), hasHubCopies() ? instanceCountOfText : -1);
        return this;
    }

    InstancePlan[] instances() {
        return instances.toArray(InstancePlan[]::new);
    }

    EventPlan[] events() {
        return events.toArray(EventPlan[]::new);
    }

    private void numberComputers() {
        spec.networks().forEach(network -> network.hubs().forEach(hub -> number(hub.computer(), computerIds)));
        spec.computers().forEach(spoke -> number(spoke.name(), computerIds));
    }

    private void numberCopies() {
        for (final ProgramCopySpec copy : spec.programCopies()) {
            final int id = number(copy.id(), copyIds);
            for (final InstanceSpec instance : copy.instances()) {
                final int computer = computerIds.get(instance.computer());
                instances.add(new InstancePlan(instances.size(), id, computer, instance.rank()));
            }
            final int end = instances.size();
            instancesOfCopies.add(
                    IntStream.range(end - copy.instances().size(), end).toArray());
        }
    }

    /** A copy that stands in no text, with an instance on each of these computers; returns its id. */
    private int numberInfrastructure(final String name, final List<String> where) {
        final int copy = number(name, copyIds);
        final int first = instances.size();
        for (final String computer : where) {
            instances.add(
                    new InstancePlan(instances.size(), copy, computerIds.get(computer), instances.size() - first + 1));
        }
        instancesOfCopies.add(IntStream.range(first, instances.size()).toArray());
        return copy;
    }

    private void numberConsoleCopies() {
        firstConsoleCopy = copyIds.size();
        if (spec.consoles() != null) {
            spec.consoles()
                    .computers()
                    .forEach(computer -> numberInfrastructure(ConsolesSpec.copyAt(computer), List.of(computer)));
        }
    }

    /** In whose name the localHubs publish: behind all others, so that the numbers of those follow from the text alone. */
    private void numberHubCopies() {
        instanceCountOfText = instances.size();
        firstHubCopy = copyIds.size();
        if (HubEvent.areWanted(spec)) {
            for (final SpokeSpec spoke : spec.computers()) {
                final int id = number(HubEvent.copyAt(spoke.name()), copyIds);
                instancesOfCopies.add(new int[] {instances.size()});
                instances.add(new InstancePlan(instances.size(), id, computerIds.get(spoke.name()), 1));
            }
        }
    }

    private static int number(final String name, final Map<String, Integer> ids) {
        ids.put(name, ids.size());
        return ids.get(name);
    }

    private void makeEvents() {
        final EventClassTable classes = new EventClassTable(spec.eventClasses());
        for (final EventSpec event : spec.events()) {
            final EventClassPlan eventClass = classes.get(event.eventClass());
            for (final String name : EventTemplate.of(event.name()).names()) {
                events.add(new EventPlan(events.size(), name, eventClass, event.unit(), event.staleAfterNs()));
                eventNames.add(name);
            }
        }
        eventCountOfText = events.size();
        if (hasHubCopies()) {
            final HubEventNames ofHubs = new HubEventNames(spec);
            for (final SpokeSpec spoke : spec.computers()) {
                for (final HubEventNames.Name name : ofHubs.at(spoke.name())) {
                    events.add(new EventPlan(events.size(), name.text(), classes.of(name.event()), "", 0));
                    eventNames.add(name.text());
                }
                endOfHubEvents.add(events.size());
            }
        }
        firstRoleEvent = add(RoleEvent.namesOf(spec), classes.ofRole());
        firstSessionsEvent = add(SessionsEvent.namesOf(spec), classes.ofSessions());
        eventIndex = new EventIndex(eventNames);
    }

    private int add(final List<String> names, final EventClassPlan eventClass) {
        final int first = events.size();
        names.forEach(name -> events.add(new EventPlan(events.size(), name, eventClass, "", 0)));
        eventNames.addAll(names);
        return first;
    }

    private void makeCopies() {
        final EventIndex.Memory index = eventIndex.memory();
        final Map<Integer, List<String>> publishes = new HashMap<>();
        final Map<Integer, List<String>> subscribes = new HashMap<>();
        spec.publishers()
                .forEach(publisher -> patterns(publishes, publisher.copy()).add(publisher.events()));
        spec.subscribers()
                .forEach(subscriber -> patterns(subscribes, subscriber.copy()).add(subscriber.events()));

        final EventUnions shared = new EventUnions(index);
        final Map<String, String> commands = new HashMap<>();
        spec.programs().forEach(program -> commands.put(program.name(), program.command()));
        publishingCopies = new int[events.size()];
        Arrays.fill(publishingCopies, -1);
        copies = new CopyPlan[copyIds.size()];
        for (int id = 0; id < spec.programCopies().size(); id++) {
            final ProgramCopySpec copy = spec.programCopies().get(id);
            final int[] published = shared.of(publishes.getOrDefault(id, List.of()));
            final int[] subscribed = shared.of(subscribes.getOrDefault(id, List.of()));
            for (final int event : published) {
                publishingCopies[event] = id;
            }
            copies[id] = new CopyPlan(
                    id,
                    copy.id(),
                    copy.program(),
                    commands.get(copy.program()),
                    instancesOfCopies.get(id),
                    published,
                    subscribed,
                    settings(copy),
                    copy.eventsPerSecond(),
                    Math.toIntExact(copy.eventLengthBytes()),
                    copy.role() == RolePolicy.KEEP);
        }
        if (assignerCopy >= 0) {
            copies[assignerCopy] =
                    infrastructureCopy(assignerCopy, AssignersSpec.COPY, firstRoleEvent, firstSessionsEvent, NONE);
        }
        if (recorderCopy >= 0) {
            final int[] ofPrograms = IntStream.range(0, eventCountOfText).toArray();
            copies[recorderCopy] = infrastructureCopy(recorderCopy, RecordersSpec.COPY, 0, 0, ofPrograms);
        }
        if (sessions.managerCopy() >= 0) {
            final int manager = sessions.managerCopy();
            copies[manager] = infrastructureCopy(manager, SessionsSpec.COPY, firstSessionsEvent, events.size(), NONE);
        }
        final int[] all = IntStream.range(0, events.size()).toArray();
        for (int id = firstConsoleCopy; id < firstHubCopy; id++) {
            final String computer = spec.consoles().computers().get(id - firstConsoleCopy);
            copies[id] = infrastructureCopy(id, ConsolesSpec.copyAt(computer), 0, 0, all);
        }
        makeHubCopies();
        subscribers = subscriberTable(index);
        slow = slowTable(index);
        connections = new ConnectionTable(
                spec.messageConnections(),
                copyIds,
                DerivedConnections.of(spec.messageConnections().size(), copies, recorderCopy, sessions));
    }

    private boolean hasHubCopies() {
        return instances.size() > instanceCountOfText;
    }

    private void makeHubCopies() {
        int begin = eventCountOfText;
        for (int id = firstHubCopy; id < copies.length; id++) {
            final int spoke = id - firstHubCopy;
            final String name = HubEvent.copyAt(spec.computers().get(spoke).name());
            final int end = endOfHubEvents.get(spoke);
            copies[id] = infrastructureCopy(id, name, begin, end, NONE);
            begin = end;
        }
    }

    private CopyPlan infrastructureCopy(
            final int id, final String name, final int firstEvent, final int endEvent, final int[] subscribed) {
        Arrays.fill(publishingCopies, firstEvent, endEvent, id);
        final int[] published = IntStream.range(firstEvent, endEvent).toArray();
        return new CopyPlan(id, name, "", "", instancesOfCopies.get(id), published, subscribed, Map.of(), 0, 0, false);
    }

    private List<String> patterns(final Map<Integer, List<String>> byCopy, final String copy) {
        return byCopy.computeIfAbsent(copyIds.get(copy), id -> new ArrayList<>());
    }

    private SubscriberTable subscriberTable(final EventIndex.Memory index) {
        final int[] computersOfInstances = computersOfInstances();
        final Map<String, BitSet> spokesOfPattern = new LinkedHashMap<>();
        for (final SubscriberSpec subscriber : spec.subscribers()) {
            final BitSet spokes = spokesOfPattern.computeIfAbsent(subscriber.events(), pattern -> new BitSet());
            spokes.or(spokes(copies[copyIds.get(subscriber.copy())], computersOfInstances));
        }
        final SubscriberTable.Builder table = new SubscriberTable.Builder(events.size());
        for (int id = spec.programCopies().size(); id < firstHubCopy; id++) {
            table.add(copies[id].subscribes(), spokes(copies[id], computersOfInstances));
        }
        spokesOfPattern.forEach((pattern, spokes) -> table.add(index.matching(pattern), spokes));
        return table.build();
    }

    private static BitSet spokes(final CopyPlan copy, final int[] computersOfInstances) {
        final BitSet spokes = new BitSet();
        for (final int instance : copy.instances()) {
            spokes.set(computersOfInstances[instance]);
        }
        return spokes;
    }

    private SlowTable slowTable(final EventIndex.Memory index) {
        final SlowTable table = new SlowTable(copies, computersOfInstances(), computerIds.size());
        for (final SubscriberSpec subscriber : spec.subscribers()) {
            if (subscriber.whenSlow() != SlowPolicy.CONFLATE) {
                table.set(copyIds.get(subscriber.copy()), index.matching(subscriber.events()), subscriber.whenSlow());
            }
        }
        return table;
    }

    private int[] computersOfInstances() {
        return instances.stream().mapToInt(InstancePlan::computer).toArray();
    }

    private static Map<String, String> settings(final ProgramCopySpec copy) {
        final Map<String, String> settings = new LinkedHashMap<>();
        copy.settings().forEach(setting -> settings.put(setting.name(), setting.value()));
        return Collections.unmodifiableMap(settings);
    }
}
