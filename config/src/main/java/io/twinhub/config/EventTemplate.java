package io.twinhub.config;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of an event specification, which may stand for a row of events: <code>tank.{1..100}.level</code>. Several ranges
 * multiply, the last one runs fastest. A first number with leading zeros keeps its width: <code>{001..100}</code>.
 */
final class EventTemplate {
    private static final Pattern RANGE = Pattern.compile("\\{(\\d{1,9})\\.\\.(\\d{1,9})}");

    private record Range(int first, int last, int width) {
        String number(final int value) {
            final String digits = Integer.toString(value);
            return "0".repeat(Math.max(0, width - digits.length())) + digits;
        }
    }

    private final List<String> texts = new ArrayList<>();
    private final List<Range> ranges = new ArrayList<>();

    private EventTemplate(final String name) {
        if (name.indexOf('{') < 0) {
            texts.add(name); // as most are, of which there may be a million
            return;
        }
        final Matcher matcher = RANGE.matcher(name);
        int end = 0;
        while (matcher.find()) {
            texts.add(name.substring(end, matcher.start()));
            final String first = matcher.group(1);
            final int width = first.startsWith("0") ? first.length() : 0;
            ranges.add(new Range(Integer.parseInt(first), Integer.parseInt(matcher.group(2)), width));
            end = matcher.end();
        }
        texts.add(name.substring(end));
    }

    static EventTemplate of(final String name) {
        return new EventTemplate(name);
    }

    /** How many events the name stands for; 0 if a range is backwards. Never overflows. */
    long count() {
        long count = 1;
        for (final Range range : ranges) {
            final long size = Math.max(0, (long) range.last - range.first + 1);
            count = Math.min(count * size, Integer.MAX_VALUE);
        }
        return count;
    }

    /** The name with every range replaced by its last number: what the rules of names can be checked on. */
    String longestName() {
        final StringBuilder name = new StringBuilder(texts.get(0));
        for (int i = 0; i < ranges.size(); i++) {
            final Range range = ranges.get(i);
            name.append(range.number(range.last)).append(texts.get(i + 1));
        }
        return name.toString();
    }

    /** All names in order. Only for a {@link #count()} within the limits. */
    List<String> names() {
        if (ranges.isEmpty()) {
            return texts;
        }
        final List<String> names = new ArrayList<>((int) count());
        expand(0, new StringBuilder(), names);
        return names;
    }

    private void expand(final int index, final StringBuilder name, final List<String> names) {
        final int length = name.length();
        name.append(texts.get(index));
        if (index == ranges.size()) {
            names.add(name.toString());
        } else {
            final Range range = ranges.get(index);
            final int end = name.length();
            for (int value = range.first; value <= range.last; value++) {
                name.append(range.number(value));
                expand(index + 1, name, names);
                name.setLength(end);
            }
        }
        name.setLength(length);
    }
}
