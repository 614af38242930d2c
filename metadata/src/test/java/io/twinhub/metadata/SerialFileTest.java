package io.twinhub.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SerialFileTest {
    private static final SerialFile<ErrorResult> FILE = SerialFile.of(ErrorResult.TYPE);

    @TempDir
    private Path folder;

    @Test
    void shouldGiveBackWhatWasWritten() throws IOException {
        final Path file = folder.resolve("error.serial");
        final ErrorResult first = ErrorResult.of(ErrorCode.UNKNOWN, "first");
        final ErrorResult second = ErrorResult.of(ErrorCode.UNKNOWN, "second")
                .in("bus", "plant-1", "pump")
                .causedBy(first);
        FILE.write(file, first);
        FILE.write(file, second);

        assertThat(FILE.read(file)).isEqualTo(second);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).as("nothing else is left").containsExactly(file);
        }
    }

    @Test
    void shouldKeepTheOldContentIfTheNewOneCannotBeWritten() throws IOException {
        final Path file = folder.resolve("error.serial");
        final ErrorResult error = ErrorResult.of(ErrorCode.UNKNOWN, "old");
        FILE.write(file, error);
        final ErrorResult invalid = new ErrorResult(0, null, "", Where.NOWHERE, "", "", java.util.List.of(), null);
        refuses(ErrorCode.SERIAL_VALUE_WRONG, () -> FILE.write(file, invalid));
        assertThat(FILE.read(file)).isEqualTo(error);

        // A folder in the way can be replaced by no file.
        final Path taken = Files.createDirectories(folder.resolve("taken"));
        Files.createFile(taken.resolve("inside"));
        assertThat(refuses(ErrorCode.SERIAL_FILE_NOT_WRITTEN, () -> FILE.write(taken, error))
                        .text())
                .contains(taken.toString());
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(file, taken);
        }
    }

    @Test
    void shouldNameTheFileThatCannotBeRead() throws IOException {
        final Path missing = folder.resolve("missing");
        assertThat(refuses(ErrorCode.SERIAL_FILE_UNREADABLE, () -> FILE.read(missing))
                        .text())
                .contains(missing.toString(), "no such file");

        final Path damaged = folder.resolve("damaged");
        FILE.write(damaged, ErrorResult.of(ErrorCode.UNKNOWN, "x"));
        Files.write(damaged, new byte[] {0}, StandardOpenOption.APPEND);
        assertThat(refuses(ErrorCode.SERIAL_VALUE_WRONG, () -> FILE.read(damaged))
                        .toText())
                .startsWith(damaged + ": ");
    }

    @Test
    void shouldNotLoadAHugeFile() throws IOException {
        final Path huge = folder.resolve("huge");
        try (FileChannel channel = FileChannel.open(huge, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(1), 1L << 40);
        }
        assertThat(refuses(ErrorCode.SERIAL_FILE_UNREADABLE, () -> FILE.read(huge))
                        .toText())
                .contains("1099511627777 bytes", "at most 64MiB");
    }

    private static ErrorResult refuses(final ErrorCode code, final ThrowingCallable call) {
        final ErrorResult[] error = new ErrorResult[1];
        assertThatExceptionOfType(TwinhubException.class).isThrownBy(call).satisfies(e -> error[0] = e.error());
        assertThat(error[0].errorCode()).as(error[0].toText()).isEqualTo(code);
        return error[0];
    }
}
