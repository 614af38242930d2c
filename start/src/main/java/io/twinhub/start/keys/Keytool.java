package io.twinhub.start.keys;

import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Makes keys and certificates by the tool that comes with every Java, so that nothing here has to know how certificates are made. */
final class Keytool {
    /** A store needs one. It is no secret: what protects a store are the rights of its file. */
    static final char[] PASSWORD = "twinhub-home".toCharArray();

    /** A key takes it a second, and some on a busy machine. */
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** Of what it says, when it fails. */
    private static final int SAID_LENGTH_MAX = 4096;

    private static final String PASSWORD_VARIABLE = "TWINHUB_STORE_PASSWORD";

    private Keytool() {}

    /**
     * Makes a pair of keys and a certificate in a store; makes the store if it is missing.
     *
     * @param alias of the new key in the store.
     * @param further more options.
     */
    static void generate(
            final Path store, final String alias, final String subject, final int days, final List<String> further) {
        final List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keystore",
                store.toString(),
                "-storetype",
                "PKCS12",
                "-storepass:env",
                PASSWORD_VARIABLE,
                "-alias",
                alias,
                "-dname",
                subject,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                // Clocks of computers may differ by some hours when they are set up.
                "-startdate",
                "-1d",
                "-validity",
                Integer.toString(days)));
        command.addAll(further);
        run(command, LIMIT);
    }

    /**
     * Runs a command that ends by itself.
     *
     * @throws TwinhubException if it does not end in time, and is killed, or says that it failed.
     */
    static void run(final List<String> command, final Duration limit) {
        Process process = null;
        try {
            final ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put(PASSWORD_VARIABLE, new String(PASSWORD));
            process = builder.start();
            await(process, command.get(0), limit);
        } catch (final IOException ex) {
            throw failed(ex.getMessage(), ex);
        } catch (final InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw failed("interrupted", ex);
        } finally {
            if (process != null) {
                kill(process);
            }
        }
    }

    private static void await(final Process process, final String tool, final Duration limit)
            throws IOException, InterruptedException {
        final CountDownLatch late = new CountDownLatch(1);
        CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> {
                    if (process.isAlive()) {
                        late.countDown();
                        kill(process);
                    }
                });
        process.getOutputStream().close();
        final InputStream out = process.getInputStream();
        final String said = new String(out.readNBytes(SAID_LENGTH_MAX), StandardCharsets.UTF_8).strip();
        // The end of a tool that has more to say would wait for a reader.
        out.transferTo(OutputStream.nullOutputStream());
        final int exitCode = process.waitFor();
        if (late.getCount() == 0) {
            throw new TwinhubException(
                    ErrorResult.of(ErrorCode.KEYS_FAILED, tool + " did not end within " + limit.toMillis() + " ms")
                            .action("Try again; if it does not end then either, look what keeps this from ending: "
                                    + tool + " -list -cacerts -storepass changeit"));
        }
        if (exitCode != 0) {
            throw failed(said, null);
        }
    }

    /** With what it started: that would keep its output open. Not by the process itself, which would close the output on who reads it. */
    private static void kill(final Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.toHandle().destroyForcibly();
    }

    static TwinhubException failed(final String why, final Exception cause) {
        return new TwinhubException(ErrorResult.of(ErrorCode.KEYS_FAILED, String.valueOf(why)), cause);
    }
}
