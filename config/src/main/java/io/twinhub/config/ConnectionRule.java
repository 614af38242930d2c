package io.twinhub.config;

import io.twinhub.metadata.ErrorCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Message connections: between two copies or the instances of one, each once, with a window that at least one segment fits into. */
final class ConnectionRule implements Rule {
    private static final String LIST = "messageConnections";

    @Override
    public void check(final Declarations declared, final Findings findings) {
        final List<ConnectionSpec> connections = declared.spec().messageConnections();
        final int segmentLength = TransportPlan.of(declared.spec().transport()).segmentLengthMaxBytes();
        final Map<String, Integer> instanceCounts = declared.spec().programCopies().stream()
                .collect(Collectors.toMap(
                        ProgramCopySpec::id, copy -> copy.instances().size(), Math::max));
        final Map<String, String> firstPaths = new HashMap<>();
        for (int i = 0; i < connections.size(); i++) {
            final ConnectionSpec connection = connections.get(i);
            final String path = LIST + "[" + i + "]";
            checkEnds(declared, instanceCounts, connection, path, findings);
            final String first = firstPaths.putIfAbsent(connection.from() + " " + connection.to(), path);
            if (first != null) {
                findings.add(
                        ErrorCode.CONFIG_NAME_DUPLICATE,
                        path,
                        "each message connection declared once; the first is at " + findings.where(first),
                        "Delete one of them.",
                        "message connection",
                        connection.from() + " to " + connection.to());
            }
            final Numbers numbers = new Numbers(findings, path);
            numbers.range(
                    "window",
                    connection.windowBytes(),
                    segmentLength,
                    SystemLimits.CONNECTION_WINDOW_MAX_BYTES,
                    ": at least one segment, which fills a super message");
            numbers.range(
                    "messageLength", connection.messageLengthBytes(), 1, SystemLimits.MESSAGE_LENGTH_MAX_BYTES, "");
        }
        checkWindows(connections, instanceCounts, findings);
        final boolean hasRecorders = declared.spec().recorders() != null;
        final ConsolesSpec consoles = declared.spec().consoles();
        final int consoleCount = consoles == null ? 0 : consoles.computers().size();
        final boolean hasSessions = declared.spec().sessions() != null;
        final int count = connections.size()
                + (hasRecorders ? declared.copies().size() + 1 + consoleCount : 0)
                + (hasSessions ? declared.copies().size() + 1 : 0);
        if (count > SystemLimits.CONNECTION_COUNT_MAX) {
            findings.limit(
                    LIST,
                    "message connections"
                            + (hasRecorders || hasSessions
                                    ? ", those of each copy to the recorder and the manager included,"
                                    : ""),
                    count,
                    SystemLimits.CONNECTION_COUNT_MAX);
        }
    }

    /**
     * A Bus keeps what its peers have not consumed, and holds what came ahead: both are bounded by the sum of its windows. Who accepts has one
     * for each instance that may connect.
     */
    private static void checkWindows(
            final List<ConnectionSpec> connections,
            final Map<String, Integer> instanceCounts,
            final Findings findings) {
        final Map<String, Long> sums = new HashMap<>();
        for (int i = 0; i < connections.size(); i++) {
            final ConnectionSpec connection = connections.get(i);
            // One that is too long by itself is told as that.
            final long window = Math.min(connection.windowBytes(), SystemLimits.CONNECTION_WINDOW_MAX_BYTES);
            final int connecting = Math.max(1, instanceCounts.getOrDefault(connection.from(), 1));
            final String path = LIST + "[" + i + "]/window";
            addWindows(sums, connection.to(), window * connecting, path, findings);
            if (!connection.from().equals(connection.to())) {
                addWindows(sums, connection.from(), window, path, findings);
            }
        }
    }

    private static void addWindows(
            final Map<String, Long> sums,
            final String copy,
            final long windows,
            final String path,
            final Findings findings) {
        final long sum = sums.merge(copy, windows, Long::sum);
        final boolean exceeds = sum > SystemLimits.CONNECTION_WINDOWS_PER_COPY_MAX_BYTES;
        if (exceeds && sum - windows <= SystemLimits.CONNECTION_WINDOWS_PER_COPY_MAX_BYTES) {
            findings.limit(
                    path,
                    "bytes in the windows of the copy \"" + copy + "\"",
                    sum,
                    SystemLimits.CONNECTION_WINDOWS_PER_COPY_MAX_BYTES);
        }
    }

    private static void checkEnds(
            final Declarations declared,
            final Map<String, Integer> instanceCounts,
            final ConnectionSpec connection,
            final String path,
            final Findings findings) {
        if (!declared.copies().contains(connection.from())) {
            Names.unknown(findings, "program copy", connection.from(), declared.copies(), path + "/from");
        }
        if (!declared.copies().contains(connection.to())) {
            Names.unknown(findings, "program copy", connection.to(), declared.copies(), path + "/to");
        } else if (connection.from().equals(connection.to()) && instanceCounts.get(connection.to()) < 2) {
            findings.add(
                    ErrorCode.CONFIG_CONNECTION_TO_ITSELF,
                    path + "/to",
                    "another program copy, or one with several instances: those that stand by connect to the ACTIVE one",
                    "Name the copy at the other end, or delete the connection.",
                    connection.to());
        }
    }
}
