package io.twinhub.cli;

import io.twinhub.cli.AskedSystem.Answers;
import io.twinhub.config.Home;
import io.twinhub.config.InService;
import io.twinhub.config.SealedVersions;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.start.Reach;
import io.twinhub.start.activation.LeadReport;
import io.twinhub.start.activation.LeadRequest;
import io.twinhub.start.activation.Order;
import io.twinhub.start.activation.OrderRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * The steps by which another version of a system leads, each an order to all computers. Whoever is killed at any step leaves something that returns by itself, or the version that led before.
 */
final class ActivationConsole implements AutoCloseable {
    private static final long ANSWER_MS = 5_000;
    /** As long as computers count on, see docs/activation.md. */
    private static final long PAUSE_MS = 3_000;

    private static final long POLL_MS = 20;
    /** A rollback of a confirmed version, should it break off, ends with that version again. */
    private static final long ROLLBACK_MS = 60_000;

    private final Home home;
    private final SealedVersions versions;
    private final Output output;
    private final SystemLook look;
    private final AskedSystem asked;
    private final BesideSteps beside;
    private final Reach reach;

    ActivationConsole(final Home home, final Output output, final List<String> without) {
        this.home = home;
        this.output = output;
        versions = new SealedVersions(home);
        reach = new Reach(home);
        asked = new AskedSystem(home);
        look = new SystemLook(home, asked, without);
        beside = new BesideSteps(asked, versions, output);
    }

    /** Lets a version lead: provisionally, or for good. */
    void activate(final String version, final long withinMs, final boolean isFinal) throws InterruptedException {
        final SystemView view = look.at(versions.info(version).system(), Set.of(version));
        if (view.leftMs() > 0) {
            throw new TwinhubException(
                    ErrorResult.of(ErrorCode.ORDER_UNDER_WAY, view.system(), view.leftMs() / 1000 + 1)
                            .action("twinhub config confirm, or twinhub config rollback, or wait."));
        }
        final String former = view.leads();
        if (former.isEmpty() || former.equals(version)) {
            throw impossible(version, former.isEmpty() ? "no version leads just now" : "it leads already");
        }
        checkBeside(version, former);
        final List<String> lacking = view.all().entrySet().stream()
                .filter(each -> !each.getValue().versions().contains(version))
                .map(Map.Entry::getKey)
                .toList();
        if (!lacking.isEmpty()) {
            throw new TwinhubException(ErrorResult.of(
                            ErrorCode.ACTIVATION_IMPOSSIBLE, version, "it is not on " + String.join(", ", lacking))
                    .action("Bring it there: twinhub config distribute " + version));
        }
        final Order begun = view.order().in(UUID.randomUUID().toString());
        final String formerly = view.order().isProvisional() ? "" : view.order().back();
        final Order besideOrder = begun.leading(former, version, formerly);
        giveOrStay(view, besideOrder, former, formerly);
        output.line("1. %s leads, %s runs beside it.", former, version);
        final List<String> unhealthy = beside.await(view.computers(), version);
        if (!unhealthy.isEmpty()) {
            stay(view, besideOrder, former, formerly);
            throw new TwinhubException(ErrorResult.of(
                            ErrorCode.ACTIVATION_UNHEALTHY, version, former, String.join("; ", unhealthy))
                    .action("Read there what it says, and begin again: twinhub logs PROCESS --version " + version));
        }
        final long beginNs = System.nanoTime();
        final Order pause = besideOrder.pause(former, version, withinMs);
        final String late = giveAndAwait(view, pause);
        if (!late.isEmpty()) {
            stay(view, pause, former, formerly);
            throw new TwinhubException(ErrorResult.of(ErrorCode.ACTIVATION_NOT_PAUSED, former, late)
                    .action(former + " leads on. Look at these computers, and begin again."));
        }
        output.line("2. nobody leads.");
        give(view, isFinal ? pause.leading(version, "", former) : pause.tried());
        awaitDone(view);
        final long pausedMs = (System.nanoTime() - beginNs) / 1_000_000;
        output.line("3. %s leads; nobody led for %d ms.", version, pausedMs);
        if (isFinal) {
            settled(view.system(), version, former);
        } else {
            output.done(
                    "Version %s leads for %d s, then %s leads again by itself. If all is well: twinhub config confirm; to end it now: twinhub config rollback",
                    version, withinMs / 1000, former);
        }
        output.result(result(view, isFinal ? "leads" : "provisional", version, former, pausedMs, withinMs));
    }

    /** Makes for good what is provisional. */
    void confirm(final String system) throws InterruptedException {
        final SystemView view = look.at(system, Set.of());
        final Order order = view.order();
        if (view.leftMs() == 0 || order.isPause()) {
            throw impossible(view.leads(), "nothing is provisional that could be confirmed");
        }
        give(view, order.leading(order.leads(), "", order.back()));
        settled(view.system(), order.leads(), order.back());
        output.result(result(view, "leads", order.leads(), order.back(), 0, 0));
    }

    /** Lets the former version lead again, for good. */
    void rollback(final String system) throws InterruptedException {
        final SystemView view = look.at(system, Set.of());
        final Order order = view.order();
        final String former = order.back();
        if (former.isEmpty() || former.equals(view.leads())) {
            throw former.isEmpty()
                    ? impossible("A former version", "no version led before")
                    : impossible(former, "it leads already");
        }
        if (view.leftMs() == 0) {
            activate(former, ROLLBACK_MS, true);
            return;
        }
        final String tried = order.isPause() ? order.beside() : order.leads();
        final long beginNs = System.nanoTime();
        final Order pause = order.pause(former, tried, order.withinMs());
        final String late = giveAndAwait(view, pause);
        if (!late.isEmpty()) {
            throw new TwinhubException(ErrorResult.of(ErrorCode.ACTIVATION_NOT_PAUSED, tried, late)
                    .action("Try again; in " + view.leftMs() / 1000 + " s it leads no longer, by itself."));
        }
        final Order back = pause.leading(former, "", tried);
        give(view, back);
        awaitDone(view);
        final long pausedMs = (System.nanoTime() - beginNs) / 1_000_000;
        output.line("Nobody led for %d ms.", pausedMs);
        settled(view.system(), former, tried);
        output.result(result(view, "leads", former, tried, pausedMs, 0));
    }

