package io.twinhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.config.TransportPlan;
import io.twinhub.config.TransportSpec;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DoctorCommandTest {
    private static final TransportPlan SMALL = TransportPlan.of(TransportSpec.DEFAULT);

    @TempDir
    private Path folder;

    @Test
    void shouldBeOfUseWithoutAnyConfiguration() {
        final Console console = Console.run("doctor", "--home", folder.resolve("none"));

        assertThat(console.out()).contains("java", "/dev/shm", "net.core.rmem_max", "is not there yet", " looked at, ");
        assertThat(Console.run("doctor", "--json", "--home", folder.resolve("none"))
                        .out())
                .startsWith("{\"wrong\":")
                .contains("{\"subject\":\"java\",\"state\":\"ok\",");
    }

    @Test
    void shouldSayHowToMendWhatIsWrong() throws IOException {
        Files.createDirectories(folder.resolve("dev/shm"));
        write("proc/mounts", "tmpfs /dev/shm tmpfs ro,nosuid 0 0\n");
        write("proc/sys/net/core/rmem_max", "65535\n");
        write("proc/sys/net/core/wmem_max", "212992\n");
        write("proc/sys/kernel/pid_max", "300\n");
        write("proc/self/limits", "Limit  Soft  Hard  Units\nMax open files            1024   1024   files\n");
        write("sys/devices/system/clocksource/clocksource0/current_clocksource", "hpet\n");
        write("sys/devices/system/clocksource/clocksource0/available_clocksource", "hpet tsc acpi_pm\n");
        write("run/systemd/timesync/synchronized", "");

        final List<Diagnosis> found = new MachineDoctor(new MachineFiles(folder), List.of(SMALL), 1 << 20).look();

        assertThat(of(found, "/dev/shm"))
                .isEqualTo(
                        Diagnosis.wrong("/dev/shm", "cannot be written to", "mount -o remount,rw,mode=1777 /dev/shm"));
        assertThat(of(found, "net.core.rmem_max").state()).isEqualTo(Diagnosis.State.WRONG);
        assertThat(of(found, "net.core.rmem_max").fix()).startsWith("sysctl -w net.core.rmem_max=65536 && echo '");
        assertThat(of(found, "net.core.wmem_max").state()).isEqualTo(Diagnosis.State.OK);
        assertThat(of(found, "kernel.pid_max").fix()).startsWith("sysctl -w kernel.pid_max=32768");
        assertThat(of(found, "open files").found()).startsWith("1024 for each process");
        assertThat(of(found, "clock source").fix())
                .isEqualTo("echo tsc > /sys/devices/system/clocksource/clocksource0/current_clocksource");
        assertThat(of(found, "clock").found()).isEqualTo("synchronised");
    }

    @Test
    void shouldTellThatSharedMemoryIsTooSmall() throws IOException {
        Files.createDirectories(folder.resolve("dev/shm"));
        write("proc/mounts", "tmpfs /dev/shm tmpfs rw 0 0\n");

        final List<Diagnosis> found = new MachineDoctor(new MachineFiles(folder), List.of(SMALL), 1L << 50).look();

        assertThat(of(found, "/dev/shm").state()).isEqualTo(Diagnosis.State.WRONG);
        assertThat(of(found, "/dev/shm").fix()).startsWith("mount -o remount,size=");
    }

    @Test
    void shouldFindWhoHoldsThePorts() throws IOException {
        final Path home = importSystem("127.0.1.1");
        try (DatagramSocket udp = new DatagramSocket(new InetSocketAddress("127.0.1.1", 28765));
                ServerSocket tcp = new ServerSocket()) {
            tcp.bind(new InetSocketAddress("127.0.2.11", 28765));
            final Console console = Console.run("doctor", "--home", home);

            assertThat(udp.isBound()).isTrue();
            assertThat(console.exit()).isEqualTo(1);
            final String here = " by process " + ProcessHandle.current().pid() + " (";
            assertThat(console.out())
                    .containsPattern("wrong    hub-a UDP port 28765 +held on 127.0.1.1" + Pattern.quote(here))
                    .containsPattern("wrong    plant TCP port 28765 +held on 127.0.2.11" + Pattern.quote(here))
                    .containsPattern("ok       plant UDP port 28765 +free on 127.0.1.11");
        }
    }

    @Test
    void shouldRefuseAddressesThatAreNotHere() throws IOException {
        // An address of the range that stands in documents alone.
        final Path home = importSystem("192.0.2.1");

        final Console console = Console.run("doctor", "--home", home, "--computer", "hub-a");
        assertThat(console.exit()).isEqualTo(1);
        assertThat(console.out()).contains("192.0.2.1 is no address of this computer", "ip address add 192.0.2.1/24");

        assertThat(Console.run("doctor", "--home", home, "--computer", "plant").out())
                .containsPattern("ok +plant address A +127.0.1.11 is here")
                .containsPattern("plant to hub-a +192.0.2.1 (answers|does not answer)");
        assertThat(Console.run("doctor", "--home", home, "--computer", "hub-a", "--version", "2")
                        .err())
                .contains("There is no sealed version 2");
    }

    @Test
    void shouldWatchOverTheHome() throws IOException {
        final Path home = importSystem("127.0.1.1");
        Files.writeString(home.resolve("versions/1/system.serial"), "noise");
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxrwx---"));

        final Console console = Console.run("doctor", "--home", home);

        assertThat(console.exit()).isEqualTo(1);
        assertThat(console.out())
                .contains("can be written to by others (rwxrwx---); it is refused", "-> chmod 700 " + home)
                .containsPattern("wrong +version 1 +The sealed version 1 is damaged");
    }

    private Path importSystem(final String hubAddress) throws IOException {
        final Path file = Files.writeString(folder.resolve("system.xml"), """
                <system name="doctor" version="1" basePort="28765">
                  <networks>
                    <network name="A"> <hub computer="hub-a" address="%s"/> </network>
                    <network name="B"> <hub computer="hub-b" address="127.0.2.1"/> </network>
                  </networks>
                  <computers> <spoke name="plant" a="127.0.1.11" b="127.0.2.11"/> </computers>
                </system>
                """.formatted(hubAddress));
        final Path home = folder.resolve("home");
        assertThat(Console.run("config", "import", file, "--home", home).err()).isEmpty();
        return home;
    }

    private static Diagnosis of(final List<Diagnosis> all, final String subject) {
        return all.stream()
                .filter(each -> each.subject().equals(subject))
                .findFirst()
                .orElseThrow();
    }

    private void write(final String name, final String text) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.writeString(folder.resolve(name), text);
    }
}
