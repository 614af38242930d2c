package io.twinhub.config;

/**
 * A pattern of event names: {@code *} stands for any characters within one dot-separated part, {@code **} as a whole part
 * for any number of parts, none included. Immutable; matching allocates nothing.
 */
public final class EventPattern {
    private static final String ANY_PARTS = "**";

    private final String text;
    private final String[] parts;
    private final boolean[] anyParts;
    private final boolean[] literal;

    private EventPattern(final String text) {
        this.text = text;
        parts = text.split("\\.", -1);
        anyParts = new boolean[parts.length];
        literal = new boolean[parts.length];
        for (int i = 0; i < parts.length; i++) {
            anyParts[i] = parts[i].equals(ANY_PARTS);
            literal[i] = parts[i].indexOf('*') < 0;
        }
    }

    /** Prepares a pattern; a name without {@code *} is a pattern that matches itself alone. */
    public static EventPattern of(final String text) {
        return new EventPattern(text);
    }

    /** Whether an event of this name is meant. */
    public boolean matches(final String name) {
        int part = 0;
        int position = 0;
        int retryPart = -1;
        int retryPosition = 0;
        while (position <= name.length()) {
            if (part < parts.length && anyParts[part]) {
                retryPart = ++part;
                retryPosition = position;
                continue;
            }
            final int end = endOfPart(name, position);
            if (part < parts.length && matchesPart(part, name, position, end)) {
                part++;
                position = end + 1;
            } else if (retryPart >= 0) {
                retryPosition = endOfPart(name, retryPosition) + 1;
                position = retryPosition;
                part = retryPart;
            } else {
                return false;
            }
        }
        while (part < parts.length && anyParts[part]) {
            part++;
        }
        return part == parts.length;
    }

    int partCount() {
        return parts.length;
    }

    String part(final int index) {
        return parts[index];
    }

    /** Whether this part stands for any number of parts. */
    boolean isAnyParts(final int index) {
        return anyParts[index];
    }

    /** Whether this part stands for itself alone. */
    boolean isLiteral(final int index) {
        return literal[index];
    }

    /** Whether a stretch of a name is what this part stands for; not for {@code **}. */
    boolean matchesPart(final int index, final String name, final int from, final int end) {
        final String part = parts[index];
        if (literal[index]) {
            return part.length() == end - from && name.startsWith(part, from);
        }
        return matchesPart(part, name, from, end);
    }

    /** Whether a name may end after this part: nothing follows but what also stands for no part. */
    boolean allowsEndAfter(final int index) {
        for (int i = index + 1; i < parts.length; i++) {
            if (!isAnyParts(i)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return text;
    }

    private static int endOfPart(final String name, final int position) {
        final int dot = name.indexOf('.', position);
        return dot < 0 ? name.length() : dot;
    }

    private static boolean matchesPart(final String glob, final String name, final int from, final int end) {
        int at = 0;
        int position = from;
        int retryAt = -1;
        int retryPosition = 0;
        while (position < end) {
            if (at < glob.length() && glob.charAt(at) == '*') {
                retryAt = ++at;
                retryPosition = position;
            } else if (at < glob.length() && glob.charAt(at) == name.charAt(position)) {
                at++;
                position++;
            } else if (retryAt >= 0) {
                position = ++retryPosition;
                at = retryAt;
            } else {
                return false;
            }
        }
        while (at < glob.length() && glob.charAt(at) == '*') {
            at++;
        }
        return at == glob.length();
    }
}
