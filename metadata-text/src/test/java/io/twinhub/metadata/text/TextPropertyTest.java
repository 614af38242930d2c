package io.twinhub.metadata.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.DataObject;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.RandomClasses;
import io.twinhub.metadata.RandomObjects;
import io.twinhub.metadata.SerialCodec;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Random objects of known and of random classes through every form. */
class TextPropertyTest {
    private static final List<String> WORDS = List.of("a", "plant-1", "0", "x".repeat(20));
    private static final int ROUNDS = 200;
    private static final int DECLARATIONS = 150;
    private static final int OBJECTS = 3;

    @Test
    void shouldKeepEveryValueThroughTextAndSerialForm() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            check(Plant.TYPE, new RandomObjects(seed).withWords(WORDS).next(Plant.TYPE), seed);
            check(ErrorResult.TYPE, new RandomObjects(seed).next(ErrorResult.TYPE), seed);
            check(Drawing.TYPE, new RandomObjects(seed).next(Drawing.TYPE), seed);
            check(AnyField.TYPE, new RandomObjects(seed).next(AnyField.TYPE), seed);
        }
    }

    @Test
    void shouldKeepEveryValueOfAnyDeclaration() {
        for (long seed = 0; seed < DECLARATIONS; seed++) {
            final DataClass<DataObject> type = new RandomClasses(seed).next();
            for (long objectSeed = 0; objectSeed < OBJECTS; objectSeed++) {
                check(type, new RandomObjects(objectSeed).next(type), seed);
            }
        }
    }

    private static <T> void check(final DataClass<T> type, final T object, final long seed) {
        final String xml = XmlWriter.of(type).write(object);
        final T fromXml = XmlReader.of(type).read(xml).orThrow();
        assertThat(XmlWriter.of(type).write(fromXml)).as("seed %d", seed).isEqualTo(xml);
        final String json = JsonWriter.of(type).write(object);
        final T fromJson = JsonReader.of(type).read(json).orThrow();
        assertThat(JsonWriter.of(type).write(fromJson)).as("seed %d", seed).isEqualTo(json);
        final SerialCodec<T> codec = SerialCodec.of(type);
        final byte[] bytes = codec.encode(object);
        assertThat(codec.encode(fromXml)).as("seed %d XML", seed).isEqualTo(bytes);
        assertThat(codec.encode(fromJson)).as("seed %d JSON", seed).isEqualTo(bytes);
        assertThat(codec.encode(codec.decode(bytes))).as("seed %d", seed).isEqualTo(bytes);
    }
}
