package io.twinhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.testsupport.Await;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sessions three deep in real processes, while servers, managers and the application are killed, or everything at once: in the end accounts have what was ordered.
 */
@Tag("night")
@Timeout(value = 8, unit = TimeUnit.MINUTES)
final class SessionKillTest {
    private static final List<String> COMPUTERS = List.of("hub-a", "hub-b", "plant-1", "plant-2", "plant-3", "plant-4");
    private static final int STOP_COUNT = Integer.getInteger("twinhub.sessionStops", 4);
    private static final int ORDER_COUNT = Integer.getInteger("twinhub.sessionOrders", 4000);
    private static final int WITHIN_SECONDS = 240;
    private static final Pattern DESK =
            Pattern.compile("desk asked=(\\d+) open=(\\w+) longestPauseMs=(\\d+) wrong=(.*)");
    private static final Pattern ACCOUNT = Pattern.compile("account name=(\\d+) at=(\\d+) count=(\\d+) sum=(\\d+)");
    /** Program copies by computer. */
    private static final Map<String, List<String>> PLACES = Map.of(
            "plant-1", List.of("manager", "orders-1"),
            "plant-2", List.of("manager", "accounts-1"),
            "plant-3", List.of("orders-2", "desk"),
            "plant-4", List.of("accounts-2"));

    @TempDir
    private Path folder;

    @Test
    void shouldReconcileWhileServersAndManagersAreKilled() {
        try (RealSystem system = RealSystem.of(folder, text("standby"))) {
            COMPUTERS.forEach(system::start);
            await(system, () -> asked(system) > 50);
            final int killCount = killUntilAllIsOrdered(system);
            reconcile(system, "kills", killCount);
        }
    }

    @Test
    void shouldReconcileWhenEverythingIsKilledAndStartedAgain() {
        try (RealSystem system = RealSystem.of(folder, text("disk"))) {
            COMPUTERS.forEach(system::start);
            final Random random = new Random(2);
            for (int i = 0; i < STOP_COUNT; i++) {
                final long before = asked(system);
                final int more = 50 + random.nextInt(200);
                await(system, () -> asked(system) > before + more || asked(system) == ORDER_COUNT);
                killEverything(system);
                COMPUTERS.forEach(system::start);
            }
            reconcile(system, "stops", STOP_COUNT);
        }
    }

    /** As by a loss of power everywhere: every process of the system, start commands first, so that they start nothing again. */
    private static void killEverything(final RealSystem system) {
        final List<ProcessHandle> all = new ArrayList<>();
        for (final String computer : COMPUTERS) {
            system.computer(computer).hub().flatMap(ProcessHandle::of).ifPresent(all::add);
            for (final String copy : PLACES.getOrDefault(computer, List.of())) {
                system.computer(computer)
                        .program(copy)
                        .flatMap(ProcessHandle::of)
                        .ifPresent(all::add);
            }
        }
        COMPUTERS.forEach(computer -> system.computer(computer).kill());
        all.forEach(ProcessHandle::destroyForcibly);
        Await.until(
                "end of all", WITHIN_SECONDS, () -> all.stream().noneMatch(ProcessHandle::isAlive), () -> said(system));
    }

    private static void reconcile(final RealSystem system, final String what, final int count) {
        await(system, () -> asked(system) == ORDER_COUNT && !isOpen(system));
        await(system, () -> counted(system, 3) == ORDER_COUNT);
        final Matcher desk = desk(system);
        System.out.printf(
                "orders: orders=%d %s=%d balance=%d longestPauseMs=%s%n",
                ORDER_COUNT, what, count, counted(system, 4) - ordered(), desk.group(3));
        assertThat(desk.group(4)).isEqualTo("[]");
        assertThat(counted(system, 4)).isEqualTo(ordered());
        assertThat(said(system)).doesNotContain("ceased ").doesNotContain("was ended");
    }

    /** One process at a time, and not the second manager before the first one has had time for a new copy. */
    private static int killUntilAllIsOrdered(final RealSystem system) {
        final Random random = new Random(1);
        final List<String> computers = List.of("plant-1", "plant-2", "plant-3", "plant-4");
        int count = 0;
        while (asked(system) < ORDER_COUNT) {
            final String computer = computers.get(random.nextInt(computers.size()));
            final List<String> copies = PLACES.get(computer);
            final String copy = copies.get(random.nextInt(copies.size()));
            final long pid = system.computer(computer).program(copy).orElse(0L);
            if (pid != 0) {
                ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
                count++;
                await(
                        system,
                        () -> system.computer(computer)
                                .program(copy)
                                .filter(next -> next != pid)
                                .isPresent());
                final long before = asked(system);
                await(system, () -> asked(system) > before + 200 || asked(system) == ORDER_COUNT);
            }
        }
        return count;
    }

