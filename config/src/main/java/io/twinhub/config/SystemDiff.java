package io.twinhub.config;

import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.Field;
import io.twinhub.metadata.ListType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What differs between two versions of a system, by what it means: a renamed computer is one change although its name stands in many places, and a longer range
 * of events is that many events more. The version ids themselves are no difference. Immutable.
 */
public final class SystemDiff {
    /** The type of what stands in no section. */
    public static final String SYSTEM = "system";

    private final List<SpecChange> changes = new ArrayList<>();

    private SystemDiff() {}

    /** What has to be done to the first to get the second, in the order of the sections. */
    public static List<SpecChange> between(final SystemSpec from, final SystemSpec to) {
        final SystemDiff diff = new SystemDiff();
        final Renames renames = Renames.between(from, to);
        diff.compare(renames.applied(), to.toBuilder().version(from.version()).build(), renames);
        return List.copyOf(diff.changes);
    }

    private void compare(final SystemSpec from, final SystemSpec to, final Renames renames) {
        final List<String> ofSystem = new ArrayList<>();
        for (final Field<SystemSpec> field : SystemSpec.TYPE.fields()) {
            if (!field.isElement()) {
                ItemDiff.compareField(field, from, to, "", ofSystem);
            }
        }
        if (!ofSystem.isEmpty()) {
            changes.add(new SpecChange(SYSTEM, SpecChange.Kind.CHANGED, to.name(), ofSystem));
        }
        for (final Field<SystemSpec> field : SystemSpec.TYPE.fields()) {
            changes.addAll(renames.of(field.name()));
            if (field.type() instanceof ListType list) {
                final List<?> before = (List<?>) field.get(from);
                final List<?> after = (List<?>) field.get(to);
                if (list.entry() == EventSpec.TYPE) {
                    EventDiff.compare(from.events(), to.events(), changes);
                } else {
                    compareItems(field.name(), ItemDiff.erased(list.entry()), before, after);
                }
            } else if (field.isElement()) {
                compareOne(field, from, to);
            }
        }
    }

    private void compareItems(
            final String type, final DataClass<Object> itemClass, final List<?> before, final List<?> after) {
        final Map<String, Object> former = byKey(itemClass, before);
        final Map<String, Object> later = byKey(itemClass, after);
        former.forEach((key, item) -> {
            if (!later.containsKey(key)) {
                changes.add(new SpecChange(type, SpecChange.Kind.REMOVED, key, List.of()));
            }
        });
        later.forEach((key, item) -> {
            if (!former.containsKey(key)) {
                changes.add(new SpecChange(type, SpecChange.Kind.ADDED, key, ItemDiff.said(itemClass, item)));
            } else if (!former.get(key).equals(item)) {
                final List<String> details = new ArrayList<>();
                ItemDiff.compare(itemClass, former.get(key), item, "", details);
                changes.add(new SpecChange(type, SpecChange.Kind.CHANGED, key, details));
            }
        });
        final List<String> formerOrder = new ArrayList<>(former.keySet());
        formerOrder.retainAll(later.keySet());
        final List<String> laterOrder = new ArrayList<>(later.keySet());
        laterOrder.retainAll(former.keySet());
        if (!formerOrder.equals(laterOrder)) {
            changes.add(new SpecChange(type, SpecChange.Kind.REORDERED, "", List.of()));
        }
    }

    private static Map<String, Object> byKey(final DataClass<Object> itemClass, final List<?> items) {
        final Map<String, Object> byKey = new LinkedHashMap<>();
        items.forEach(item -> byKey.put(ItemDiff.key(itemClass, item), item));
        return byKey;
    }

    /** A section that is no list, of which there is one or none. */
    private void compareOne(final Field<SystemSpec> field, final SystemSpec from, final SystemSpec to) {
        // What a text does not say of the transport is there all the same.
        final boolean isTransport = field.nestedClass() == TransportSpec.TYPE;
        final Object before = isTransport ? from.transport() : field.getObject(from);
        final Object after = isTransport ? to.transport() : field.getObject(to);
        if (Objects.equals(before, after)) {
            return;
        }
        final DataClass<Object> dataClass = ItemDiff.erased(field.nestedClass());
        if (before == null) {
            changes.add(
                    new SpecChange(field.name(), SpecChange.Kind.ADDED, field.name(), ItemDiff.said(dataClass, after)));
        } else if (after == null) {
            changes.add(new SpecChange(field.name(), SpecChange.Kind.REMOVED, field.name(), List.of()));
        } else {
            final List<String> details = new ArrayList<>();
            ItemDiff.compare(dataClass, before, after, "", details);
            changes.add(new SpecChange(field.name(), SpecChange.Kind.CHANGED, field.name(), details));
        }
    }
}
