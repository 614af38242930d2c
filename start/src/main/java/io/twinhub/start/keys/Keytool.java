package io.twinhub.start.keys;

import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes keys and certificates by the tool that comes with every Java, so that nothing here has to know how certificates are made. */
final class Keytool {
    /** A store needs one. It is no secret: what protects a store are the rights of its file. */
    static final char[] PASSWORD = "twinhub-home".toCharArray();

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
        run(command);
    }

    private static void run(final List<String> command) {
        try {
            final ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put(PASSWORD_VARIABLE, new String(PASSWORD));
            final Process process = builder.start();
            process.getOutputStream().close();
            final String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw failed(said.strip(), null);
            }
        } catch (final IOException ex) {
            throw failed(ex.getMessage(), ex);
        } catch (final InterruptedException ex) {
            Thread.currentThread().interrupt();
            throw failed("interrupted", ex);
        }
    }

    static TwinhubException failed(final String why, final Exception cause) {
        return new TwinhubException(ErrorResult.of(ErrorCode.KEYS_FAILED, String.valueOf(why)), cause);
    }
}
