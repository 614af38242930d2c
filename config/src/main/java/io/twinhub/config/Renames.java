package io.twinhub.config;

import io.twinhub.metadata.ClassDescription;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Names of a former version that a later one has exchanged: of a computer with the same addresses, of a program, event class or program copy with the same
 * content. Only where exactly one can be meant.
 */
final class Renames {
    private final SystemSpec from;
    private final List<SpecChange> changes = new ArrayList<>();
    private final NewNames names = new NewNames();

    private Renames(final SystemSpec from) {
        this.from = from;
    }

    /** Finds them, one kind after the other: what refers to a renamed computer, say, has the same content only with the new name. */
    static Renames between(final SystemSpec from, final SystemSpec to) {
        final Renames renames = new Renames(from);
        renames.find("networks", hubs(from), hubs(to), renames.names.computers);
        renames.find("computers", spokes(from), spokes(to), renames.names.computers);
        renames.find("programs", programs(from), programs(to), renames.names.programs);
        renames.find("eventClasses", classes(from), classes(to), renames.names.classes);
        renames.find("programCopies", copies(renames.applied()), copies(to), renames.names.copies);
        return renames;
    }

    /** The former version with the new names everywhere, so that what remains are other differences. */
    SystemSpec applied() {
        return names.in(from);
    }

    /** The renamings of one section of the text. */
    List<SpecChange> of(final String section) {
        return changes.stream().filter(change -> change.type().equals(section)).toList();
    }

    /** @param former contents by name, and the same of the later version. */
    private void find(
            final String section,
            final Map<String, Object> former,
            final Map<String, Object> later,
            final Map<String, String> renamed) {
        final Set<String> kept = Set.copyOf(former.keySet());
        former.keySet().removeAll(Set.copyOf(later.keySet()));
        later.keySet().removeAll(kept);
        final Map<Object, List<String>> candidates = namesByContent(later);
        namesByContent(former).forEach((content, old) -> {
            final List<String> others = candidates.getOrDefault(content, List.of());
            if (old.size() == 1 && others.size() == 1) {
                renamed.put(old.get(0), others.get(0));
                changes.add(new SpecChange(section, SpecChange.Kind.RENAMED, old.get(0), others));
            }
        });
    }

    private static Map<Object, List<String>> namesByContent(final Map<String, Object> contents) {
        final Map<Object, List<String>> names = new LinkedHashMap<>();
        contents.forEach((name, content) ->
                names.computeIfAbsent(content, key -> new ArrayList<>()).add(name));
        return names;
    }

    private static Map<String, Object> hubs(final SystemSpec spec) {
        final Map<String, Object> contents = new LinkedHashMap<>();
        for (final NetworkSpec network : spec.networks()) {
            network.hubs().forEach(hub -> contents.put(hub.computer(), List.of(network.name(), hub.address())));
        }
        return contents;
    }

    private static Map<String, Object> spokes(final SystemSpec spec) {
        final Map<String, Object> contents = new LinkedHashMap<>();
        spec.computers().forEach(spoke -> contents.put(spoke.name(), List.of(spoke.a(), spoke.b())));
        return contents;
    }

    private static Map<String, Object> programs(final SystemSpec spec) {
        final Map<String, Object> contents = new LinkedHashMap<>();
        spec.programs().forEach(program -> contents.put(program.name(), program.command()));
        return contents;
    }

    private static Map<String, Object> classes(final SystemSpec spec) {
        final Map<String, Object> contents = new LinkedHashMap<>();
        for (final ClassDescription each : spec.eventClasses()) {
            contents.put(each.name(), new ClassDescription("", each.id(), each.namespace(), each.doc(), each.fields()));
        }
        return contents;
    }

    private static Map<String, Object> copies(final SystemSpec spec) {
        final Map<String, Object> contents = new LinkedHashMap<>();
        spec.programCopies().forEach(copy -> contents.put(copy.id(), NewNames.withId(copy, "")));
        return contents;
    }
}
