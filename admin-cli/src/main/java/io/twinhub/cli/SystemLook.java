package io.twinhub.cli;

import io.twinhub.cli.AskedSystem.Answers;
import io.twinhub.config.Home;
import io.twinhub.config.InService;
import io.twinhub.config.SealedVersions;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.start.activation.LeadReport;
import io.twinhub.start.activation.LeadRequest;
import io.twinhub.start.keys.AddressBook;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Asks all computers of a system which version leads there. */
final class SystemLook {
    private static final long ANSWER_MS = 5_000;

    private final Home home;
    private final SealedVersions versions;
    private final AskedSystem asked;
    private final Set<String> without;

    /** @param without computers that are dead, as somebody says, and are not asked. */
    SystemLook(final Home home, final AskedSystem asked, final List<String> without) {
        this.home = home;
        this.asked = asked;
        this.without = new TreeSet<>(without);
        versions = new SealedVersions(home);
    }

    /**
     * How it stands.
     *
     * @param further versions whose computers are asked, too.
     * @throws TwinhubException if one does not answer, or they do not agree.
     */
    SystemView at(final String system, final Set<String> further) throws InterruptedException {
        final Set<String> named = new LinkedHashSet<>(further);
        new InService(home).of(system).forEach(named::add);
        if (named.isEmpty()) {
            throw ActivationConsole.impossible(system, "no version of it is in service in " + home.root());
        }
        Map<String, LeadReport> all = leadReports(system, computers(named));
        // What they say may name a version with further computers.
        final Set<String> said = new TreeSet<>();
        all.values()
                .forEach(each -> said.addAll(List.of(
                        each.leads(),
                        each.order().leads(),
                        each.order().beside(),
                        each.order().back())));
        versions.list().stream()
                .map(known -> known.version())
                .filter(said::contains)
                .forEach(named::add);
        all = leadReports(system, computers(named));
        final Map<String, Set<String>> leaders = new TreeMap<>();
        all.forEach((computer, each) ->
                leaders.computeIfAbsent(each.leads(), leads -> new TreeSet<>()).add(computer));
        if (leaders.size() > 1) {
            throw ActivationConsole.impossible(system, "computers do not agree which version leads: " + leaders);
        }
        final LeadReport newest = all.values().stream()
                .max(Comparator.comparingLong(each -> each.order().number()))
                .orElseThrow();
        final long leftMs =
                all.values().stream().mapToLong(LeadReport::leftMs).max().orElse(0);
        return new SystemView(system, all.keySet(), newest.leads(), newest.order(), leftMs, all);
    }

    private Map<String, LeadReport> leadReports(final String system, final Set<String> computers)
            throws InterruptedException {
        final Answers<LeadReport> answers =
                asked.ask(computers, LeadRequest.EXCHANGE, new LeadRequest(system), ANSWER_MS);
        if (!answers.missing().isEmpty()) {
            throw new TwinhubException(
                    ErrorResult.of(ErrorCode.ACTIVATION_INCOMPLETE, answers.missingText())
                            .action(
                                    "All have to answer. If a computer is dead: --without COMPUTER. If it is not, programs may act in both versions, there and elsewhere."));
        }
        return answers.answers();
    }

    /** All computers of these versions, but those that are said to be dead. */
    private Set<String> computers(final Collection<String> named) {
        return named.stream()
                .flatMap(version -> AddressBook.of(versions.load(version)).computers().stream())
                .filter(computer -> !without.contains(computer))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
