package io.twinhub.start.distribution;

import io.twinhub.config.Home;
import io.twinhub.config.SealedVersion;
import io.twinhub.config.SealedVersions;
import io.twinhub.config.VersionState;
import io.twinhub.start.Report;
import io.twinhub.start.activation.Orders;
import io.twinhub.start.control.ControlLimits;
import io.twinhub.start.control.ControlServer;
import io.twinhub.start.control.Service;
import io.twinhub.start.keys.Credentials;
import io.twinhub.start.keys.TestKeys;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a start command has of distribution, with a home of its own. */
final class ReceivingComputer implements AutoCloseable {
    final Home home;
    final SealedVersions versions;
    final Arrivals arrivals;
    final Orders orders;
    private final Credentials credentials;
    private final ControlServer server;

    private ReceivingComputer(final Path home, final InetSocketAddress address, final Credentials credentials) {
        this.home = new Home(home).prepare();
        versions = new SealedVersions(this.home);
        this.credentials = credentials;
        final PrintStream out = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        final Report report = new Report(credentials.self().name(), out, out);
        arrivals = new Arrivals(this.home, credentials, report);
        orders = new Orders(this.home, report);
        orders.credentials(credentials);
        final List<Service<?, ?>> services = new ArrayList<>(new DistributionDesk(versions, () -> arrivals).services());
        services.addAll(orders.services());
        server = new ControlServer(services, ControlLimits.standard(), error -> {});
        server.openNetwork(credentials, address);
    }

    static ReceivingComputer plant1(final Path home, final int port) {
        return new ReceivingComputer(home, new InetSocketAddress("127.0.1.11", port), TestKeys.PLANT_1);
    }

    static ReceivingComputer plant2(final Path home, final int port) {
        return new ReceivingComputer(home, new InetSocketAddress("127.0.1.12", port), TestKeys.PLANT_2);
    }

    VersionState state(final String version) {
        return versions.list().stream()
                .filter(known -> known.version().equals(version))
                .findFirst()
                .map(SealedVersion::state)
                .orElse(null);
    }

    /** What lies in the folder of versions, hidden things included. */
    List<String> files() throws IOException {
        if (!Files.isDirectory(home.versions())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(home.versions())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals(".lock"))
                    .sorted()
                    .toList();
        }
    }

    Path arriving() {
        return home.computer(credentials.self().name()).resolve("arriving");
    }

    @Override
    public void close() {
        server.close();
    }
}
