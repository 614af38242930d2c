package io.twinhub.config;

import io.twinhub.metadata.ClassDescription;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.Positions;
import io.twinhub.metadata.Severity;
import io.twinhub.metadata.TwinhubException;
import java.util.List;

/** Finds everything that is wrong with a system's specification before anything runs. */
public final class Verification {
    private static final List<Rule> RULES = List.of(
            new SystemRule(),
            new TransportRule(),
            new NetworkRule(),
            new ComputerRule(),
            new AddressRule(),
            new ProgramRule(),
            new ProgramCopyRule(),
            new InstanceRule(),
            new AssignerRule(),
            new RecorderRule(),
            new ConsoleRule(),
            new SessionRule(),
            new ZoneRule(),
            new ApartRule(),
            new EventClassRule(),
            new EventRule(),
            new PublisherRule(),
            new SubscriberRule(),
            new ConnectionRule(),
            new BudgetRule());

    private Verification() {}

    /**
     * Checks a specification against all rules.
     *
     * @param positions where its parts stand in the text; empty for a specification that a program made.
     * @return all problems, in the order of the text; if none of them is more than a warning the specification is valid.
     */
    public static List<ErrorResult> check(final SystemSpec spec, final Positions positions) {
        final Declarations declared = new Declarations(spec);
        final Findings findings = new Findings(positions);
        RULES.forEach(rule -> rule.check(declared, findings));
        return findings.inTextOrder();
    }

    /** @throws TwinhubException if something keeps a specification from being used; its cause is the first of that. */
    static void checkValid(final SystemSpec spec) {
        final List<ErrorResult> problems = check(spec, new Positions()).stream()
                .filter(problem -> problem.severity().compareTo(Severity.ERROR) >= 0)
                .toList();
        if (!problems.isEmpty()) {
            throw new TwinhubException(ErrorResult.of(ErrorCode.CONFIG_NOT_VALID, spec.version(), problems.size())
                    .causedBy(problems.get(0)));
        }
    }

    /**
     * Checks event classes alone: those that a program declares, before anybody writes them into a configuration.
     *
     * @return all problems; empty if a configuration may have these classes.
     */
    public static List<ErrorResult> checkEventClasses(final List<ClassDescription> classes) {
        final Findings findings = new Findings(new Positions());
        new EventClassRule().check(classes, TransportPlan.of(TransportSpec.DEFAULT), findings);
        return findings.inTextOrder();
    }
}
