package io.twinhub.metadata.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.DataObject;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.RandomClasses;
import io.twinhub.metadata.RandomObjects;
import io.twinhub.metadata.SerialCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random objects through every form, and random damage to every text. */
class TextPropertyTest {
    private static final List<String> WORDS = List.of("a", "plant-1", "0", "x".repeat(20));
    private static final String DAMAGE = "<>&\"'{}[]:,/=\u0000\uD800x9 ";
    private static final int SEEDS = 50;
    private static final int ROUNDS = 200;
    private static final int DECLARATIONS = 150;
    private static final int OBJECTS = 3;
    private static final int DAMAGED_ROUNDS = 5_000;

    @Test
    void shouldKeepEveryValueThroughTextAndSerialForm() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            check(Plant.TYPE, new RandomObjects(seed).withWords(WORDS).next(Plant.TYPE), seed);
            check(ErrorResult.TYPE, new RandomObjects(seed).next(ErrorResult.TYPE), seed);
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

    @Test
    void shouldAnswerDamagedTextWithErrorsAlone() {
        final Random random = new Random(5);
        final List<String> texts = new ArrayList<>();
        for (long seed = 0; seed < SEEDS; seed++) {
            final Plant plant = new RandomObjects(seed).withWords(WORDS).next(Plant.TYPE);
            texts.add(XmlWriter.of(Plant.TYPE).write(plant));
            texts.add(JsonWriter.of(Plant.TYPE).write(plant));
        }
        int refused = 0;
        for (int round = 0; round < DAMAGED_ROUNDS; round++) {
            final String text = damaged(texts.get(round % texts.size()), random);
            final TextResult<Plant> result = round % 2 == 0
                    ? XmlReader.of(Plant.TYPE).read(text)
                    : JsonReader.of(Plant.TYPE).read(text);
            assertThat(result.value() == null).isEqualTo(!result.errors().isEmpty());
            refused += result.errors().isEmpty() ? 0 : 1;
        }
        assertThat(refused).isBetween(DAMAGED_ROUNDS / 4, DAMAGED_ROUNDS - 1);
    }

    private static String damaged(final String text, final Random random) {
        final StringBuilder damaged = new StringBuilder(text);
        for (int i = random.nextInt(3); i >= 0 && damaged.length() > 0; i--) {
            final int place = random.nextInt(damaged.length());
            switch (random.nextInt(4)) {
                case 0 -> damaged.setCharAt(place, DAMAGE.charAt(random.nextInt(DAMAGE.length())));
                case 1 -> damaged.deleteCharAt(place);
                case 2 -> damaged.setLength(place);
                default ->
                    damaged.insert(
                            place, damaged.substring(place, Math.min(damaged.length(), place + random.nextInt(30))));
            }
        }
        return damaged.toString();
    }
}
