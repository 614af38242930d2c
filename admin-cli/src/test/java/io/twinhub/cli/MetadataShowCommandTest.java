package io.twinhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.config.HubSpec;
import io.twinhub.config.InstanceFile;
import io.twinhub.config.NetworkSpec;
import io.twinhub.config.SystemSpec;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.Field;
import io.twinhub.metadata.SerialCodec;
import io.twinhub.metadata.SerialFile;
import io.twinhub.metadata.text.JsonReader;
import io.twinhub.metadata.text.TextSource;
import io.twinhub.metadata.text.XmlReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MetadataShowCommandTest {
    private static final ErrorResult ERROR = ErrorResult.of(ErrorCode.CONFIG_VERSION_UNKNOWN, "7 \"a\"\n<b>")
            .in("bus", "plant-1", "pump")
            .causedBy(ErrorResult.of(ErrorCode.UNKNOWN, "root"));

    @TempDir
    private Path folder;

    @Test
    void shouldShowAnErrorInBothFormsOfText() throws IOException {
        final Path file = folder.resolve("error.serial");
        SerialFile.of(ErrorResult.TYPE).write(file, ERROR);

        final Console xml = Console.run("metadata", "show", file);
        assertThat(xml.exit()).as(xml.err()).isZero();
        assertThat(XmlReader.of(ErrorResult.TYPE).read(xml.out()).orThrow()).isEqualTo(ERROR);

        final Console json = Console.run("metadata", "show", file, "--format", "json");
        assertThat(JsonReader.of(ErrorResult.TYPE)
                        .read(List.of(new TextSource("", json.out())))
                        .orThrow())
                .isEqualTo(ERROR);
        assertThat(Console.run("metadata", "show", file, "--json").out()).isEqualTo(json.out());
    }

    @Test
    void shouldShowWhateverLiesInFiles() throws IOException {
        final Path system = Files.writeString(folder.resolve("system.xml"), Waterworks.XML);
        final Path home = folder.resolve("home");
        assertThat(Console.run("config", "import", system, "--home", home).exit())
                .isZero();
        final List<Path> files;
        try (Stream<Path> tree = Files.walk(home)) {
            files = tree.filter(file -> file.toString().endsWith(".serial")).toList();
        }
        assertThat(files).hasSize(2);
        for (final Path file : files) {
            final Console console = Console.run("metadata", "show", file);
            assertThat(console.exit()).as(file + ": " + console.err()).isZero();
            assertThat(console.out()).contains("waterworks");
        }
    }

    @Test
    void shouldNotShowSecrets() {
        final Path file = folder.resolve("instance");
        new InstanceFile("/tmp/system.serial", "plant-1", "pump", 3, 0x1234567890L, 987654321L, "/tmp/a").write(file);
        for (final String format : List.of("xml", "json")) {
            final Console console = Console.run("metadata", "show", file, "--format", format);
            assertThat(console.exit()).as(console.err()).isZero();
            assertThat(console.out())
                    .contains("plant-1", "***")
                    .doesNotContain(Long.toString(0x1234567890L))
                    .doesNotContain("987654321");
        }
    }

    @Test
    void shouldShowAUsersObject() throws IOException {
        UserCode.compile(folder, "plant.Pump", UserCode.PUMP);
        final Path file = folder.resolve("pump.serial");
        Files.write(file, pump());

        final Console unknown = Console.run("metadata", "show", file);
        assertThat(unknown.exit()).isEqualTo(1);
        assertThat(unknown.err())
                .contains(file.toString(), "class id 7,", "version 3", "18 bytes", "--class-path", "[TH8033]");

        final Console wrong = Console.run("metadata", "show", file, "--class", "errorResult");
        assertThat(wrong.exit()).isEqualTo(1);
        assertThat(wrong.err()).contains("[TH1021]");

        final Console console = Console.run("metadata", "show", folder.resolve("own"), "--class-path", folder);
        assertThat(console.exit()).isEqualTo(1);

        Files.write(
                file,
                pump(
                        KnownClasses.with(UserClasses.in(List.of(folder.toString())))
                                .named("pumpState")
                                .id(),
                        0));
        final Console shown = Console.run("metadata", "show", file, "--class-path", folder);
        assertThat(shown.exit()).as(shown.err()).isZero();
        assertThat(shown.out()).isEqualTo("<pumpState rpm=\"1450\" note=\"ok\"/>\n");
        assertThat(Console.run("metadata", "show", file, "--class-path", folder, "--class", "plant.Pump.PumpState")
                        .out())
                .isEqualTo(shown.out());
    }

    @Test
    void shouldSayWhereADamagedFileIsDamaged() throws IOException {
        final Path file = folder.resolve("error.serial");
        final byte[] bytes = SerialCodec.of(ErrorResult.TYPE).encode(ERROR);
        for (int length = 0; length < bytes.length; length++) {
            Files.write(file, Arrays.copyOf(bytes, length));
            final Console console = Console.run("metadata", "show", file);
            assertThat(console.exit()).isEqualTo(1);
            assertThat(console.out()).isEmpty();
            assertThat(console.err()).contains(file.toString());
            if (length >= SerialCodec.HEADER_LENGTH) {
                assertThat(console.err()).containsPattern("byte \\d+");
            }
        }
    }

    @Test
    void shouldRefuseWhatIsNoSerialFile() throws IOException {
        final Path file = folder.resolve("file");
        Files.writeString(file, "<system/>");
        assertThat(Console.run("metadata", "show", file).err()).contains("it is text already", "[TH8034]");
        Files.write(file, new byte[0]);
        assertThat(Console.run("metadata", "show", file).err()).contains("it is empty");
        Files.write(file, new byte[100]);
        assertThat(Console.run("metadata", "show", file).err()).contains("does not begin with the header");
        assertThat(Console.run("metadata", "show", folder).err()).contains(folder.toString(), "cannot be read");
        assertThat(Console.run("metadata", "show", folder.resolve("none")).err())
                .contains("there is no such file");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(1), 1L << 40);
        }
        final Console huge = Console.run("metadata", "show", file);
        assertThat(huge.exit()).isEqualTo(1);
        assertThat(huge.err()).contains("at most 64MiB");
    }

    @Test
    void shouldSayThatAFileNeedsMoreMemory() throws Exception {
        final Path file = folder.resolve("system.serial");
        final List<HubSpec> hubs = Collections.nCopies(Field.DEFAULT_LENGTH_MAX, new HubSpec("", ""));
        final SystemSpec system = SystemSpec.builder("x", "1")
                .basePort(0)
                .networks(List.of(new NetworkSpec("A", hubs)))
                .build();
        SerialFile.of(SystemSpec.TYPE).write(file, system);

        final Process console = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx24m",
                        "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "metadata",
                        "show",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        final String said = new String(console.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(console.waitFor()).as(said).isEqualTo(1);
        assertThat(said)
                .contains(file.toString(), "needs more memory than the 24MiB", "-Xmx4g")
                .doesNotContain("\tat ");
    }

    private static byte[] pump() {
        return pump(7, 3);
    }

    private static byte[] pump(final int classId, final int version) {
        final ByteBuffer bytes = ByteBuffer.allocate(18).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putShort((short) 4).putShort((short) classId).putShort((short) SerialCodec.SCHEMA_ID);
        bytes.putShort((short) version).putInt(1450).putInt(2).put((byte) 'o').put((byte) 'k');
        return bytes.array();
    }
}
