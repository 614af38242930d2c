package io.twinhub.bus;

import io.twinhub.config.Home;
import io.twinhub.config.InstanceFile;
import io.twinhub.config.OwnerOnlyFiles;
import io.twinhub.config.SealedVersions;
import io.twinhub.runtime.LocalSocket;
import io.twinhub.runtime.LocalSocketServer;
import io.twinhub.transport.LocalStream;
import java.nio.file.Path;

/** The place of an instance in a real process: the folder of its copy, and sockets in those of both versions. */
final class LocalPlace implements InstancePlace {
    private final Path folder;
    private final Former former;
    private final Path formerSocket;
    private LocalSocketServer server;

    /** @param folder of the copy. */
    LocalPlace(final InstanceFile instance, final Path folder) {
        this.folder = folder;
        final Path formerFolder = Path.of(instance.formerFolder());
        formerSocket = Home.further(formerFolder);
        former = instance.former().isEmpty()
                ? null
                : new Former(
                        instance.former(),
                        Home.data(formerFolder),
                        () -> SealedVersions.planOf(Path.of(instance.formerSystemFile())),
                        instance.formerLeads());
    }

    @Override
    public Path folder() {
        return OwnerOnlyFiles.createFolder(Home.data(folder));
    }

    @Override
    public Former former() {
        return former;
    }

    @Override
    public LocalStream connect() {
        return LocalSocket.connect(formerSocket);
    }

    @Override
    public LocalStream accept() {
        if (server == null) {
            server = new LocalSocketServer(Home.further(folder));
        }
        return server.accept();
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }
}
