package io.twinhub.cli;

import io.twinhub.assigner.CopyReport;
import io.twinhub.assigner.RoleReport;
import io.twinhub.config.AssignersSpec;
import io.twinhub.config.ComputerPlan;
import io.twinhub.config.CopyPlan;
import io.twinhub.config.SystemPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What a computer has of one version that others could have, as an assigner sees it at a moment. */
final class DrainView {
    private static final String STANDBY = "STANDBY";

    private final SystemPlan plan;
    private final ComputerPlan computer;
    /** Null if the system has no assigner. */
    private final RoleReport roles;

    /**
     * What became of a copy.
     *
     * @param now where it is ACTIVE.
     */
    record Line(String copy, String now, String why) {
        Map<String, Object> toMap(final String version) {
            final Map<String, Object> map = new LinkedHashMap<>();
            map.put("version", version);
            map.put("copy", copy);
            map.put("active", now);
            map.put("why", why);
            return map;
        }
    }

    DrainView(final SystemPlan plan, final String computer, final RoleReport roles) {
        this.plan = plan;
        this.computer = plan.computer(computer);
        this.roles = roles;
    }

    String version() {
        return plan.version();
    }

    /** The copies, the assigner's office among them, that are here and for which nobody else is ready. */
    List<String> stuck() {
        final List<String> stuck = new ArrayList<>();
        for (final String copy : here()) {
            if (!copy.equals(AssignersSpec.COPY)
                    && RoleConsole.copy(roles, copy).instances().stream()
                            .noneMatch(instance -> !instance.computer().equals(computer.name())
                                    && instance.role().equals(STANDBY))) {
                stuck.add(copy);
            }
        }
        if (here().contains(AssignersSpec.COPY) && plan.assigner().computers().length == 1) {
            stuck.add(AssignersSpec.COPY);
        }
        return stuck;
    }

    /** Whether something is still here, or on its way to who can have it. */
    boolean isWaiting(final DrainView before) {
        final List<String> moving = new ArrayList<>(before.here());
        moving.removeAll(before.stuck());
        return !here().isEmpty()
                || moving.stream().anyMatch(copy -> holder(copy).isEmpty());
    }

    /** Who has a copy's role, or the assigner's office; empty while nobody is known to. */
    private String holder(final String copy) {
        return copy.equals(AssignersSpec.COPY) ? roles.holder() : RoleConsole.activeOn(RoleConsole.copy(roles, copy));
    }

    /** The assigned copies that are ACTIVE here, and the assigner's office if it is held here. */
    private List<String> here() {
        final List<String> here = new ArrayList<>();
        if (roles != null) {
            roles.copies().stream()
                    .filter(copy -> RoleConsole.activeOn(copy).equals(computer.name()))
                    .map(CopyReport::copy)
                    .forEach(here::add);
            if (roles.holder().equals(computer.name())) {
                here.add(AssignersSpec.COPY);
            }
        }
        return here;
    }

    /** What became of what was here before, and what stays and why. */
    List<Line> since(final DrainView before) {
        final List<Line> lines = new ArrayList<>();
        for (final String copy : before.here()) {
            lines.add(copy.equals(AssignersSpec.COPY) ? office() : moved(RoleConsole.copy(roles, copy)));
        }
        IntStream.of(computer.instances())
                .mapToObj(instance -> plan.copy(plan.instance(instance).copy()))
                .filter(copy -> copy.instances().length == 1)
                .map(CopyPlan::name)
                .map(name -> new Line(name, computer.name(), "stays: it has no other instance"))
                .forEach(lines::add);
        return lines;
    }

    private Line office() {
        return new Line(
                AssignersSpec.COPY + " (office)",
                roles.holder().isEmpty() ? "nobody" : roles.holder(),
                roles.holder().equals(computer.name()) ? "no other candidate has asked for it" : "");
    }

    private Line moved(final CopyReport copy) {
        final String now = RoleConsole.activeOn(copy);
        if (now.equals(computer.name())) {
            return new Line(copy.copy(), now, "has not given its role back yet");
        }
        return new Line(
                copy.copy(), now.isEmpty() ? "nobody" : now, now.isEmpty() ? "waits for " + copy.waitsFor() : "");
    }
}
