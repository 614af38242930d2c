package io.twinhub.config;

import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.Field;
import io.twinhub.metadata.ListType;
import io.twinhub.metadata.TextForm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Compares two parts of a configuration field by field, as their declarations say; items of lists by what names them. */
final class ItemDiff {
    /** Classes whose items are named by their first two fields; those of all others by the first alone. */
    private static final Set<DataClass<?>> NAMED_BY_TWO =
            Set.of(PublisherSpec.TYPE, SubscriberSpec.TYPE, ConnectionSpec.TYPE);

    private ItemDiff() {}

    @SuppressWarnings("unchecked")
    static DataClass<Object> erased(final DataClass<?> dataClass) {
        return (DataClass<Object>) dataClass;
    }

    /** What tells an item from the others of its list. */
    static String key(final DataClass<Object> itemClass, final Object item) {
        final String first = TextForm.print(itemClass.fields().get(0), item);
        return NAMED_BY_TWO.contains(itemClass)
                ? first + " " + TextForm.print(itemClass.fields().get(1), item)
                : first;
    }

    /** What is said of an item beside its name: attributes that are not as usual, and the names of what it contains. */
    static List<String> said(final DataClass<Object> itemClass, final Object item) {
        final List<String> said = new ArrayList<>();
        final int named = NAMED_BY_TWO.contains(itemClass) ? 2 : isNamed(itemClass) ? 1 : 0;
        for (final Field<Object> field :
                itemClass.fields().subList(named, itemClass.fields().size())) {
            if (isListOfData(field)) {
                final DataClass<Object> nested = erased(field.nestedClass());
                ((List<?>) field.getObject(item)).forEach(part -> said.add(nested.name() + " " + key(nested, part)));
            } else {
                final String text = shown(field, item);
                if (text != null && !text.isEmpty() && !text.equals(TextForm.printDefault(field))) {
                    said.add(field.name() + "=" + text);
                }
            }
        }
        return said;
    }

    /** Adds a line for each difference of two objects; {@code where} stands in front of it. */
    static void compare(
            final DataClass<Object> dataClass,
            final Object before,
            final Object after,
            final String where,
            final List<String> details) {
        for (final Field<Object> field : dataClass.fields()) {
            compareField(field, before, after, where, details);
        }
    }

    static <T> void compareField(
            final Field<T> field, final T before, final T after, final String where, final List<String> details) {
        if (isListOfData(field)) {
            compareLists(
                    erased(field.nestedClass()),
                    (List<?>) field.getObject(before),
                    (List<?>) field.getObject(after),
                    where,
                    details);
            return;
        }
        final String former = shown(field, before);
        final String later = shown(field, after);
        if (!Objects.equals(former, later)) {
            details.add(where + field.name() + ": " + orNothing(former) + " -> " + orNothing(later));
        }
    }

    private static void compareLists(
            final DataClass<Object> itemClass,
            final List<?> before,
            final List<?> after,
            final String where,
            final List<String> details) {
        final Map<String, Object> former = new LinkedHashMap<>();
        before.forEach(item -> former.put(key(itemClass, item), item));
        final Map<String, Object> later = new LinkedHashMap<>();
        after.forEach(item -> later.put(key(itemClass, item), item));
        final int count = details.size();
        former.keySet().stream()
                .filter(key -> !later.containsKey(key))
                .forEach(key -> details.add(where + "- " + itemClass.name() + " " + key));
        later.forEach((key, item) -> {
            final String part = itemClass.name() + " " + key;
            if (!former.containsKey(key)) {
                final List<String> said = said(itemClass, item);
                details.add(where + "+ " + part + (said.isEmpty() ? "" : " " + String.join(" ", said)));
            } else {
                compare(itemClass, former.get(key), item, where + part + " ", details);
            }
        });
        if (details.size() == count && !before.equals(after)) {
            details.add(where + "other order of " + itemClass.name());
        }
    }

    private static boolean isListOfData(final Field<?> field) {
        return field.type() instanceof ListType list && !list.plain();
    }

    /** A class that is a section of its own, as assigners are, has no name. */
    private static boolean isNamed(final DataClass<?> itemClass) {
        return !(itemClass.fields().get(0).type() instanceof ListType) && itemClass != TransportSpec.TYPE;
    }

    private static <T> String shown(final Field<T> field, final T object) {
        final String text = TextForm.print(field, object);
        return text != null && field.isSecret() ? "***" : text;
    }

    private static String orNothing(final String text) {
        return text == null || text.isEmpty() ? "(nothing)" : text;
    }
}
