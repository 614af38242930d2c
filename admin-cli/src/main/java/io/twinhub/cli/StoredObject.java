package io.twinhub.cli;

import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.Position;
import io.twinhub.metadata.SerialCodec;
import io.twinhub.metadata.SerialFile;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.metadata.Units;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What lies in a serial file.
 *
 * @param type its class.
 * @param object the object.
 * @param <T> the record.
 */
record StoredObject<T>(DataClass<T> type, T object) {
    private static final int VERSION_OFFSET = 6;

    /**
     * Reads a file of any origin.
     *
     * @param wanted its class; null if the number in the file shall tell.
     * @throws TwinhubException if it cannot be read, is too long, of an unknown class or damaged.
     */
    static StoredObject<?> read(final Path file, final KnownClasses known, final DataClass<?> wanted) {
        final byte[] content = bytes(file);
        final UnsafeBuffer buffer = new UnsafeBuffer(content);
        final int classId = SerialCodec.classId(buffer, 0, content.length);
        if (classId < 0) {
            throw notSerial(file, content);
        }
        if (wanted != null) {
            return decode(file, wanted, content);
        }
        final List<KnownClass> found = known.numbered(classId);
        if (found.isEmpty()) {
            final int version = buffer.getShort(VERSION_OFFSET, ByteOrder.LITTLE_ENDIAN) & 0xFFFF;
            throw new TwinhubException(
                    ErrorResult.of(ErrorCode.CLI_FILE_CLASS_UNKNOWN, file, classId, version, content.length)
                            .expected("an object of a class that twinhub metadata list shows")
                            .action("Name the jar or folder of its class with --class-path."));
        }
        if (found.size() > 1) {
            throw new TwinhubException(ErrorResult.of(ErrorCode.CLI_CLASS_AMBIGUOUS, classId)
                    .expected("--class with one of: " + KnownClasses.javaNames(found)));
        }
        return decode(file, found.get(0).type(), content);
    }

    private static byte[] bytes(final Path file) {
        try {
            return SerialFile.bytes(file, SerialFile.LENGTH_MAX);
        } catch (final OutOfMemoryError e) {
            throw needsMoreMemory(file, "a file", e);
        }
    }

    private static <T> StoredObject<T> decode(final Path file, final DataClass<T> type, final byte[] content) {
        try {
            return new StoredObject<>(type, SerialCodec.of(type).decode(content));
        } catch (final TwinhubException e) {
            throw new TwinhubException(e.error().at(new Position(file.toString(), 0, 0)), e);
        } catch (final OutOfMemoryError e) {
            // What was read is garbage by now. A file within the limit can still hold more objects than a small heap.
            throw needsMoreMemory(file, type, e);
        }
    }

    private static TwinhubException needsMoreMemory(final Path file, final Object what, final OutOfMemoryError cause) {
        final String heap = Units.printSizeBytes(Runtime.getRuntime().maxMemory());
        return new TwinhubException(
                ErrorResult.of(
                                ErrorCode.SERIAL_TOO_LARGE,
                                what,
                                "it needs more memory than the " + heap + " of this command")
                        .at(new Position(file.toString(), 0, 0))
                        .action("Give the command more: JDK_JAVA_OPTIONS=-Xmx4g"),
                cause);
    }

    private static TwinhubException notSerial(final Path file, final byte[] content) {
        final boolean text = content.length > 0 && (content[0] == '<' || content[0] == '{');
        final String reason;
        if (content.length == 0) {
            reason = "it is empty";
        } else {
            reason = text ? "it is text already" : "it does not begin with the header of a data class";
        }
        return new TwinhubException(ErrorResult.of(ErrorCode.CLI_FILE_NOT_SERIAL, file, reason)
                .expected("a file in serial form, such as system.serial of a sealed version"));
    }
}
