package io.twinhub.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Installs the Debian package with dpkg, runs it as its user, verifies its unit, updates it, removes and purges it: in a copy of this machine's files (an overlay, in a mount namespace of its own), of which nothing
 * is left afterwards.
 */
@Tag("night")
final class InstallTest {
    private static final Path DEB = Path.of(System.getProperty("twinhub.deb.file"));
    private static final long WITHIN_S = 180;
    private static final String NO_COPY = "no copy of the machine";

    private static final String COPY = """
            set -e
            mount -t tmpfs tmpfs "$1"
            mkdir "$1/upper" "$1/work" "$1/root"
            mount -t overlay overlay -o "lowerdir=/,upperdir=$1/upper,workdir=$1/work" "$1/root"
            mount --bind /proc "$1/root/proc"
            mount --bind /dev "$1/root/dev"
            mount -t tmpfs -o mode=1777 tmpfs "$1/root/tmp"
            cp "$2" "$1/root/tmp/twinhub.deb"
            cp "$3" "$1/root/tmp/install.sh"
            exec chroot "$1/root" /bin/sh /tmp/install.sh
            """;

    private static final String INSTALL = """
            cd /
            export LC_ALL=C
            as_twinhub() { su -s /bin/sh twinhub -c "TWINHUB_HOME=/var/lib/twinhub XDG_CACHE_HOME=/var/cache/twinhub $*"; }
            # Its dependency is whichever Java runs this test, which need not be a package.
            dpkg --force-depends -i /tmp/twinhub.deb
            echo "installed: $?"
            if [ -x /usr/bin/systemd-analyze ]; then systemd-analyze verify --man=no twinhub@plant-1.service; fi
            echo "verified: $?"
            twinhub --version
            install -d -o twinhub -g twinhub /var/cache/twinhub   # systemd does so
            as_twinhub twinhub config import /usr/lib/twinhub/config-samples/quickstart/system.xml
            dpkg --force-depends -i /tmp/twinhub.deb
            echo "updated: $?"
            as_twinhub twinhub config list
            dpkg -r twinhub
            echo "removed: $?, files left: $(ls -d /usr/lib/twinhub /usr/bin/twinhub 2>/dev/null)."
            echo "state: $(stat -c '%A %U' /var/lib/twinhub) $(ls /var/lib/twinhub/versions)"
            dpkg -P twinhub
            echo "purged: $?, cache: $(ls -d /var/cache/twinhub /etc/default/twinhub 2>/dev/null)."
            echo "state: $(ls /var/lib/twinhub/versions)"
            dpkg --force-depends -i /tmp/twinhub.deb
            install -d -o twinhub -g twinhub /var/cache/twinhub
            echo "again: $(as_twinhub twinhub config list | grep -c 'quickstart.*in service')"
            """;

    @TempDir
    private Path folder;

    @Test
    void shouldRunVerifyAndLeaveItsState() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root may install");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/dpkg")), "dpkg is not installed");

        final String said = run();

        assumeTrue(said.contains("installed: "), NO_COPY + ": " + said);
        assertThat(said)
                .contains("installed: 0", "verified: 0", "updated: 0", "again: 1")
                .containsPattern("(?m)^twinhub \\d")
                .contains("ok Version 1 of system quickstart is sealed.")
                .containsPattern("(?m)^1 +quickstart .*in service")
                .contains("removed: 0, files left: .\nstate: drwx------ twinhub 1\n")
                .contains("the state in /var/lib/twinhub stays", "purged: 0, cache: .\nstate: 1\n");
    }

    private String run() throws IOException, InterruptedException {
        final Path copy = Files.writeString(folder.resolve("copy.sh"), COPY);
        final Path install = Files.writeString(folder.resolve("install.sh"), INSTALL);
        final Path root = Files.createDirectory(folder.resolve("machine"));
        final Path said = folder.resolve("said");
        final Process process = new ProcessBuilder(
                        "unshare",
                        "--mount",
                        "sh",
                        copy.toString(),
                        root.toString(),
                        DEB.toString(),
                        install.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        if (!process.waitFor(WITHIN_S, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("not done within " + WITHIN_S + " s: " + Files.readString(said));
        }
        return Files.readString(said);
    }
}
