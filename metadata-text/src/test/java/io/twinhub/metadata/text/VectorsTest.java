package io.twinhub.metadata.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.SerialCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The golden vectors in the top-level folder {@code vectors}, by which other languages test themselves, and by which this
 * test sees that what was written once can be read for ever. After a change of a class
 * {@code ./mvnw -pl metadata-text -am test -Dtest=VectorsTest -Dtwinhub.vectors.write=true} writes those of its present
 * version; those of older versions are never written again.
 */
class VectorsTest {
    private static final boolean WRITE = Boolean.getBoolean("twinhub.vectors.write");

    @Test
    void shouldKeepTheVectorsOfThePresent() throws IOException {
        for (final Vectors<?> vectors : Vectors.present()) {
            if (WRITE) {
                write(vectors);
            }
            check(vectors);
        }
    }

    @Test
    void shouldStillMakeTheVectorsOfThePast() throws IOException {
        for (final Vectors<?> vectors : Vectors.past()) {
            if (WRITE && !Files.exists(vectors.path())) {
                write(vectors);
            }
            check(vectors);
        }
    }

    private static void write(final Vectors<?> vectors) throws IOException {
        Files.createDirectories(vectors.path());
        for (final Path file : list(vectors.path()).toList()) {
            Files.delete(file);
        }
        for (final Map.Entry<String, byte[]> file : vectors.files().entrySet()) {
            Files.write(vectors.path().resolve(file.getKey()), file.getValue());
        }
    }

    private static void check(final Vectors<?> vectors) throws IOException {
        final Map<String, byte[]> files = vectors.files();
        for (final Map.Entry<String, byte[]> file : files.entrySet()) {
            final Path path = vectors.path().resolve(file.getKey());
            assertThat(path)
                    .as("a changed class needs a new version; the comment of this test says how to write its vectors")
                    .exists();
            if (file.getKey().endsWith(".sbe")) {
                assertThat(Files.readAllBytes(path))
                        .as("%s; the comment of this test says when to write it anew", path)
                        .isEqualTo(file.getValue());
            } else {
                assertThat(Files.readString(path))
                        .as("%s; the comment of this test says when to write it anew", path)
                        .isEqualTo(new String(file.getValue(), StandardCharsets.UTF_8));
            }
        }
        assertThat(list(vectors.path()).map(path -> path.getFileName().toString()))
                .containsExactlyInAnyOrderElementsOf(files.keySet());
    }

    @Test
    void shouldReadEveryFormOfEveryVector() throws IOException {
        for (final Vectors<?> vectors : Stream.concat(Vectors.present().stream(), Vectors.past().stream())
                .toList()) {
            checkForms(vectors);
        }
    }

    private static <T> void checkForms(final Vectors<T> vectors) throws IOException {
        final DataClass<T> type = vectors.type();
        for (final Map.Entry<String, T> object : vectors.objects().entrySet()) {
            final Path path = vectors.path().resolve(object.getKey());
            final SbeContent content = SbeContent.of(type, object.getValue());
            assertThat(SbeContent.of(type, SerialCodec.of(type).decode(Files.readAllBytes(with(path, ".sbe")))))
                    .as(path + ".sbe")
                    .isEqualTo(content);
            assertThat(SbeContent.of(
                            type,
                            XmlReader.of(type)
                                    .read(Files.readString(with(path, ".xml")))
                                    .orThrow()))
                    .as(path + ".xml")
                    .isEqualTo(content);
            assertThat(SbeContent.of(
                            type,
                            JsonReader.of(type)
                                    .read(Files.readString(with(path, ".json")))
                                    .orThrow()))
                    .as(path + ".json")
                    .isEqualTo(content);
        }
    }

    @Test
    void shouldReadEveryVectorOfThePast() throws IOException {
        final Map<String, Station> expected = new LinkedHashMap<>();
        StationV0.objects().forEach((name, old) -> expected.put("v0/" + name, Station.from(StationV1.from(old))));
        StationV1.objects().forEach((name, old) -> expected.put("v1/" + name, Station.from(old)));
        final TreeSet<String> stored = new TreeSet<>();
        for (final Path version : list(Vectors.ROOT.resolve("station")).toList()) {
            for (final Path file : list(version).toList()) {
                final String name = version.getFileName() + "/" + file.getFileName();
                if (name.endsWith(".sbe") && !version.equals(Vectors.STATION.path())) {
                    stored.add(name.replace(".sbe", ""));
                }
            }
        }
        // Whoever adds a version adds what the present makes of it.
        assertThat(stored).containsExactlyInAnyOrderElementsOf(expected.keySet());
        for (final Map.Entry<String, Station> old : expected.entrySet()) {
            final Path path = Vectors.ROOT.resolve("station").resolve(old.getKey());
            assertThat(SerialCodec.of(Station.TYPE).decode(Files.readAllBytes(with(path, ".sbe"))))
                    .as(path + ".sbe")
                    .isEqualTo(old.getValue());
        }
    }

