package io.twinhub.cli;

import io.twinhub.bus.Event;
import io.twinhub.config.EventPlan;
import io.twinhub.config.SystemPlan;
import io.twinhub.metadata.DataObject;
import io.twinhub.metadata.Field;
import io.twinhub.metadata.Quality;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a console shows of an event, to people and to scripts. */
final class EventText {
    private static final String SECRET = "(secret)";
    private static final long NS_PER_SECOND = 1_000_000_000L;

    private final SystemPlan plan;
    private final int nameWidth;

    /** @param nameWidth so many characters of a name, that values stand below each other. */
    EventText(final SystemPlan plan, final int nameWidth) {
        this.plan = plan;
        this.nameWidth = nameWidth;
    }

    /** Time, name, value with unit, quality where it is not good, and what else there is to know. */
    String line(final Event event) {
        final StringBuilder line = new StringBuilder(String.format(
                "%-24s  %-" + nameWidth + "s  ", time(event).truncatedTo(ChronoUnit.MILLIS), event.name()));
        final EventPlan planned = plan.event(event.id());
        if (planned.eventClass().kind().isPrimitive()) {
            line.append(primitive(event)).append(unit(planned.unit()));
        } else {
            line.append(fields(object(planned, event)));
        }
        line.append("  ").append(Quality.toText(event.quality()));
        if (event.isQualityChange()) {
            line.append(", only the quality is new");
        }
        if (event.isConflated()) {
            line.append(", up to ").append(event.missedCount()).append(" before it not shown");
        }
        return line.toString();
    }

    Map<String, Object> toMap(final Event event) {
        final EventPlan planned = plan.event(event.id());
        final Map<String, Object> map = new LinkedHashMap<>();
        map.put("time", time(event));
        map.put("timestampNs", event.timestampNs());
        map.put("name", event.name());
        map.put("class", planned.eventClass().name());
        if (planned.eventClass().kind().isPrimitive()) {
            map.put("value", primitive(event));
            map.put("unit", planned.unit());
        } else {
            map.put("value", plain(object(planned, event)));
        }
        map.put("quality", Quality.toText(event.quality()));
        map.put("replayed", event.isReplayed());
        map.put("qualityChange", event.isQualityChange());
        map.put("missed", event.missedCount());
        return map;
    }

    private static Instant time(final Event event) {
        return Instant.ofEpochSecond(event.timestampNs() / NS_PER_SECOND, event.timestampNs() % NS_PER_SECOND);
    }

    private Object primitive(final Event event) {
        return switch (plan.event(event.id()).eventClass().kind()) {
            case BOOLEAN -> event.asBoolean();
            case FLOAT32 -> (float) event.asDouble();
            case FLOAT64 -> event.asDouble();
            default -> event.asLong();
        };
    }

    private static DataObject object(final EventPlan planned, final Event event) {
        return event.as(planned.eventClass().eventClass().dataClass());
    }

    private static String fields(final DataObject object) {
        final List<String> fields = new ArrayList<>();
        for (int i = 0; i < object.dataClass().fields().size(); i++) {
            final Field<?> field = object.dataClass().fields().get(i);
            fields.add(field.name() + "=" + text(field.isSecret() ? SECRET : object.get(i)) + unit(field.unit()));
        }
        return String.join(", ", fields);
    }

    private static String text(final Object value) {
        return value instanceof DataObject object ? "{" + fields(object) + "}" : shown(plain(value));
    }

    /** As a value of JSON. */
    private static Object plain(final Object value) {
        if (value instanceof DataObject object) {
            final Map<String, Object> map = new LinkedHashMap<>();
            for (int i = 0; i < object.dataClass().fields().size(); i++) {
                final Field<?> field = object.dataClass().fields().get(i);
                map.put(field.name(), field.isSecret() ? SECRET : plain(object.get(i)));
            }
            return map;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(EventText::plain).toList();
        }
        if (value instanceof byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        }
        return value == null || value instanceof Number || value instanceof Boolean ? value : value.toString();
    }

    /** Texts come from programs; a terminal would obey what is hidden in them. */
    private static String shown(final Object value) {
        return String.valueOf(value).replaceAll("\\p{Cntrl}", "?");
    }

    private static String unit(final String unit) {
        return unit.isEmpty() ? "" : " " + unit;
    }
}
