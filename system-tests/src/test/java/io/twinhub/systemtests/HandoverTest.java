package io.twinhub.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.config.AssignersSpec;
import io.twinhub.config.Home;
import io.twinhub.samples.SampleSystem;
import io.twinhub.testsupport.Await;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The waterworks in real processes, whose controller is handed over again and again by the console, at full pace. Prints how long nobody controlled, as the
 * operator's board saw it.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class HandoverTest {
    private static final String CONTROLLER = "level-control";
    private static final List<String> COMPUTERS = List.of("hub-a", "hub-b", "plant-1", "plant-2", "field", "office");
    private static final List<String> WITH_ASSIGNER = List.of("plant-1", "office");
    private static final int WITHIN_SECONDS = 60;
    /** More of them for figures that are worth more. */
    private static final int HANDOVERS = Integer.getInteger("twinhub.handovers", 10);

    /** After these the board has heard of both computers; of what one said before there was a board, that is told as a gap. */
    private static final int FIRST = 2;

    private static final Pattern TAKEOVER = Pattern.compile("takeover (\\d+): nobody controlled for (\\d+) ms");
    private static final Pattern ACTIVE = Pattern.compile("\"active\":\"([a-z0-9-]*)\"");
    private static final Pattern HOLDER = Pattern.compile("\"holder\":\"([a-z0-9-]*)\"");

    @TempDir
    private Path folder;

    private RealSystem system;

    @Test
    void shouldHandOverWithoutLossOrGap() throws IOException {
        try (RealSystem waterworks = new RealSystem(folder, SampleSystem.WATERWORKS, HandoverTest::withWatch)) {
            system = waterworks;
            COMPUTERS.forEach(system::start);
            await("an ACTIVE controller with another one in reserve", this::isWhole);
            await("values of the controller", () -> operatorLog().contains("delivered="));

            String active = why().active();
            long noticed = 0;
            for (int i = 0; i < FIRST + HANDOVERS; i++) {
                noticed = i == FIRST ? gapCount() : noticed;
                final long before = takeoversMs().size();
                final Said said = console("handover", CONTROLLER, "--computer", WITH_ASSIGNER.get(i % 2), "--json");
                assertThat(said.exit()).as(said.text()).isZero();
                assertThat(said.active()).isNotEqualTo(active).isEqualTo(why().active());
                final String told = "watch: copy.level-control.role active=" + said.active() + " former=" + active
                        + " reason=a hand-over was asked for";
                await(
                        "an event that tells of it",
                        () -> system.copyLog("field", "watch").contains(told));
                active = said.active();
                await("values of the other one", () -> takeoversMs().size() > before);
                await("both again", this::isWhole);
            }
            System.out.println("handover: handoverMs="
                    + takeoversMs().subList(FIRST, takeoversMs().size()));

            final String last = lastCounts();
            await("later counts", () -> !lastCounts().equals(last));
            assertThat(lastCounts()).contains(" lost=0 duplicated=0 reordered=0 doubleActive=0");
            assertThat(gapCount()).as(operatorLog()).isEqualTo(noticed);

            refuseWhatIsNotPossible(active);
            handTheOfficeOver();
            answerNoise();
            showTheWholeSystem(active);
        }
    }

    /** The sample system with a program more, which this test's own class path has. */
    private static String withWatch(final String text) {
        final String command =
                "java -Xmx64m -cp " + System.getProperty("java.class.path") + " " + RoleWatch.class.getName();
        return RealSystem.withProfile(text)
                .replace("</programs>", "<program name=\"watch\" command=\"" + command + "\"/></programs>")
                .replace(
                        "</programCopies>",
                        "<programCopy id=\"watch\" program=\"watch\"><instance computer=\"field\" rank=\"1\"/>"
                                + "</programCopy></programCopies>")
                .replace("</subscribers>", "<subscriber copy=\"watch\" events=\"copy.**\"/></subscribers>");
    }

    private void refuseWhatIsNotPossible(final String active) {
        final Said again = console("handover", CONTROLLER, "--to", active, "--computer", "office");
        assertThat(again.exit()).isEqualTo(1);
        assertThat(again.text()).contains("TH9001", "the instance on " + active + " is ACTIVE already");
        final Said elsewhere = console("handover", CONTROLLER, "--computer", "plant-2");
        assertThat(elsewhere.exit()).isEqualTo(1);
        assertThat(elsewhere.text()).contains("TH8035", "ask on one of: plant-1, office");
        final Said forced = console("handover", CONTROLLER, "--force", "--computer", "office");
        assertThat(forced.exit()).isEqualTo(1);
        assertThat(forced.text())
                .contains(
                        "Taken for dead, if no hub hears it: no computer.",
                        "nothing has to be forced: without role=\"keep\"");
        final Said unknown = console("why", "level-contrl", "--computer", "office");
        assertThat(unknown.text()).contains("TH9000", CONTROLLER);
        assertThat(console("why", CONTROLLER, "--computer", "office").text())
                .contains(
                        CONTROLLER + ": the instance on " + active + " is ACTIVE since ",
                        ": a hand-over was asked for.",
                        " holds the office under epoch ");
    }

    private void handTheOfficeOver() {
        final String holder = why().holder();
        final Said said = console("handover", AssignersSpec.COPY, "--computer", "office", "--json");
        assertThat(said.exit()).as(said.text()).isZero();
        assertThat(said.active()).isNotEqualTo(holder);
        assertThat(why().holder()).isEqualTo(said.active());
    }

    /** Whoever may reach the socket and says something else gets one error; what is asked next is answered. */
    private void answerNoise() throws IOException {
        final Path socket = Home.copySocket(
                system.home().instanceFile("office", system.plan().version(), AssignersSpec.COPY));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket.getParent())))
                .isEqualTo("rwx------");
        final ByteBuffer tooLong =
                ByteBuffer.allocate(Integer.BYTES).putInt(1 << 20).flip();
        final ByteBuffer noQuestion = ByteBuffer.allocate(2 * Integer.BYTES)
                .putInt(Integer.BYTES)
                .putInt(-1)
                .flip();
        for (final ByteBuffer noise : List.of(tooLong, noQuestion)) {
            try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
                channel.connect(UnixDomainSocketAddress.of(socket));
                channel.write(noise);
                final ByteBuffer answer = ByteBuffer.allocate(1 << 16);
                while (channel.read(answer) >= 0) {
                    assertThat(answer.hasRemaining()).isTrue();
                }
                assertThat(new String(answer.array(), 0, answer.position(), UTF_8))
                        .contains("is no question");
            }
        }
        // One that says nothing is given up, and keeps nobody else waiting for longer.
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            assertThat(why().active()).isNotEmpty();
        }
    }

    private void showTheWholeSystem(final String active) {
        final Said said = console("status", "--computer", "plant-1", "--json");
        assertThat(said.active()).isEqualTo(active);
        assertThat(said.text()).contains("\"copy\":\"level-control\"", "\"role\":\"STANDBY\"");
        assertThat(console("status", "--computer", "field", "--json").text()).contains("\"system\":[]");
    }

    /** What a command said, on both of its outputs. */
    private record Said(int exit, String text) {
        String active() {
            return first(ACTIVE);
        }

        String holder() {
            return first(HOLDER);
        }

        private String first(final Pattern pattern) {
            final Matcher matcher = pattern.matcher(text);
            return matcher.find() ? matcher.group(1) : "";
        }
    }

    private Said why() {
        return console("why", CONTROLLER, "--computer", "office", "--json");
    }

    private Said console(final String... arguments) {
        final List<String> command =
                new ArrayList<>(List.of(SourceTree.root().resolve("twinhub").toString(), "system"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--home", system.home().root().toString()));
        try {
            final Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            final String text = new String(process.getInputStream().readAllBytes(), UTF_8);
            return new Said(process.waitFor(), text);
        } catch (final IOException | InterruptedException ex) {
            throw new AssertionError(ex);
        }
    }

    private boolean isWhole() {
        final String text = why().text();
        return text.contains("\"role\":\"ACTIVE\"") && text.contains("\"role\":\"STANDBY\"");
    }

    private List<Long> takeoversMs() {
        return TAKEOVER.matcher(operatorLog())
                .results()
                .map(result -> Long.parseLong(result.group(2)))
                .toList();
    }

    private long gapCount() {
        return operatorLog()
                .lines()
                .filter(line -> line.contains("may be missing"))
                .count();
    }

    private String lastCounts() {
        return operatorLog()
                .lines()
                .filter(line -> line.startsWith("operator: takeovers="))
                .reduce("", (former, later) -> later);
    }

    private String operatorLog() {
        return system.copyLog("office", "operator");
    }

    private void await(final String what, final BooleanSupplier condition) {
        Await.until(what, WITHIN_SECONDS, condition, () -> system.said() + operatorLog() + why());
    }
}
