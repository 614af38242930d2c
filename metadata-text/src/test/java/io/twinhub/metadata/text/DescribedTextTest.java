package io.twinhub.metadata.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.metadata.ClassDescription;
import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.DataObject;
import io.twinhub.metadata.DescribedClasses;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.RandomClasses;
import io.twinhub.metadata.RandomObjects;
import io.twinhub.metadata.SbeSchema;
import io.twinhub.metadata.SerialCodec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A class that was printed as text and made of it again is the same class: the same schema, bytes and text. */
class DescribedTextTest {
    private static final int DECLARATIONS = 150;
    private static final int OBJECTS = 3;
    private static final List<String> WORDS = List.of("a", "plant-1", "0");

    @Test
    void shouldGiveBackRandomClassesThroughText() {
        for (long seed = 0; seed < DECLARATIONS; seed++) {
            check(new RandomClasses(seed).next(), new RandomObjects(seed), seed);
        }
    }

    @Test
    void shouldGiveBackDeclaredClassesThroughText() {
        check(Plant.TYPE, new RandomObjects(1).withWords(WORDS), 0);
        check(AnyField.TYPE, new RandomObjects(1), 0);
        check(ErrorResult.TYPE, new RandomObjects(1), 0);
    }

    @Test
    void shouldGiveBackTheDescriptionItself() {
        final DataClass<DataObject> made = throughText(ClassDescription.TYPE);
        final String text = XmlWriter.of(ClassDescription.TYPE).write(ClassDescription.of(Plant.TYPE));
        final DataObject object = XmlReader.of(made).read(text).orThrow();
        assertThat(XmlWriter.of(made).write(object)).isEqualTo(text);
    }

    private static <T> void check(final DataClass<T> type, final RandomObjects objects, final long seed) {
        final DataClass<DataObject> made = throughText(type);
        assertThat(SerialCodec.of(made).lengthMax())
                .as("seed %d", seed)
                .isEqualTo(SerialCodec.of(type).lengthMax());
        assertThat(withoutEnumNames(SbeSchema.print(made)))
                .as("seed %d", seed)
                .isEqualTo(withoutEnumNames(SbeSchema.print(type)));
        for (int i = 0; i < OBJECTS; i++) {
            final T object = objects.next(type);
            final byte[] bytes = SerialCodec.of(type).encode(object);
            final DataObject same = SerialCodec.of(made).decode(bytes);
            assertThat(SerialCodec.of(made).encode(same)).as("seed %d", seed).isEqualTo(bytes);
            final String xml = XmlWriter.of(type).write(object);
            assertThat(XmlWriter.of(made).write(same)).as("seed %d", seed).isEqualTo(xml);
            assertThat(SerialCodec.of(made).encode(XmlReader.of(made).read(xml).orThrow()))
                    .as("seed %d", seed)
                    .isEqualTo(bytes);
            assertThat(JsonWriter.of(made).write(same))
                    .as("seed %d", seed)
                    .isEqualTo(JsonWriter.of(type).write(object));
        }
    }

    /** A class printed as XML and JSON, read again and made. */
    private static DataClass<DataObject> throughText(final DataClass<?> type) {
        final List<ClassDescription> read = new ArrayList<>();
        for (final ClassDescription description : ClassDescription.allOf(type)) {
            final String xml = XmlWriter.of(ClassDescription.TYPE).write(description);
            final ClassDescription fromXml =
                    XmlReader.of(ClassDescription.TYPE).read(xml).orThrow();
            assertThat(fromXml).isEqualTo(description);
            final String json = JsonWriter.of(ClassDescription.TYPE).write(description);
            assertThat(JsonReader.of(ClassDescription.TYPE).read(json).orThrow())
                    .isEqualTo(description);
            read.add(fromXml);
        }
        return DescribedClasses.only(read);
    }

    /** A description has the constants of an enum, not the name of its Java class, by which a schema names it. */
    private static String withoutEnumNames(final String schema) {
        return schema.replaceAll("(?s) *<enum name=\"(?!Boolean).*?</enum>\n", "")
                .replaceAll("(?s) *<set name=\".*?</set>\n", "")
                .replaceAll(" type=\"[A-Z][A-Za-z0-9_]*\"", "")
                .replaceAll("valueRef=\"[^\"]*\"", "");
    }
}
