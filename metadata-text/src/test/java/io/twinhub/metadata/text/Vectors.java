package io.twinhub.metadata.text;

import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.Position;
import io.twinhub.metadata.SbeSchema;
import io.twinhub.metadata.SerialCodec;
import io.twinhub.metadata.Severity;
import io.twinhub.metadata.Where;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The golden vectors of one version of one class: its schema, and objects in every form.
 *
 * @param folder name of the class's folder.
 * @param type the class in that version.
 * @param objects by the names of their files.
 */
record Vectors<T>(String folder, DataClass<T> type, Map<String, T> objects) {
    static final Path ROOT = Path.of("..", "vectors");

    /** Of a program's own, since the sentences of ours may get better. */
    static final ErrorResult ERROR = new ErrorResult(
            60_001,
            Severity.WARNING,
            "Valve inlet does not move.",
            Where.in("pump-control", "plant-1", "pumps"),
            "a move within 2s",
            "Look at \"inlet\".",
            List.of(new ErrorResult.Argument("inlet")),
            null);

    static final Vectors<StationV0> STATION_V0 = new Vectors<>("station", StationV0.TYPE, StationV0.objects());
    static final Vectors<StationV1> STATION_V1 = new Vectors<>("station", StationV1.TYPE, StationV1.objects());
    static final Vectors<Station> STATION = new Vectors<>("station", Station.TYPE, Station.objects());

    /** The present version of every class. */
    static List<Vectors<?>> present() {
        return List.of(
                STATION,
                new Vectors<>("every-type", EveryType.TYPE, EveryType.objects()),
                new Vectors<>("error-result", ErrorResult.TYPE, errors()));
    }

    /** Versions of the past, written by declarations that are kept for that. */
    static List<Vectors<?>> past() {
        return List.of(STATION_V0, STATION_V1);
    }

    private static Map<String, ErrorResult> errors() {
        final Map<String, ErrorResult> errors = new LinkedHashMap<>();
        errors.put("plain", new ErrorResult(60_000, Severity.INFO, "", Where.NOWHERE, "", "", List.of(), null));
        errors.put("usual", ERROR);
        errors.put(
                "caused",
                new ErrorResult(
                        65_535,
                        Severity.FATAL,
                        "Größe 漢字 😀",
                        Where.at(new Position("plant.xml", 3, 17)),
                        "",
                        "",
                        List.of(),
                        ERROR.causedBy(ERROR.severity(Severity.ERROR))));
        return errors;
    }

    Path path() {
        return ROOT.resolve(folder).resolve("v" + type.version());
    }

    /** Every file by its name. */
    Map<String, byte[]> files() {
        final Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("schema.xml", utf8(SbeSchema.print(type)));
        objects.forEach((name, object) -> {
            files.put(name + ".sbe", SerialCodec.of(type).encode(object));
            files.put(name + ".values", utf8(SbeContent.of(type, object).toLines()));
            files.put(name + ".xml", utf8(XmlWriter.of(type).write(object)));
            files.put(name + ".json", utf8(JsonWriter.of(type).write(object)));
        });
        return files;
    }

    private static byte[] utf8(final String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
