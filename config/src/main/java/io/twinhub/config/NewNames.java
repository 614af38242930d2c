package io.twinhub.config;

import io.twinhub.metadata.ClassDescription;
import io.twinhub.metadata.FieldDescription;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Puts new names into a configuration, where things are declared and wherever something refers to them. */
final class NewNames {
    private static final Pattern WORD = Pattern.compile("\\w+");

    final Map<String, String> computers = new HashMap<>();
    final Map<String, String> programs = new HashMap<>();
    final Map<String, String> classes = new HashMap<>();
    final Map<String, String> copies = new HashMap<>();

    /** The same configuration with the new names. */
    SystemSpec in(final SystemSpec spec) {
        return spec.toBuilder()
                .networks(each(spec.networks(), this::network))
                .computers(each(spec.computers(), this::spoke))
                .programs(each(spec.programs(), this::program))
                .programCopies(each(spec.programCopies(), this::copy))
                .eventClasses(each(spec.eventClasses(), this::eventClass))
                .events(
                        classes.isEmpty()
                                ? spec.events()
                                : each(
                                        spec.events(),
                                        event -> new EventSpec(
                                                event.name(),
                                                of(event.eventClass(), classes),
                                                event.unit(),
                                                event.staleAfterNs())))
                .publishers(each(
                        spec.publishers(), right -> new PublisherSpec(of(right.copy(), copies), right.events())))
                .subscribers(each(
                        spec.subscribers(),
                        right -> new SubscriberSpec(
                                of(right.copy(), copies), pattern(right.events()), right.whenSlow())))
                .messageConnections(each(
                        spec.messageConnections(),
                        connection -> new ConnectionSpec(
                                of(connection.from(), copies),
                                of(connection.to(), copies),
                                connection.windowBytes(),
                                connection.messageLengthBytes())))
                .assigners(
                        spec.assigners() == null
                                ? null
                                : new AssignersSpec(
                                        all(spec.assigners().computers(), computers),
                                        all(spec.assigners().voters(), computers)))
                .recorders(
                        spec.recorders() == null
                                ? null
                                : new RecordersSpec(all(spec.recorders().computers(), computers)))
                .sessions(spec.sessions() == null ? null : sessions(spec.sessions()))
                .build();
    }

    private SessionsSpec sessions(final SessionsSpec sessions) {
        return new SessionsSpec(
                all(sessions.computers(), computers),
                sessions.saved(),
                sessions.whenAlone(),
                sessions.memoryBytes(),
                each(
                        sessions.types(),
                        type -> new SessionTypeSpec(
                                type.name(),
                                all(type.servers(), copies),
                                all(type.clients(), copies),
                                type.placement())));
    }

    /** A copy under another id. */
    static ProgramCopySpec withId(final ProgramCopySpec copy, final String id) {
        return new ProgramCopySpec(
                id,
                copy.program(),
                copy.instances(),
                copy.settings(),
                copy.eventsPerSecond(),
                copy.eventLengthBytes(),
                copy.role(),
                copy.apart());
    }

    private NetworkSpec network(final NetworkSpec network) {
        return new NetworkSpec(
                network.name(),
                each(
                        network.hubs(),
                        hub -> new HubSpec(
                                of(hub.computer(), computers),
                                hub.address(),
                                hub.zone(),
                                hub.memoryBytes(),
                                hub.sharedMemoryBytes())));
    }

    private SpokeSpec spoke(final SpokeSpec spoke) {
        return new SpokeSpec(
                of(spoke.name(), computers),
                spoke.a(),
                spoke.b(),
                spoke.zone(),
                spoke.memoryBytes(),
                spoke.sharedMemoryBytes());
    }

    private ProgramSpec program(final ProgramSpec program) {
        return new ProgramSpec(of(program.name(), programs), program.command(), program.memoryBytes());
    }

    private ProgramCopySpec copy(final ProgramCopySpec copy) {
        return new ProgramCopySpec(
                of(copy.id(), copies),
                of(copy.program(), programs),
                each(
                        copy.instances(),
                        instance -> new InstanceSpec(of(instance.computer(), computers), instance.rank())),
                copy.settings(),
                copy.eventsPerSecond(),
                copy.eventLengthBytes(),
                copy.role(),
                all(copy.apart(), copies));
    }

    private ClassDescription eventClass(final ClassDescription each) {
        return new ClassDescription(
                of(each.name(), classes),
                each.id(),
                each.namespace(),
                each.doc(),
                classes.isEmpty() ? each.fields() : each(each.fields(), this::field));
    }

    /** Fields refer to classes inside of their type, such as {@code list[Circle](10)}. */
    private FieldDescription field(final FieldDescription field) {
        return new FieldDescription(
                field.name(),
                WORD.matcher(field.type()).replaceAll(word -> of(word.group(), classes)),
                field.optional(),
                field.defaultValue(),
                field.min(),
                field.max(),
                field.unit(),
                field.pattern(),
                field.unknownAs(),
                field.since(),
                field.removed(),
                field.element(),
                field.unwrapped(),
                field.secret(),
                field.doc());
    }

    /** Events of the infrastructure have the names of computers and copies in theirs. */
    private String pattern(final String pattern) {
        if (!HubEvent.isReservedEvent(pattern)) {
            return pattern;
        }
        return Arrays.stream(pattern.split("\\."))
                .map(part -> of(of(part, computers), copies))
                .collect(Collectors.joining("."));
    }

    private static String of(final String name, final Map<String, String> names) {
        return names.getOrDefault(name, name);
    }

    private static List<String> all(final List<String> those, final Map<String, String> names) {
        return each(those, name -> of(name, names));
    }

    private static <T> List<T> each(final List<T> items, final Function<T, T> change) {
        return items.stream().map(change).toList();
    }
}
