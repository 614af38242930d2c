package io.twinhub.start;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a Java process of the Twinhub is started: by the same Java and with the same class path as this process, with the
 * arguments that Agrona and Aeron need on this version of Java, and without a warning on the console.
 */
public final class JavaCommand {
    private static final int FIRST_WITH_NATIVE_ACCESS_WARNING = 24;

    /** Set by the launcher: the archive of loaded classes that shortens the start; need not exist. */
    private static final String ARCHIVE_PROPERTY = "twinhub.archive";

    private JavaCommand() {}

    /** The binary that runs this process. */
    public static Path binary() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /** What any program that uses a Bus or a hub needs on the Java that runs this process; no class path, no memory settings. */
    public static List<String> options() {
        return options(Runtime.version().feature());
    }

    static List<String> options(final int feature) {
        final List<String> options = new ArrayList<>();
        // Agrona's buffers reach memory through this internal class on every version of Java.
        options.add("--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED");
        if (feature >= FIRST_WITH_NATIVE_ACCESS_WARNING) {
            options.add("--enable-native-access=ALL-UNNAMED");
        }
        return List.copyOf(options);
    }

    /**
     * The whole command for a process of the Twinhub itself.
     *
     * @param jvmOptions further JVM options, such as a heap size.
     * @param mainClass qualified name of the class to run; must be on this process' class path.
     * @param arguments its arguments.
     */
    public static List<String> of(final List<String> jvmOptions, final String mainClass, final List<String> arguments) {
        final List<String> command = new ArrayList<>();
        command.add(binary().toString());
        command.addAll(options());
        command.addAll(archiveOptions());
        command.addAll(jvmOptions);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(mainClass);
        command.addAll(arguments);
        return List.copyOf(command);
    }

    private static List<String> archiveOptions() {
        final String archive = System.getProperty(ARCHIVE_PROPERTY);
        if (archive == null || !Files.isReadable(Path.of(archive))) {
            return List.of();
        }
        // An archive that does not fit is ignored without a word: it is nothing but speed.
        return List.of(
                "-XX:SharedArchiveFile=" + archive,
                "-Xshare:auto",
                "-Xlog:disable",
                "-D" + ARCHIVE_PROPERTY + "=" + archive);
    }
}