    /** Two versions that run side by side need a port each. */
    private void checkBeside(final String version, final String former) {
        if (versions.info(version).port() == versions.info(former).port()) {
            throw new TwinhubException(
                    ErrorResult.of(ErrorCode.ACTIVATION_IMPOSSIBLE, version, "it has the slot of version " + former)
                            .action("Import it once more under another version id, with another slot."));
        }
    }

    /** Gives an order to all. */
    private void give(final SystemView view, final Order order) throws InterruptedException {
        final Answers<LeadReport> answers = answers(view.computers(), order, PAUSE_MS);
        if (!answers.missing().isEmpty()) {
            throw incomplete(order, answers);
        }
    }

    private void giveOrStay(final SystemView view, final Order order, final String former, final String formerly)
            throws InterruptedException {
        final Answers<LeadReport> answers = answers(view.computers(), order, PAUSE_MS);
        if (!answers.missing().isEmpty()) {
            stay(view, order, former, formerly);
            throw incomplete(order, answers);
        }
    }

    /** Withdraws what was begun, as far as computers answer: the version that led leads alone. Where somebody else has given an order meanwhile, that holds. */
    private void stay(final SystemView view, final Order last, final String former, final String formerly)
            throws InterruptedException {
        final Map<String, LeadReport> leadReports = asked.ask(
                        view.computers(), LeadRequest.EXCHANGE, new LeadRequest(view.system()), PAUSE_MS)
                .answers();
        leadReports.values().removeIf(each -> !each.order().activation().equals(last.activation()));
        answers(leadReports.keySet(), last.leading(former, "", formerly), PAUSE_MS);
    }

    /** Gives a pause and waits until nothing is ACTIVE any more that may not be; why that did not come about, or nothing. */
    private String giveAndAwait(final SystemView view, final Order pause) throws InterruptedException {
        final long endNs = System.nanoTime() + PAUSE_MS * 1_000_000;
        final Answers<LeadReport> answers = answers(view.computers(), pause, PAUSE_MS);
        if (!answers.missing().isEmpty()) {
            return answers.missingText();
        }
        if (System.nanoTime() - endNs >= 0) {
            return "the pause reached the last of them later than " + PAUSE_MS + " ms after the first";
        }
        return awaitDone(view, endNs);
    }

    /** Waits until the localHubs have carried out what was ordered. */
    private void awaitDone(final SystemView view) throws InterruptedException {
        final String late = awaitDone(view, System.nanoTime() + ANSWER_MS * 1_000_000);
        if (!late.isEmpty()) {
            output.line("   not said yet: %s", late);
        }
    }

    private String awaitDone(final SystemView view, final long endNs) throws InterruptedException {
        Set<String> open = new TreeSet<>(view.computers());
        while (true) {
            final Map<String, LeadReport> done = asked.ask(
                            open, LeadRequest.EXCHANGE, new LeadRequest(view.system()), PAUSE_MS)
                    .answers();
            open.removeIf(
                    computer -> done.containsKey(computer) && done.get(computer).isDone());
            if (System.nanoTime() - endNs >= 0 || open.isEmpty()) {
                return open.isEmpty() ? "" : "no word that nothing is ACTIVE any more from " + String.join(", ", open);
            }
            Thread.sleep(POLL_MS);
        }
    }

    private Answers<LeadReport> answers(final Set<String> computers, final Order order, final long withinMs)
            throws InterruptedException {
        final OrderRequest request = new OrderRequest(reach.signed(Order.TYPE, order));
        return asked.ask(computers, OrderRequest.EXCHANGE, request, withinMs);
    }

    private static TwinhubException incomplete(final Order order, final Answers<LeadReport> answers) {
        return new TwinhubException(ErrorResult.of(ErrorCode.ACTIVATION_INCOMPLETE, answers.missingText())
                .action(
                        order.isProvisional()
                                ? "In " + order.withinMs() / 1000 + " s version " + order.back()
                                        + " leads again by itself; twinhub config rollback does so now."
                                : "Give the command again; it looks first how it stands."));
    }

    private void settled(final String system, final String version, final String former) {
        new InService(home).put(system, version);
        output.done(
                "Version %s leads. %s is stopped and waits; its files stay. Back to it: twinhub config rollback",
                version, former);
    }

    static TwinhubException impossible(final String version, final String why) {
        return new TwinhubException(ErrorResult.of(ErrorCode.ACTIVATION_IMPOSSIBLE, version, why));
    }

    private static Map<String, Object> result(
            final SystemView view,
            final String state,
            final String version,
            final String former,
            final long pausedMs,
            final long withinMs) {
        final Map<String, Object> result = new LinkedHashMap<>();
        result.put("system", view.system());
        result.put("version", version);
        result.put("state", state);
        result.put("former", former);
        result.put("pausedMs", pausedMs);
        result.put("confirmWithinMs", withinMs);
        result.put("computers", List.copyOf(view.computers()));
        return result;
    }

    @Override
    public void close() {
        asked.close();
    }
}