    private static long ordered() {
        long sum = 0;
        for (long number = 1; number <= ORDER_COUNT; number++) {
            sum += 1 + number * 7 % 100;
        }
        return sum;
    }

    private static Matcher desk(final RealSystem system) {
        Matcher last = null;
        for (final String line : system.copyLog("plant-3", "desk").lines().toList()) {
            final Matcher matcher = DESK.matcher(line);
            last = matcher.matches() ? matcher : last;
        }
        return last;
    }

    private static long asked(final RealSystem system) {
        final Matcher desk = desk(system);
        return desk == null ? 0 : Long.parseLong(desk.group(1));
    }

    private static boolean isOpen(final RealSystem system) {
        return Boolean.parseBoolean(desk(system).group(2));
    }

    /** The sum of what all accounts said last. */
    private static long counted(final RealSystem system, final int group) {
        final Map<String, Matcher> last = new HashMap<>();
        final String said = system.copyLog("plant-2", "accounts-1") + system.copyLog("plant-4", "accounts-2");
        for (final String line : said.lines().toList()) {
            final Matcher matcher = ACCOUNT.matcher(line);
            if (matcher.matches()) {
                last.merge(matcher.group(1), matcher, (one, other) -> at(one) > at(other) ? one : other);
            }
        }
        return last.values().stream()
                .mapToLong(account -> Long.parseLong(account.group(group)))
                .sum();
    }

    private static long at(final Matcher account) {
        return Long.parseLong(account.group(2));
    }

    private static String said(final RealSystem system) {
        final StringBuilder all = new StringBuilder();
        PLACES.forEach((computer, copies) -> copies.forEach(copy ->
                all.append(computer).append(' ').append(copy).append(":\n").append(system.copyLog(computer, copy))));
        return all.toString();
    }

    private static void await(final RealSystem system, final BooleanSupplier condition) {
        Await.until("orders", WITHIN_SECONDS, condition, () -> said(system));
    }

    /** @param saved what the manager's setting of this name says. */
    private static String text(final String saved) {
        final String java = "java -Xmx96m -cp " + System.getProperty("java.class.path") + " ";
        final StringBuilder copies = new StringBuilder();
        PLACES.forEach((computer, names) -> names.stream()
                .filter(name -> !name.equals("manager"))
                .forEach(name -> {
                    copies.append("<programCopy id=\"" + name + "\" program=\"shop\"><instance computer=\"" + computer
                            + "\" rank=\"1\"/><settings><setting name=\"orders\" value=\"" + ORDER_COUNT
                            + "\"/></settings></programCopy>");
                }));
        return """
                <system name="shop" version="1" basePort="20400">
                  <networks>
                    <network name="A"> <hub computer="hub-a" address="127.0.1.1"/> </network>
                    <network name="B"> <hub computer="hub-b" address="127.0.2.1"/> </network>
                  </networks>
                  <computers>
                    <spoke name="plant-1" a="127.0.1.11" b="127.0.2.11"/>
                    <spoke name="plant-2" a="127.0.1.12" b="127.0.2.12"/>
                    <spoke name="plant-3" a="127.0.1.13" b="127.0.2.13"/>
                    <spoke name="plant-4" a="127.0.1.14" b="127.0.2.14"/>
                  </computers>
                  <programs>
                    <program name="shop" command="SHOP"/>
                  </programs>
                  <programCopies>
                    COPIES
                  </programCopies>
                  <events> <event name="nothing" class="int64"/> </events>
                  <assigners computers="plant-1 plant-2 plant-3"/>
                  <sessions computers="plant-1 plant-2" saved="SAVED" whenAlone="wait">
                    <sessionType name="application" servers="desk"/>
                    <sessionType name="orders" servers="orders-1 orders-2" clients="desk"/>
                    <sessionType name="account" servers="accounts-1 accounts-2" clients="orders-1 orders-2"/>
                  </sessions>
                </system>
                """
                .replace("SHOP", java + ShopProgram.class.getName())
                .replace("SAVED", saved)
                .replace("COPIES", copies);
    }
}
