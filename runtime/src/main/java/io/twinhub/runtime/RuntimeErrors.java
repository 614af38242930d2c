package io.twinhub.runtime;

import io.aeron.exceptions.RegistrationException;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import java.nio.file.Path;
import java.util.List;

/** The errors that this module reports, each with what was expected and what to do. */
final class RuntimeErrors {
    private static final long KIB = 1024;

    private RuntimeErrors() {}

    static ErrorResult jvmArgumentMissing(final String argument) {
        return ErrorResult.of(ErrorCode.RUNTIME_JVM_ARGUMENT_MISSING, argument)
                .expected("java " + argument + " …")
                .action("Add this argument to the command of the program, or set it in the environment variable"
                        + " JDK_JAVA_OPTIONS.");
    }

    static ErrorResult alreadyRunning(final Path directory, final long processId) {
        final String holder = processId > 0 ? "process " + processId : "another process";
        return ErrorResult.of(ErrorCode.RUNTIME_ALREADY_RUNNING, directory, holder)
                .expected("one start per computer, system version and user")
                .action("Stop " + holder + " first, or use it.");
    }

    static ErrorResult sharedMemoryFull(final Path directory, final long freeBytes, final long neededBytes) {
        return ErrorResult.of(
                        ErrorCode.RUNTIME_SHARED_MEMORY_FULL,
                        directory.toAbsolutePath().getParent(),
                        freeBytes / KIB)
                .expected("at least " + neededBytes / KIB + " KiB free")
                .action("Remove what is not needed there, or enlarge it (mount -o remount,size=… or, in a container,"
                        + " --shm-size).");
    }

    static ErrorResult channelHasNoSpace(final String channel, final Throwable cause) {
        return ErrorResult.of(ErrorCode.RUNTIME_CHANNEL_HAS_NO_SPACE, channel)
                .expected("free space for its log")
                .action("Remove what is not needed in shared memory, or enlarge it (mount -o remount,size=… or, in a"
                        + " container, --shm-size). It is tried again every second.")
                .causedBy(cause);
    }

    static ErrorResult driverNotStarted(final Path directory, final Throwable cause) {
        return ErrorResult.of(ErrorCode.RUNTIME_DRIVER_NOT_STARTED, directory)
                .expected("a folder in shared memory that this user may create and write")
                .action("Look at the cause.")
                .causedBy(cause);
    }

    static ErrorResult directoryOfAnother(final Path directory, final String owner) {
        return ErrorResult.of(ErrorCode.RUNTIME_DIRECTORY_OF_ANOTHER, directory, owner)
                .expected("nothing there, or a folder that this user left behind")
                .action("Remove it.");
    }

    /** What a channel of ours met, told apart by what a person can do about it. */
    static ErrorResult channelFailed(final String channel, final Throwable cause) {
        final String text = String.valueOf(cause.getMessage());
        if (cause instanceof RegistrationException refused && refused.errorCode() == io.aeron.ErrorCode.STORAGE_SPACE) {
            return channelHasNoSpace(channel, cause);
        }
        if (isPortInUse(cause)) {
            return ErrorResult.of(ErrorCode.RUNTIME_PORT_IN_USE, endpoint(channel))
                    .expected("a free port")
                    .action("Stop the other user of the port (ss -ulpn shows it), or give the system another basePort."
                            + " It is tried again every second.");
        }
        if (text.contains("Cannot assign requested address")) {
            return ErrorResult.of(ErrorCode.RUNTIME_ADDRESS_NOT_HERE, endpoint(channel))
                    .expected("the address that the configuration gives to this computer on an interface that is up")
                    .action("Compare the configuration with the interfaces of this computer (ip address)."
                            + " It is tried again every second.");
        }
        return ErrorResult.of(ErrorCode.RUNTIME_CHANNEL_FAILED, channel)
                .action("It is tried again every second.")
                .causedBy(cause);
    }

    static boolean isPortInUse(final Throwable cause) {
        return String.valueOf(cause.getMessage()).contains("Address already in use");
    }

    static ErrorResult foreignDatagrams(final List<String> addresses, final int port) {
        return ErrorResult.of(ErrorCode.RUNTIME_FOREIGN_DATAGRAMS, String.join(" or ", addresses), port)
                .expected("messages of computers that run the same sealed version")
                .action("Stop what sends there (tcpdump -n udp dst port " + port
                        + " shows it), or give the system another basePort. This is said once.");
    }

    static ErrorResult socketBufferSmall(final int wantedBytes, final long allowedBytes) {
        return ErrorResult.of(ErrorCode.RUNTIME_SOCKET_BUFFER_SMALL, wantedBytes, allowedBytes)
                .expected("net.core.rmem_max of at least " + wantedBytes)
                .action(
                        "sysctl -w net.core.rmem_max=" + wantedBytes
                                + " (and a file in /etc/sysctl.d for the next start), or a smaller socketBuffer of the transport.");
    }

    static ErrorResult epochUnreadable(final Path file) {
        return ErrorResult.of(ErrorCode.RUNTIME_EPOCH_UNREADABLE, file)
                .expected("the file as it was written")
                .action("Bring it back from a backup, or remove it after all other computers of the system were"
                        + " stopped.");
    }

    static ErrorResult epochNotStored(final Path file, final Throwable cause) {
        return ErrorResult.of(ErrorCode.RUNTIME_EPOCH_NOT_STORED, file)
                .expected("a folder that this user may write, with free space")
                .action("Look at the cause. It is tried again.")
                .causedBy(cause);
    }

    static ErrorResult hubFailed(final String name, final Throwable cause) {
        return ErrorResult.of(ErrorCode.RUNTIME_HUB_FAILED, name, cause)
                .action("The process ends and is started again; its log has the details.")
                .causedBy(cause);
    }

    static ErrorResult aeronError(final Throwable cause) {
        return ErrorResult.of(ErrorCode.RUNTIME_AERON_ERROR, String.valueOf(cause.getMessage()));
    }

    private static String endpoint(final String channel) {
        final int start = channel.indexOf("endpoint=");
        if (start < 0) {
            return channel;
        }
        final int end = channel.indexOf('|', start);
        return channel.substring(start + "endpoint=".length(), end < 0 ? channel.length() : end);
    }
}
