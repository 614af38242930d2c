package io.twinhub.cli;

import io.twinhub.config.ComputerPlan;
import io.twinhub.config.CopyPlan;
import io.twinhub.config.SystemPlan;
import io.twinhub.config.TransportPlan;
import io.twinhub.metadata.Field;
import io.twinhub.metadata.TextForm;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What the console says about a plan, to people and to scripts. */
final class PlanText {
    private PlanText() {}

    /** The whole plan in one line. */
    static String summary(final SystemPlan plan) {
        final long hubs = IntStream.range(0, plan.computerCount())
                .filter(id -> plan.computer(id).hub())
                .count();
        return String.format(
                "System %s, version %s: %d hub computers, %d spoke computers, %d program copies, %d events, UDP port %d.",
                plan.systemName(),
                plan.version(),
                hubs,
                plan.computerCount() - hubs,
                plan.programCopyCount(),
                plan.programEventCount(),
                plan.port());
    }

    static Map<String, Object> toMap(final SystemPlan plan) {
        final Map<String, Object> map = new LinkedHashMap<>();
        map.put("system", plan.systemName());
        map.put("version", plan.version());
        map.put("slot", plan.slot());
        map.put("port", plan.port());
        map.put("eventCount", plan.programEventCount());
        map.put("transport", transport(plan));
        map.put(
                "computers",
                IntStream.range(0, plan.computerCount())
                        .mapToObj(id -> toMap(plan, plan.computer(id)))
                        .toList());
        return map;
    }

    /** Every number of the transport by its name, with its unit: 64KiB, 250ms. */
    static Map<String, String> transport(final SystemPlan plan) {
        final Map<String, String> map = new LinkedHashMap<>();
        for (final Field<TransportPlan> field : TransportPlan.TYPE.fields()) {
            map.put(field.name(), TextForm.print(field, plan.transport()));
        }
        return map;
    }

    static Map<String, Object> toMap(final SystemPlan plan, final ComputerPlan computer) {
        final Map<String, Object> map = new LinkedHashMap<>();
        map.put("computer", computer.name());
        map.put("runs", hubName(computer));
        map.put("addressA", computer.addressA());
        map.put("addressB", computer.addressB());
        map.put("port", plan.port());
        map.put("copies", copies(plan, computer).stream().map(PlanText::toMap).toList());
        return map;
    }

    private static Map<String, Object> toMap(final CopyPlan copy) {
        final Map<String, Object> map = new LinkedHashMap<>();
        map.put("copy", copy.name());
        map.put("program", copy.program());
        map.put("command", copy.command());
        map.put("publishes", copy.publishes().length);
        map.put("subscribes", copy.subscribes().length);
        map.put("settings", copy.settings());
        return map;
    }

    /** What carries messages on this computer. */
    static String hubName(final ComputerPlan computer) {
        if (!computer.hub()) {
            return "localHub";
        }
        return computer.network() == 0 ? "mainHub A" : "mainHub B";
    }

    /** The copies with an instance on this computer, those of assigners and recorders among them. */
    static List<CopyPlan> copies(final SystemPlan plan, final ComputerPlan computer) {
        return Arrays.stream(computer.instances())
                .mapToObj(id -> plan.copy(plan.instance(id).copy()))
                .map(copy -> copy.command().isEmpty() ? ofTwinhub(copy) : copy)
                .toList();
    }

    /** No text says what program an assigner or a recorder is: it is a part of Twinhub, and its name says more than nothing. */
    private static CopyPlan ofTwinhub(final CopyPlan copy) {
        return new CopyPlan(
                copy.id(),
                copy.name(),
                copy.name(),
                copy.name(),
                copy.instances(),
                copy.publishes(),
                copy.subscribes(),
                copy.settings(),
                copy.eventsPerSecondMax(),
                copy.eventLengthMaxBytes(),
                copy.keepsRole());
    }

    static List<String> copyNames(final SystemPlan plan, final ComputerPlan computer) {
        return copies(plan, computer).stream().map(CopyPlan::name).toList();
    }

    static String orDash(final String address) {
        return address == null || address.isEmpty() ? "-" : address;
    }
}
