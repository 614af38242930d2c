package io.twinhub.systemtests;

import io.twinhub.samples.SampleSystem;
import io.twinhub.testsupport.Await;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sample of sessions as real processes on two spoke computers instead of four, so that it starts within seconds: orders are taken on both, all else runs on one of them
 * each. What its auditor says is what it did.
 */
final class SmallShop implements AutoCloseable {
    static final List<String> CENTERS = List.of("center-1", "center-2");
    private static final List<String> COMPUTERS = List.of("hub-a", "hub-b", "center-1", "center-2");
    private static final int WITHIN_SECONDS = 90;
    /** Shorter than it takes for a program to be taken for dead. */
    private static final long IN_HANDS_NS = 200_000_000L;

    private static final Pattern DONE = Pattern.compile("auditor: \\d+ orders, (\\d+) done");
    private static final Pattern VERDICT = Pattern.compile(
            "auditor: orders=(\\d+) completed=(\\d+) exactlyOnce=(\\d) balance=(-?\\d+) longestPauseMs=(\\d+)");
    private static final Pattern ROLE = Pattern.compile("manager: now (\\w+)");

    final RealSystem system;
    private final int orderSeconds;

    /**
     * Seals it; starts nothing.
     *
     * @param seconds how long the desk orders, from its first receipt on.
     * @param rate orders per second; many, so that most of what is killed has some in hands.
     */
    SmallShop(final Path folder, final int seconds, final int rate, final UnaryOperator<String> edit) {
        orderSeconds = seconds;
        system = new RealSystem(
                folder,
                SampleSystem.ORDERS,
                text -> edit.apply(small(text))
                        .replace("name=\"seconds\" value=\"0\"", "name=\"seconds\" value=\"" + seconds + "\"")
                        .replace(
                                "name=\"ratePerSecond\" value=\"40\"",
                                "name=\"ratePerSecond\" value=\"" + rate + "\""));
    }

    private static String small(final String text) {
        return text.replaceAll("<spoke name=\"store.*", "")
                .replace("<instance computer=\"store-1\" rank=\"1\"/>", "<instance computer=\"center-2\" rank=\"1\"/>")
                .replaceAll("<instance computer=\"store-2\" rank=\"2\"/>", "")
                .replaceFirst("(id=\"auditor\"[^/]*/>)\\s*<instance computer=\"center-2\" rank=\"2\"/>", "$1")
                .replace("value=\"store-1 store-2\"", "value=\"center-2\"")
                .replace("center-1 center-2 store-1", "center-1 center-2");
    }

    /** Starts all computers and waits for so many orders. */
    void start(final long orders) {
        COMPUTERS.forEach(system::start);
        await("orders", () -> done() >= orders);
    }

    /** Kills processes as by {@code kill -9}, after they stood still for a moment: so each of them has something in hands that it did not save. */
    void kill(final OptionalLong... processes) {
        final long stoppedNs = System.nanoTime();
        for (final OptionalLong process : processes) {
            ProcessFiles.signal(process.orElseThrow(), "STOP");
        }
        await("orders in hands", () -> System.nanoTime() - stoppedNs > IN_HANDS_NS);
        for (final OptionalLong process : processes) {
            ProcessHandle.of(process.getAsLong()).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    OptionalLong program(final String computer, final String copy) {
        return number(system.computer(computer).program(copy));
    }

    OptionalLong hub(final String computer) {
        return number(system.computer(computer).hub());
    }

    private static OptionalLong number(final java.util.Optional<Long> process) {
        return process.map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    /** Waits until so many more orders are done; or for the verdict, after which there are none. */
    void awaitMore(final long more) {
        final long before = done();
        await(more + " more orders", () -> done() >= before + more || verdict() != null);
    }

    /** The computer of the ACTIVE manager, by what managers said last. */
    String activeManager() {
        await("an ACTIVE manager", () -> CENTERS.stream().anyMatch(this::isActive));
        return CENTERS.stream().filter(this::isActive).findFirst().orElseThrow();
    }

    private boolean isActive(final String computer) {
        String last = "";
        final Matcher matcher = ROLE.matcher(system.copyLog(computer, "manager"));
        while (matcher.find()) {
            last = matcher.group(1);
        }
        return last.equals("ACTIVE") && program(computer, "manager").isPresent();
    }

    /** So many orders are done, as an auditor said last. */
    long done() {
        long most = 0;
        final Matcher matcher = DONE.matcher(audits());
        while (matcher.find()) {
            most = Math.max(most, Long.parseLong(matcher.group(1)));
        }
        return most;
    }

    /** The first one; its groups are orders, completed, whether each was done once, the balance, and the longest pause. Null before there is one. */
    Matcher verdict() {
        final Matcher matcher = VERDICT.matcher(audits());
        return matcher.find() ? matcher : null;
    }

    Matcher awaitVerdict() {
        // It comes when orders end.
        Await.until("a verdict", orderSeconds + WITHIN_SECONDS, () -> verdict() != null, this::said);
        return verdict();
    }

    private String audits() {
        return system.copyLog("center-1", "auditor");
    }

    void await(final String what, final BooleanSupplier condition) {
        Await.until(what, WITHIN_SECONDS, condition, this::said);
    }

    String said() {
        final StringBuilder said = new StringBuilder(system.said()).append(audits());
        CENTERS.forEach(computer -> said.append(system.copyLog(computer, "manager")));
        return said.toString();
    }

    @Override
    public void close() {
        system.close();
    }
}
