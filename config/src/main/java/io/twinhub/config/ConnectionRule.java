package io.twinhub.config;

import io.twinhub.metadata.ErrorCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Message connections: between two copies, each once, with a window that at least one segment fits into. */
final class ConnectionRule implements Rule {
    private static final String LIST = "messageConnections";

    @Override
    public void check(final Declarations declared, final Findings findings) {
        final List<ConnectionSpec> connections = declared.spec().messageConnections();
        final int segmentLength = TransportPlan.of(declared.spec().transport()).segmentLengthMaxBytes();
        final Set<String> assigned = declared.spec().programCopies().stream()
                .filter(copy -> copy.instances().size() > 1)
                .map(ProgramCopySpec::id)
                .collect(Collectors.toSet());
        final Map<String, String> firstPaths = new HashMap<>();
        for (int i = 0; i < connections.size(); i++) {
            final ConnectionSpec connection = connections.get(i);
            final String path = LIST + "[" + i + "]";
            checkEnds(declared, connection, path, findings);
            checkInstances(assigned, connection.from(), path + "/from", findings);
            checkInstances(assigned, connection.to(), path + "/to", findings);
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
        checkWindows(connections, findings);
        final boolean hasRecorders = declared.spec().recorders() != null;
        final int count = connections.size() + (hasRecorders ? declared.copies().size() + 1 : 0);
        if (count > SystemLimits.CONNECTION_COUNT_MAX) {
            findings.limit(
                    LIST,
                    "message connections" + (hasRecorders ? ", one of each copy to the recorder included," : ""),
                    count,
                    SystemLimits.CONNECTION_COUNT_MAX);
        }
    }

    /** A Bus keeps what its peers have not consumed, and holds what came ahead: both are bounded by the sum of its windows. */
    private static void checkWindows(final List<ConnectionSpec> connections, final Findings findings) {
        final Map<String, Long> sums = new HashMap<>();
        for (int i = 0; i < connections.size(); i++) {
            final ConnectionSpec connection = connections.get(i);
            // One that is too long by itself is told as that.
            final long window = Math.min(connection.windowBytes(), SystemLimits.CONNECTION_WINDOW_MAX_BYTES);
            for (final String copy : List.of(connection.from(), connection.to())) {
                final long sum = sums.merge(copy, window, Long::sum);
                final boolean exceeds = sum > SystemLimits.CONNECTION_WINDOWS_PER_COPY_MAX_BYTES;
                if (exceeds && sum - window <= SystemLimits.CONNECTION_WINDOWS_PER_COPY_MAX_BYTES) {
                    findings.limit(
                            LIST + "[" + i + "]/window",
                            "bytes in the windows of the copy \"" + copy + "\"",
                            sum,
                            SystemLimits.CONNECTION_WINDOWS_PER_COPY_MAX_BYTES);
                }
            }
        }
    }

    /** Segments name instances, and nobody tells an end yet which instance of the other copy is ACTIVE. */
    private static void checkInstances(
            final Set<String> assigned, final String copy, final String path, final Findings findings) {
        if (assigned.contains(copy)) {
            findings.add(
                    ErrorCode.CONFIG_CONNECTION_ASSIGNED,
                    path,
                    "a copy with one instance: this release does not lead message connections to the ACTIVE one of several",
                    "Keep one <instance>, or exchange events instead of messages.",
                    copy);
        }
    }

    private static void checkEnds(
            final Declarations declared, final ConnectionSpec connection, final String path, final Findings findings) {
        if (!declared.copies().contains(connection.from())) {
            Names.unknown(findings, "program copy", connection.from(), declared.copies(), path + "/from");
        }
        if (!declared.copies().contains(connection.to())) {
            Names.unknown(findings, "program copy", connection.to(), declared.copies(), path + "/to");
        } else if (connection.from().equals(connection.to())) {
            findings.add(
                    ErrorCode.CONFIG_CONNECTION_TO_ITSELF,
                    path + "/to",
                    "another program copy",
                    "Name the copy at the other end, or delete the connection.",
                    connection.to());
        }
    }
}
