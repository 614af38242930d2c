package io.twinhub.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What {@code twinhub doctor} found out about one thing.
 *
 * @param subject what was looked at.
 * @param found in a few words.
 * @param fix what to do, a command where there is one; empty if nothing is to be done.
 */
record Diagnosis(String subject, State state, String found, String fix) {
    /** Whether a system can run, and run well. */
    enum State {
        OK("@|green ok|@     ", "ok"),
        WARNING("@|yellow warning|@", "warning"),
        WRONG("@|red wrong|@  ", "wrong");

        private final String mark;
        private final String text;

        State(final String mark, final String text) {
            this.mark = mark;
            this.text = text;
        }

        /** For a terminal, in one width. */
        String mark() {
            return mark;
        }

        /** For scripts. */
        String text() {
            return text;
        }
    }

    static Diagnosis ok(final String subject, final String format, final Object... arguments) {
        return new Diagnosis(subject, State.OK, String.format(format, arguments), "");
    }

    static Diagnosis warning(final String subject, final String found, final String fix) {
        return new Diagnosis(subject, State.WARNING, found, fix);
    }

    static Diagnosis wrong(final String subject, final String found, final String fix) {
        return new Diagnosis(subject, State.WRONG, found, fix);
    }

    Map<String, Object> toMap() {
        final Map<String, Object> map = new LinkedHashMap<>();
        map.put("subject", subject);
        map.put("state", state.text());
        map.put("found", found);
        map.put("fix", fix);
        return map;
    }
}
