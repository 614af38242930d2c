package io.twinhub.cli;

import io.twinhub.config.Home;
import io.twinhub.config.SealedVersion;
import io.twinhub.config.SealedVersions;
import io.twinhub.config.SystemPlan;
import io.twinhub.metadata.TwinhubException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What is to be said of a home: whose it is, and whether its versions are whole. */
final class HomeDoctor {
    private static final String SUBJECT = "home";
    private static final long SPACE_MIN_BYTES = 256L << 20;

    private final Home home;

    HomeDoctor(final Home home) {
        this.home = home;
    }

    List<Diagnosis> look() {
        final Path root = home.root();
        if (!Files.exists(root)) {
            return List.of(Diagnosis.ok(SUBJECT, "%s is not there yet; the first import makes it", root));
        }
        final List<Diagnosis> all = new ArrayList<>();
        try {
            all.add(rights(root));
            all.add(space(root));
            for (final SealedVersion version : new SealedVersions(home).list()) {
                all.add(version(version));
            }
        } catch (final IOException ex) {
            all.add(Diagnosis.wrong(SUBJECT, root + " cannot be looked at: " + ex.getMessage(), "ls -ld " + root));
        }
        return all;
    }

    private static Diagnosis rights(final Path root) throws IOException {
        final String owner = Files.getOwner(root).getName();
        if (!Files.isDirectory(root) || !Files.isWritable(root)) {
            return Diagnosis.wrong(
                    SUBJECT,
                    root + " is no folder to which this user may write; it belongs to " + owner,
                    "Run the command as " + owner + ", or choose another folder: --home FOLDER");
        }
        final String rights = PosixFilePermissions.toString(Files.getPosixFilePermissions(root));
        if (rights.charAt(4) == 'w' || rights.charAt(7) == 'w') {
            return Diagnosis.wrong(
                    SUBJECT,
                    root + " can be written to by others (" + rights + "); it is refused",
                    "chmod 700 " + root);
        }
        return rights.endsWith("------")
                ? Diagnosis.ok(SUBJECT, "%s, %s of %s", root, rights, owner)
                : Diagnosis.warning(SUBJECT, root + " can be entered by others (" + rights + ")", "chmod 700 " + root);
    }

    private static Diagnosis space(final Path root) throws IOException {
        final long free = Files.getFileStore(root).getUsableSpace();
        final String found = MachineDoctor.mebibytes(free) + " free";
        return free >= SPACE_MIN_BYTES
                ? Diagnosis.ok("home space", "%s", found)
                : Diagnosis.warning("home space", found + "; logs and last values need some", "df -h " + root);
    }

    private Diagnosis version(final SealedVersion version) {
        final String subject = "version " + version.version();
        try {
            new SealedVersions(home).plan(version.version());
        } catch (final TwinhubException damaged) {
            return Diagnosis.wrong(
                    subject, damaged.error().text(), "Import the same file again: twinhub config import FILE");
        }
        return Diagnosis.ok(subject, "whole, %s", version.state().text());
    }

    /** The content of the versions in service that are whole. */
    List<SystemPlan> plans() {
        final SealedVersions versions = new SealedVersions(home);
        return versions.list().stream()
                .filter(SealedVersion::inService)
                .flatMap(version -> {
                    try {
                        return Stream.of(versions.plan(version.version()));
                    } catch (final TwinhubException damaged) {
                        return Stream.empty();
                    }
                })
                .toList();
    }
}