    @Test
    void shouldLetProgramsOfThePastReadTheVectorsOfThePresent() throws IOException {
        for (final Map.Entry<String, Station> object : Station.objects().entrySet()) {
            final byte[] bytes = Files.readAllBytes(with(Vectors.STATION.path().resolve(object.getKey()), ".sbe"));
            final StationV1 seen = object.getValue().toOld();
            assertThat(SerialCodec.of(StationV1.TYPE).decode(bytes))
                    .as(object.getKey())
                    .isEqualTo(seen);
            assertThat(SerialCodec.of(StationV0.TYPE).decode(bytes))
                    .as(object.getKey())
                    .isEqualTo(seen.toOld());
        }
        for (final Map.Entry<String, StationV1> object : StationV1.objects().entrySet()) {
            final byte[] bytes =
                    Files.readAllBytes(with(Vectors.STATION_V1.path().resolve(object.getKey()), ".sbe"));
            assertThat(SerialCodec.of(StationV0.TYPE).decode(bytes))
                    .as(object.getKey())
                    .isEqualTo(object.getValue().toOld());
        }
    }

    @Test
    void shouldBeReadableByGeneratedCodecs() throws IOException {
        final List<Vectors<?>> all = Stream.concat(Vectors.present().stream(), Vectors.past().stream())
                .toList();
        final GeneratedCodecs codecs = new GeneratedCodecs();
        all.forEach(vectors -> codecs.add(vectors.path().toString(), vectors.type()));
        codecs.compile();
        for (final Vectors<?> vectors : all) {
            for (final String name : vectors.objects().keySet()) {
                final Path path = vectors.path().resolve(name);
                assertThat(read(codecs, vectors, path).toLines())
                        .as(path.toString())
                        .isEqualTo(Files.readString(with(path, ".values")));
            }
        }
        checkVersions(codecs, Vectors.STATION_V0, Vectors.STATION_V1);
        checkVersions(codecs, Vectors.STATION_V0, Vectors.STATION);
        checkVersions(codecs, Vectors.STATION_V1, Vectors.STATION);
        assertThat(read(codecs, Vectors.STATION_V0, Vectors.STATION.path().resolve("steam"))
                        .values())
                .containsEntry("state", new SbeContent.Unknown(StationV1.State.FAULTY.ordinal()))
                .containsEntry("drive", new SbeContent.Unknown(2))
                .containsEntry("options", Set.of("alarmed", SbeContent.unknownBit(Station.Option.LOCKED.ordinal())))
                .containsEntry("limit", Station.LIMIT_FOR_OLD_READERS);
    }

    private static void checkVersions(final GeneratedCodecs codecs, final Vectors<?> older, final Vectors<?> newer)
            throws IOException {
        for (final String name : older.objects().keySet()) {
            final Path path = older.path().resolve(name);
            GeneratedEvolutionTest.assertSameWhereKnown(
                    read(codecs, newer, path).values(),
                    read(codecs, older, path).values(),
                    path + " by a newer one");
        }
        for (final String name : newer.objects().keySet()) {
            final Path path = newer.path().resolve(name);
            final Map<String, Object> known =
                    new LinkedHashMap<>(read(codecs, older, path).values());
            // Has its bits under other names there; see below.
            known.remove("options");
            GeneratedEvolutionTest.assertSameWhereKnown(
                    read(codecs, newer, path).values(), known, path + " by an older one");
        }
    }

    private static SbeContent read(final GeneratedCodecs codecs, final Vectors<?> reader, final Path path)
            throws IOException {
        return codecs.of(reader.path().toString()).read(Files.readAllBytes(with(path, ".sbe")));
    }

    private static Path with(final Path path, final String end) {
        return path.resolveSibling(path.getFileName() + end);
    }

    private static Stream<Path> list(final Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList().stream();
        }
    }
}
