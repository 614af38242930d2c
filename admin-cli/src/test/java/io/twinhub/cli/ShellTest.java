package io.twinhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.config.Home;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.ExternalTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The shell on a terminal whose keys this test presses, and on lines. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
final class ShellTest {
    private static final String CTRL_C = "\u0003";
    private static final String CTRL_D = "\u0004";
    private static final String UP = "\u001b[A";

    @TempDir
    private Path folder;

    private final PipedOutputStream keys = new PipedOutputStream();
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private Terminal terminal;
    private CompletableFuture<Integer> shell;

    @BeforeEach
    void openTerminal() throws IOException {
        terminal = new ExternalTerminal("test", "ansi", new PipedInputStream(keys), screen, StandardCharsets.UTF_8);
        terminal.setSize(Size.of(200, 40));
    }

    @AfterEach
    void closeTerminal() throws IOException {
        terminal.close();
    }

    @Test
    void shouldRunCommandsUntilExit() throws Exception {
        start();
        type("config list\r");
        await("begin with: twinhub config import FILE");
        type("twinhub --version\r");
        await("java " + Runtime.version());
        type("exit\r");

        assertThat(shell.get()).isZero();
    }

    @Test
    void shouldEndOnCtrlDWithTheStatusOfTheLastCommand() throws Exception {
        start();
        type("config show 7\r");
        await("There is no sealed version 7");
        type(CTRL_D);

        assertThat(shell.get()).isEqualTo(1);
    }

    @Test
    void shouldCompleteCommandsOptionsAndNames() throws Exception {
        importQuickstart();
        start();
        type("conf\tsh\t1 --comp\tpl\t\r");
        await("copy       board");
        type("exit\r");

        assertThat(shell.get()).isZero();
        assertThat(text()).contains("Computer plant-1 in version 1 of system quickstart");
    }

    @Test
    void shouldInterruptTheCommandAndNotItself() throws Exception {
        final Path log = new Home(folder).copyLog("plant", "1", "pump");
        Files.createDirectories(log.getParent());
        Files.writeString(log, "pump begins\n");
        start();
        type("logs pump --follow\r");
        await("pump begins");
        type(CTRL_C);
        type("config list\r");
        await("begin with: twinhub config import FILE");
        type("config li" + CTRL_C + "quit\r");

        assertThat(shell.get()).isZero();
    }

    @Test
    void shouldShowLongOutputByPages() throws Exception {
        start();
        terminal.setSize(Size.of(200, 10));
        type("metadata schema system\r");
        await("-- more:");
        final int firstPage = text().length();
        type(" ");
        await("-- more:", firstPage);
        type("q");
        type("config list\r");
        await("begin with: twinhub config import FILE");
        type("exit\r");

        assertThat(shell.get()).isZero();
        assertThat(text()).doesNotContain("</sbe:messageSchema>");
    }

    @Test
    void shouldRememberWhatWasTypedForItsOwnerAlone() throws Exception {
        start();
        type("config show 7\r");
        await("There is no sealed version 7");
        type("exit\r");
        shell.get();
        final Path history = folder.resolve("console-history");
        assertThat(Files.readString(history)).contains("config show 7");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(history)))
                .isEqualTo("rw-------");

        final int before = text().length();
        start();
        type(UP + UP + "\r");
        await("There is no sealed version 7", before);
        type("exit\r");
        assertThat(shell.get()).isEqualTo(1);
    }

    @Test
    void shouldRunLinesFromAPipe() throws IOException {
        final StringWriter out = new StringWriter();
        final StringWriter err = new StringWriter();
        final int exit = new Shell(new Home(folder))
                .runLines(new BufferedReader(new StringReader("""
                                # what there is
                                config list --json

                                config show 'no such'
                                config show "7
                                shell
                                config list
                                quit
                                config show 7
                                """)), new PrintWriter(out), new PrintWriter(err));

        assertThat(exit).isZero();
        assertThat(out.toString()).startsWith("[]\nNo version is sealed in " + folder);
        assertThat(err.toString())
                .contains("There is no sealed version no such", "error: Missing closing quote: config show \"7")
                .contains("error: this is the shell")
                .doesNotContain("version 7");
    }

    private void importQuickstart() {
        assertThat(Console.run("config", "import", "../config-samples/quickstart/system.xml", "--home", folder)
                        .exit())
                .isZero();
    }

    private void start() {
        shell = new CompletableFuture<>();
        final Thread thread = new Thread(() -> shell.complete(new Shell(new Home(folder)).runInteractively(terminal)));
        thread.setDaemon(true);
        thread.start();
        await("twinhub> ", text().length());
    }

    private void type(final String text) throws IOException {
        keys.write(text.getBytes(StandardCharsets.UTF_8));
        keys.flush();
    }

    private void await(final String text) {
        await(text, 0);
    }

    private void await(final String wanted, final int from) {
        while (!text().substring(from).contains(wanted)) {
            if (Thread.interrupted()) {
                throw new AssertionError("waited in vain for " + wanted + " on\n" + text());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    private String text() {
        return screen.toString(StandardCharsets.UTF_8);
    }
}
