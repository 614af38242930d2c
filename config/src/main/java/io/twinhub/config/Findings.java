package io.twinhub.config;

import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.Position;
import io.twinhub.metadata.Positions;
import io.twinhub.metadata.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the problems of a specification, each at its place in the text. Used by one thread. */
final class Findings {
    private static final Comparator<ErrorResult> TEXT_ORDER = Comparator.comparing(
                    (final ErrorResult error) -> error.where().file())
            .thenComparingInt(error -> error.where().line())
            .thenComparingInt(error -> error.where().column());

    /** Nobody reads more, and a text of many lines that are all wrong must not fill the memory with messages. */
    static final int COUNT_MAX = 1000;

    private final Positions positions;
    private final List<ErrorResult> errors = new ArrayList<>();
    private int count;

    Findings(final Positions positions) {
        this.positions = positions;
    }

    /**
     * Adds a problem.
     *
     * @param path of the part of the specification that is wrong.
     * @param expected what would have been right.
     * @param action what to do, as a sentence.
     * @param arguments of the code's sentence.
     */
    void add(
            final ErrorCode code,
            final String path,
            final String expected,
            final String action,
            final Object... arguments) {
        if (isFull()) {
            count++;
        } else {
            add(ErrorResult.of(code, arguments).expected(expected).action(action), path);
        }
    }

    /** Adds a problem that others found, at its place in the text. */
    void add(final ErrorResult error, final String path) {
        if (!isFull()) {
            errors.add(error.at(position(path)));
        }
        count++;
    }

    /** Whether further problems are counted only. */
    boolean isFull() {
        return errors.size() >= COUNT_MAX;
    }

    /** Adds the problem that there is too much of something. */
    void limit(final String path, final String what, final long count, final long limit) {
        add(
                ErrorCode.CONFIG_LIMIT_EXCEEDED,
                path,
                "at most " + limit,
                "Make the system smaller, or split it into two systems.",
                what,
                count);
    }

    /** Where a part stands, to be named in another part's problem. */
    String where(final String path) {
        return position(path).toString();
    }

    /** Whether something keeps the specification from being used. */
    boolean hasErrors() {
        return count > errors.size()
                || errors.stream().anyMatch(error -> error.severity().compareTo(Severity.ERROR) >= 0);
    }

    /** How many there are so far. */
    int count() {
        return count;
    }

    /** The problems in the order of the text; behind the last one that is told, how many there are in all if they are more. */
    List<ErrorResult> inTextOrder() {
        final List<ErrorResult> sorted = new ArrayList<>(errors);
        sorted.sort(TEXT_ORDER);
        if (count > errors.size()) {
            sorted.add(ErrorResult.of(ErrorCode.CONFIG_LIMIT_EXCEEDED, "problems", count)
                    .at(sorted.get(sorted.size() - 1).where().position())
                    .expected("at most " + COUNT_MAX + " problems to tell")
                    .action("Correct those above first."));
        }
        return List.copyOf(sorted);
    }

    private Position position(final String path) {
        final Position position = positions.at(path);
        // A specification that was made by a program has no text: then the path says where.
        return position.equals(Position.NONE) ? new Position(path, 0, 0) : position;
    }
}
