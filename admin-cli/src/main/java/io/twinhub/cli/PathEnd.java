package io.twinhub.cli;

import io.twinhub.config.ComputerPlan;
import io.twinhub.config.CopyPlan;
import io.twinhub.config.InstancePlan;
import io.twinhub.config.NearestName;
import io.twinhub.config.SystemPlan;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One end of a path: a program copy with all its instances, or a spoke computer with all its copies.
 *
 * @param copy null if a computer was named.
 * @param computers where it may be, by rank.
 */
record PathEnd(String name, CopyPlan copy, List<ComputerPlan> computers) {
    private static final String KIND = "computer or program copy";

    /**
     * What a person means by a name; a computer, if there is a copy of the same name as well.
     *
     * @throws TwinhubException if there is none of this name, or it is a hub computer.
     */
    static PathEnd of(final SystemPlan plan, final String name) {
        final ComputerPlan computer = computers(plan)
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(null);
        if (computer != null && computer.hub()) {
            throw new TwinhubException(ErrorResult.of(
                            ErrorCode.COMMAND_WRONG,
                            name + " is a hub computer: all paths of its network lead through it.")
                    .expected("a program copy or a spoke computer at each end"));
        }
        if (computer != null) {
            return new PathEnd(name, null, List.of(computer));
        }
        final CopyPlan copy = copies(plan)
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(plan, name));
        return new PathEnd(
                name,
                copy,
                Arrays.stream(copy.instances())
                        .mapToObj(plan::instance)
                        .sorted(Comparator.comparingInt(InstancePlan::rank))
                        .map(instance -> plan.computer(instance.computer()))
                        .toList());
    }

    private static TwinhubException unknown(final SystemPlan plan, final String name) {
        final List<String> names = Stream.concat(
                        computers(plan).filter(computer -> !computer.hub()).map(ComputerPlan::name),
                        copies(plan).map(CopyPlan::name))
                .toList();
        return new TwinhubException(ErrorResult.of(ErrorCode.CONFIG_NAME_UNKNOWN, KIND, name)
                .expected("a program copy or a spoke computer of version " + plan.version())
                .action(NearestName.of(name, names)
                        .map(nearest -> "Did you mean \"" + nearest + "\"?")
                        .orElse("twinhub config show " + plan.version() + " shows what there is.")));
    }

    private static Stream<ComputerPlan> computers(final SystemPlan plan) {
        return IntStream.range(0, plan.computerCount()).mapToObj(plan::computer);
    }

    private static Stream<CopyPlan> copies(final SystemPlan plan) {
        return IntStream.range(0, plan.copyCount()).mapToObj(plan::copy);
    }

    /** Where it acts: the computer for which this says most, of equal ones the first by rank. */
    ComputerPlan place(final ToLongFunction<ComputerPlan> role) {
        ComputerPlan best = computers.get(0);
        for (final ComputerPlan each : computers) {
            best = role.applyAsLong(each) > role.applyAsLong(best) ? each : best;
        }
        return best;
    }

    /** The copies that are meant. */
    List<CopyPlan> copiesOf(final SystemPlan plan) {
        return copy != null
                ? List.of(copy)
                : Arrays.stream(computers.get(0).instances())
                        .mapToObj(instance -> plan.copy(plan.instance(instance).copy()))
                        .toList();
    }

    /** The names of the events of this end that copies of the other one may get. */
    List<String> eventsTo(final PathEnd other, final SystemPlan plan) {
        final List<CopyPlan> receivers = other.copiesOf(plan);
        return copiesOf(plan).stream()
                .flatMapToInt(sender -> Arrays.stream(sender.publishes()))
                .filter(event -> receivers.stream().anyMatch(receiver -> plan.maySubscribe(receiver.id(), event)))
                .mapToObj(event -> plan.event(event).name())
                .distinct()
                .sorted()
                .toList();
    }
}
