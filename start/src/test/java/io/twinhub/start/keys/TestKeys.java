package io.twinhub.start.keys;

import io.twinhub.config.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.agrona.IoUtil;

/** Keys of a system for all tests of this process, because each takes the JVM of a keytool. */
public final class TestKeys {
    public static final String SYSTEM = "waterworks";

    public static final Credentials ADMINISTRATOR;
    public static final Credentials PLANT_1;
    public static final Credentials PLANT_2;
    /** Of the same names under another authority. */
    public static final Credentials FOREIGN_ADMINISTRATOR;

    private TestKeys() {}

    static {
        try {
            final Path folder = Files.createTempDirectory("twinhub-keys-");
            final AddressBook addresses = new AddressBook(SYSTEM, 23100, List.of());
            final Home home = new Home(folder.resolve("home")).prepare();
            PLANT_1 = new Authority(home).invite("plant-1", addresses).credentials();
            PLANT_2 = new Authority(home).invite("plant-2", addresses).credentials();
            ADMINISTRATOR = new Authority(home).administrator();
            final Home foreign = new Home(folder.resolve("foreign")).prepare();
            new Authority(foreign).invite("plant-1", addresses);
            FOREIGN_ADMINISTRATOR = new Authority(foreign).administrator();
            IoUtil.delete(folder.toFile(), true);
        } catch (final IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /** What such a computer was invited with. */
    public static Invitation invitation(final Credentials credentials, final AddressBook addresses) {
        return new Invitation(addresses, credentials.toBytes());
    }
}
