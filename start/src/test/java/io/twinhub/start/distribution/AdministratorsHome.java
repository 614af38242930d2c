package io.twinhub.start.distribution;

import io.twinhub.config.Home;
import io.twinhub.config.SealedVersions;
import io.twinhub.config.SystemSpec;
import io.twinhub.metadata.SerialCodec;
import io.twinhub.start.control.AskedComputer;
import io.twinhub.start.keys.AddressBook;
import io.twinhub.start.keys.Credentials;
import io.twinhub.start.keys.Signed;
import io.twinhub.start.keys.TestKeys;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;

/** The home of who administers the computers plant-1 and plant-2, with a small first version and one of several stretches, and what a console does there. */
final class AdministratorsHome {
    static final String FIRST = "v1";
    static final String VERSION = "v2";

    final SealedVersions versions;
    final int port;

    AdministratorsHome(final Path folder) throws IOException {
        try (ServerSocket free = new ServerSocket()) {
            free.bind(new InetSocketAddress("127.0.1.11", 0));
            port = free.getLocalPort();
        }
        versions = new SealedVersions(new Home(folder.resolve("administrator")).prepare());
        versions.seal(LargeSystem.of(FIRST, 0, port, 1), "test", "", 1);
        // Signed as the first one, while it is.
        sent(FIRST);
        versions.seal(LargeSystem.of(VERSION, 1, port, 4000), "test", "more events", 2);
    }

    SentVersion sent(final String version) {
        return SentVersion.of(versions, version, TestKeys.ADMINISTRATOR);
    }

    void send(final String version, final String computer) {
        try (AskedComputer asked = ask(TestKeys.ADMINISTRATOR, computer)) {
            sent(version).sendTo(asked, bytes -> {});
        }
    }

    Signed statement(final String version) {
        sent(version);
        return SerialCodec.of(Signed.TYPE)
                .decode(versions.folder(version).statement().orElseThrow());
    }

    String hash(final String version) {
        return versions.info(version).contentHash();
    }

    StretchRequest stretch(final String version, final int offset) {
        return DistributionDesk.stretch(hash(version), versions.content(version), offset);
    }

    AddressBook addresses() {
        final SystemSpec spec = versions.load(VERSION);
        return new AddressBook(
                spec.name(),
                port,
                List.of(
                        new AddressBook.Entry("plant-1", "127.0.1.11"),
                        new AddressBook.Entry("plant-2", "127.0.1.12")));
    }

    AskedComputer ask(final Credentials credentials, final String computer) {
        return AskedComputer.remote(credentials, computer, addresses().of(computer));
    }
}
