package io.twinhub.cli;

import io.twinhub.start.AskedComputers.Answer;
import io.twinhub.start.ProcessUsage;
import io.twinhub.start.activation.VersionLead;
import io.twinhub.start.control.ComputerReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * One computer of {@link SystemTopCommand}, out of two answers of its start command.
 *
 * @param failure why it does not answer; empty if it does. Then all the rest is unknown.
 * @param inPerSecond events that reached it over the networks; null if unknown.
 * @param outPerSecond events that it sent, a hub computer to all spokes; null if unknown.
 * @param lag by network: how far it is behind the other one, {@link HubCounts#DOWN} if it brings nothing; null of a hub computer.
 * @param skewNs by network: how much later than the other one it brings the second copy, but for the worst hundredth; null of a hub computer.
 * @param lost by network, and of both, since the start of the hub process; null of a hub computer.
 * @param cpuPercent of one processor, all processes together; null if unknown.
 * @param memoryBytes that all processes hold; what they share counts in each.
 * @param slow who does not keep up with its events: program copies, or the computer itself as the hub of a network sees it.
 * @param active program copies whose instance here is ACTIVE.
 * @param versions how they stand that run there.
 * @param drained whether what others can do is kept away from it.
 * @param sendersCount of a hub computer: how many of the computers that answered send to it; -1 of a spoke.
 */
record TopRow(
        String computer,
        String failure,
        Double inPerSecond,
        Double outPerSecond,
        List<Long> lag,
        List<Long> skewNs,
        List<Long> lost,
        Double cpuPercent,
        long memoryBytes,
        List<String> slow,
        List<String> active,
        List<VersionLead> versions,
        boolean drained,
        long sendersCount) {

    private static final double PERCENT = 100;
    private static final double MS_PER_SECOND = TimeUnit.SECONDS.toMillis(1);
    private static final double NS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    /**
     * @param before an answer with what was counted earlier; null, or a failure, if there is none.
     * @param all answers of this refresh.
     */
    static TopRow of(
            final Answer<ComputerReport> before,
            final Answer<ComputerReport> now,
            final List<Answer<ComputerReport>> all) {
        if (now.answer() == null) {
            return new TopRow(
                    now.computer(),
                    now.failure().text(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    0,
                    List.of(),
                    List.of(),
                    List.of(),
                    false,
                    -1);
        }
        final HubCounts counts = new HubCounts(now.answer());
        final ComputerReport former = before == null ? null : before.answer();
        final HubCounts formerCounts = former == null ? counts : new HubCounts(former);
        final double countedSeconds = (counts.countedMs() - formerCounts.countedMs()) / MS_PER_SECOND;
        final double seconds = former == null ? 0 : (now.atNs() - before.atNs()) / NS_PER_SECOND;
        final boolean isHub = counts.sum("events.forwarded").isPresent();
        return new TopRow(
                now.computer(),
                "",
                rate(counts.in(), formerCounts.in(), countedSeconds),
                rate(counts.out(), formerCounts.out(), countedSeconds),
                isHub ? null : counts.perNetwork(HubCounts::lag),
                isHub ? null : counts.perNetwork((each, network) -> each.most("path." + network + ".skew.p99Ns")),
                counts.lost(),
                seconds <= 0 ? null : PERCENT * Math.max(0, cpuSeconds(now.answer(), former)) / seconds,
                now.answer().usages().stream()
                        .mapToLong(ProcessUsage::residentBytes)
                        .sum(),
                counts.slow(),
                SystemSummary.activeCopies(now.answer().hubs()),
                now.answer().versions(),
                now.answer().drained(),
                isHub ? sendersTo(now.computer(), all) : -1);
    }

    private static Double rate(final OptionalLong now, final OptionalLong before, final double seconds) {
        return now.isEmpty() || before.isEmpty() || seconds <= 0
                ? null
                : Math.max(0, now.getAsLong() - before.getAsLong()) / seconds;
    }

    /** Of the processes that lived before as well. */
    private static double cpuSeconds(final ComputerReport now, final ComputerReport before) {
        return now.usages().stream()
                .mapToDouble(usage -> before.usage(usage.pid())
                        .map(former -> usage.cpuSeconds() - former.cpuSeconds())
                        .orElse(usage.cpuSeconds()))
                .sum();
    }

    private static long sendersTo(final String hub, final List<Answer<ComputerReport>> all) {
        final long active = SystemStatusCommand.ROLES.indexOf("ACTIVE");
        return all.stream()
                .filter(answer -> answer.answer() != null)
                .filter(answer -> answer.answer().hubs().stream()
                        .anyMatch(each -> each.counters().getOrDefault("link." + hub + ".role", 0L) == active))
                .count();
    }

    Map<String, Object> toMap() {
        final Map<String, Object> map = new LinkedHashMap<>();
        map.put("computer", computer);
        if (!failure.isEmpty()) {
            map.put("failure", failure);
            return map;
        }
        map.put("inPerSecond", inPerSecond);
        map.put("outPerSecond", outPerSecond);
        for (int network = 0; network < HubCounts.NETWORKS.size(); network++) {
            map.put("lag" + HubCounts.NETWORKS.get(network), lag == null ? null : lag.get(network));
            map.put("skewNs" + HubCounts.NETWORKS.get(network), skewNs == null ? null : skewNs.get(network));
            map.put("lost" + HubCounts.NETWORKS.get(network), lost == null ? null : lost.get(network));
        }
        map.put("lostOnBoth", lost == null ? null : lost.get(HubCounts.NETWORKS.size()));
        map.put("cpuPercent", cpuPercent);
        map.put("memoryBytes", memoryBytes);
        map.put("slow", slow);
        map.put("active", active);
        map.put("drained", drained);
        map.put("versions", LeadText.toList(versions));
        map.put("senders", sendersCount < 0 ? null : sendersCount);
        return map;
    }
}
