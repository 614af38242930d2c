package io.twinhub.config;

import java.nio.file.Path;
import java.util.Map;

/**
 * The folders in which everything lies that a computer keeps: sealed versions, and per computer and version what its
 * processes need. Names paths only; what is created there is created through {@link OwnerOnlyFiles}. Immutable.
 *
 * <pre>
 * versions/VERSION/system.serial, seal.serial
 * keys/authority.p12, administrator.p12, COMPUTER.invitation
 * computers/COMPUTER/start.lock, processes.serial, control
 * computers/COMPUTER/VERSION/source-epoch, hub/log, copies/COPY/instance.serial, copies/COPY/log, copies/COPY/socket
 * computers/COMPUTER/VERSION/copies/COPY/data, further
 * </pre>
 *
 * @param root the uppermost folder, absolute.
 */
public record Home(Path root) {
    /** Names the folder where neither an option nor the default applies. */
    public static final String VARIABLE = "TWINHUB_HOME";

    public Home {
        root = root.toAbsolutePath().normalize();
    }

    /**
     * The home that a user means.
     *
     * @param option what was given on the command line; null if nothing was.
     * @param environment of the process.
     */
    public static Home locate(final String option, final Map<String, String> environment) {
        if (option != null && !option.isBlank()) {
            return new Home(Path.of(option));
        }
        final String variable = environment.getOrDefault(VARIABLE, "");
        return new Home(variable.isBlank() ? Path.of(System.getProperty("user.home"), ".twinhub") : Path.of(variable));
    }

    /** Makes the folder if it is missing; refuses one that others may write to. */
    public Home prepare() {
        OwnerOnlyFiles.checkPrivate(root);
        OwnerOnlyFiles.createFolder(root);
        return this;
    }

    /** All sealed versions. */
    public Path versions() {
        return root.resolve("versions");
    }

    /** One sealed version. */
    public Path version(final String version) {
        return versions().resolve(version);
    }

    /** The serial form of a version's content. */
    public Path systemFile(final String version) {
        return version(version).resolve(SealedVersions.SYSTEM_FILE);
    }

    /** The keys of who administers a system, and of computers that were invited. */
    public Path keys() {
        return root.resolve("keys");
    }

    /** What a computer was invited with. */
    public Path invitation(final String computer) {
        return keys().resolve(computer + ".invitation");
    }

    /** What one computer keeps: a folder per version, and what its start command needs. */
    public Path computer(final String computer) {
        return root.resolve("computers").resolve(computer);
    }

    /** Where the computer's start command is asked. */
    public Path controlSocket(final String computer) {
        return computer(computer).resolve("control");
    }

    /** What one computer keeps for one version. */
    public Path computer(final String computer, final String version) {
        return computer(computer).resolve(version);
    }

    /** The source epoch of the computer's localHub. */
    public Path sourceEpoch(final String computer, final String version) {
        return computer(computer, version).resolve("source-epoch");
    }

    /** What the computer granted in the election of the assigner. */
    public Path ballots(final String computer, final String version) {
        return computer(computer, version).resolve("ballots");
    }

    /** The number of the last start of the computer's mainHub. */
    public Path starts(final String computer, final String version) {
        return computer(computer, version).resolve("starts");
    }

    /** What the start command permits the computer's localHub. */
    public Path permit(final String computer, final String version) {
        return computer(computer, version).resolve("permit");
    }

    /** The log of the computer's hub process. */
    public Path hubLog(final String computer, final String version) {
        return computer(computer, version).resolve("hub").resolve("log");
    }

    /** What one program copy keeps on a computer. */
    public Path copy(final String computer, final String version, final String copy) {
        return computer(computer, version).resolve("copies").resolve(copy);
    }

    /** What a program is told when it starts: an {@link InstanceFile}. */
    public Path instanceFile(final String computer, final String version, final String copy) {
        return copy(computer, version, copy).resolve("instance.serial");
    }

    /** Where a program of the infrastructure is asked, an assigner or a manager, given the file that it is told at its start: in the same folder, which its owner alone may enter. */
    public static Path copySocket(final Path instanceFile) {
        return instanceFile.resolveSibling("socket");
    }

    /** What the program of a copy itself keeps, given the folder of the copy. */
    public static Path data(final Path copyFolder) {
        return copyFolder.resolve("data");
    }

    /** Where the instance of a further version connects to that of this one, given the folder of the copy, which its owner alone may enter. */
    public static Path further(final Path copyFolder) {
        return copyFolder.resolve("further");
    }

    /** The log of one program copy. */
    public Path copyLog(final String computer, final String version, final String copy) {
        return copy(computer, version, copy).resolve("log");
    }

    /** The shared memory of a computer's hub process and its programs. */
    public static Path sharedMemory(final SystemPlan plan, final String computer, final String user) {
        return sharedMemory(plan.systemName(), plan.version(), computer, user);
    }

    /** The same for who knows the names alone. */
    public static Path sharedMemory(
            final String system, final String version, final String computer, final String user) {
        return Path.of("/dev/shm", "twinhub-" + system + "-" + version + "-" + computer + "-" + user);
    }
}
