package io.twinhub.cli;

import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.Severity;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/**
 * What a command says: results on standard output, errors on standard error, each as text for people or as JSON for scripts,
 * never both. With JSON a command prints exactly one value by {@link #result}. Used by one thread.
 */
final class Output {
    private final PrintWriter out;
    private final PrintWriter err;
    private final Ansi ansi;
    private final boolean json;

    Output(final CommandLine command, final boolean json) {
        this.out = command.getOut();
        this.err = command.getErr();
        this.ansi = command.getColorScheme().ansi();
        this.json = json;
    }

    boolean json() {
        return json;
    }

    /** A line for people; says nothing when JSON is asked for. */
    void line(final String format, final Object... arguments) {
        if (!json) {
            out.println(arguments.length == 0 ? format : String.format(format, arguments));
            out.flush();
        }
    }

    /** A line for people with a mark of success; says nothing when JSON is asked for. */
    void done(final String format, final Object... arguments) {
        marked("@|green ok|@ ", format, arguments);
    }

    /** A line for people behind a mark, which may have colours; says nothing when JSON is asked for. */
    void marked(final String mark, final String format, final Object... arguments) {
        line(ansi.string(mark) + format, arguments);
    }

    /** Rows below each other in columns, the first row as heading; says nothing when JSON is asked for. */
    void table(final List<List<String>> rows) {
        final int[] widths = new int[rows.get(0).size()];
        rows.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        for (final List<String> row : rows) {
            final StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
            }
            line("%s", line.toString().stripTrailing());
        }
    }

    /** A closing line for people on standard error; says nothing when JSON is asked for. */
    void errorLine(final String format, final Object... arguments) {
        if (!json) {
            err.println(String.format(format, arguments));
            err.flush();
        }
    }

    /** The result for scripts, of maps, lists, strings, numbers and booleans; says nothing to people. */
    void result(final Object value) {
        if (json) {
            out.println(Json.write(value));
            out.flush();
        }
    }

    /** Text as it is, for people and scripts alike: an exported file, say. */
    void raw(final String text) {
        out.print(text);
        out.flush();
    }

    /** Where text goes as it is, for what writes it piece by piece. */
    PrintWriter writer() {
        return out;
    }

    /** All of these errors, in their order. */
    void errors(final List<ErrorResult> errors) {
        if (json) {
            err.println(Json.write(
                    Map.of("errors", errors.stream().map(Output::toMap).toList())));
        } else {
            errors.forEach(error -> err.println(coloured(error)));
        }
        err.flush();
    }

    void error(final ErrorResult error) {
        errors(List.of(error));
    }

    private String coloured(final ErrorResult error) {
        final String label = switch (error.severity()) {
            case INFO -> "@|blue info|@";
            case WARNING -> "@|yellow warning|@";
            case ERROR, FATAL -> "@|red error|@";
        };
        // The place stands first and plain, so that editors and people recognise file:line:column.
        final String place = error.where().toText();
        final String text = error.toText();
        final String rest = place.isEmpty() ? text : text.substring(place.length() + ": ".length());
        return (place.isEmpty() ? "" : place + ": ") + ansi.string(label) + ": " + rest;
    }

    /** How an error appears in JSON. */
    static Map<String, Object> toMap(final ErrorResult error) {
        final Map<String, Object> map = new LinkedHashMap<>();
        map.put("code", error.code());
        map.put("severity", error.severity().name());
        map.put("text", error.text());
        if (!error.where().file().isEmpty()) {
            map.put("file", error.where().file());
            map.put("line", error.where().line());
            map.put("column", error.where().column());
        }
        putIfSaid(map, "component", error.where().component());
        putIfSaid(map, "computer", error.where().computer());
        putIfSaid(map, "copy", error.where().copy());
        putIfSaid(map, "expected", error.expected());
        putIfSaid(map, "action", error.action());
        if (error.cause() != null) {
            map.put("cause", toMap(error.cause()));
        }
        return map;
    }

    /** Whether one of these keeps a command from being done. */
    static boolean refuses(final List<ErrorResult> errors) {
        return errors.stream().anyMatch(error -> error.severity().compareTo(Severity.ERROR) >= 0);
    }

    private static void putIfSaid(final Map<String, Object> map, final String name, final String value) {
        if (value != null && !value.isEmpty()) {
            map.put(name, value);
        }
    }
}
