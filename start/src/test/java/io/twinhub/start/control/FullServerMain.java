package io.twinhub.start.control;

import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.runtime.ErrorReport;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A process that can be asked over a local socket, and opens as many files as it may until it is told to close them. Argument: the socket. */
final class FullServerMain {
    private FullServerMain() {}

    public static void main(final String[] args) throws IOException {
        final ErrorReport errors = new ErrorReport(error -> System.out.println(error.toText()));
        try (ControlServer server = new ControlServer(
                List.of(new Service<>(ReportRequest.EXCHANGE, request -> ControlServerTest.REPORT)),
                ControlLimits.standard(),
                errors)) {
            final Path socket = Path.of(args[0]);
            server.openLocal(socket);
            // Everything is done once: without a free file no class can be read.
            errors.accept(ErrorResult.of(ErrorCode.CONTROL_NOT_OPEN, socket, "a first error"));
            try (AskedComputer asked = AskedComputer.local("plant-1", socket)) {
                asked.ask(ReportRequest.EXCHANGE, ReportRequest.STATUS);
            }
            final List<FileInputStream> files = openAll(socket.resolveSibling("file"));
            System.out.println("full");
            System.in.read();
            for (final FileInputStream file : files) {
                file.close();
            }
            System.in.read();
        }
    }

    private static List<FileInputStream> openAll(final Path file) {
        final List<FileInputStream> files = new ArrayList<>();
        try {
            while (true) {
                files.add(new FileInputStream(file.toFile()));
            }
        } catch (final IOException full) {
            return files;
        }
    }
}
