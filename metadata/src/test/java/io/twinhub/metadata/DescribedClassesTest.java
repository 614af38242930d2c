package io.twinhub.metadata;

import static io.twinhub.metadata.Fields.any;
import static io.twinhub.metadata.Fields.bits;
import static io.twinhub.metadata.Fields.bool;
import static io.twinhub.metadata.Fields.bytes;
import static io.twinhub.metadata.Fields.data;
import static io.twinhub.metadata.Fields.duration;
import static io.twinhub.metadata.Fields.embedded;
import static io.twinhub.metadata.Fields.enumeration;
import static io.twinhub.metadata.Fields.float64;
import static io.twinhub.metadata.Fields.int32;
import static io.twinhub.metadata.Fields.list;
import static io.twinhub.metadata.Fields.map;
import static io.twinhub.metadata.Fields.oneOf;
import static io.twinhub.metadata.Fields.optional;
import static io.twinhub.metadata.Fields.string;
import static io.twinhub.metadata.Fields.strings;
import static io.twinhub.metadata.Fields.timestamp;
import static io.twinhub.metadata.Fields.uint64;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DescribedClassesTest {
    private enum Valve {
        OPEN,
        CLOSED,
        NOT_READY
    }

    private record Circle(double radius) {
        static final DataClass<Circle> TYPE = DataClass.of("Circle", Circle.class)
                .field(float64("radius", Circle::radius).unit("m").min(0))
                .build(v -> new Circle(v.getDouble(0)));
    }

    private record Square(int side, String note) {
        static final DataClass<Square> TYPE = DataClass.of("Square", Square.class)
                .doc("Four equal sides.")
                .field(int32("side", Square::side).defaultValue(1))
                .field(string("note", Square::note).maxLength(16).optional().since(2))
                .build(v -> new Square(v.getInt(0), v.get(1)));
    }

    private record Everything(
            boolean running,
            long total,
            long taken,
            long period,
            Integer rpm,
            Valve valve,
            Set<Valve> alarms,
            String name,
            byte[] picture,
            List<String> words,
            Circle circle,
            Square square,
            Object shape,
            AnyData payload,
            List<Circle> circles,
            List<List<Integer>> rows,
            Map<String, Double> levels,
            Everything next) {
        static final DataClass<Everything> TYPE = DataClass.of("Everything", Everything.class)
                .id(7)
                .doc("All that a field can be, it's \"all\".")
                .namespace("urn:all")
                .field(bool("running", Everything::running).defaultValue(true))
                .field(uint64("total", Everything::total))
                .field(timestamp("taken", Everything::taken))
                .field(duration("period", Everything::period)
                        .min(0)
                        .max(1_000_000_000L)
                        .defaultValue(2_000_000))
                .field(optional(
                        "rpm", Everything::rpm, Items.int32().unit("1/min").max(3000)))
                .field(enumeration("valve", Everything::valve, List.of(Valve.values()))
                        .unknownAs(Valve.NOT_READY)
                        .defaultValue(Valve.CLOSED)
                        .asElement())
                .field(bits("alarms", Everything::alarms, List.of(Valve.OPEN, Valve.NOT_READY)))
                .field(string("name", Everything::name)
                        .maxLength(64)
                        .pattern("[a-z'<>(),;= ]*")
                        .secret())
                .field(bytes("picture", Everything::picture).maxLength(2048).optional())
                .field(strings("words", Everything::words).maxLength(5))
                .field(data("circle", Everything::circle, Circle.TYPE))
                .field(data("square", Everything::square, Square.TYPE).optional())
                .field(oneOf("shape", Everything::shape, Circle.TYPE)
                        .alternative(Square.TYPE, 2)
                        .unwrapped())
                .field(any("payload", Everything::payload, () -> List.of(Circle.TYPE, Square.TYPE))
                        .maxLength(1024)
                        .optional())
                .field(list("circles", Everything::circles, Circle.TYPE)
                        .maxLength(3)
                        .asElement())
                .field(list(
                                "rows",
                                Everything::rows,
                                Items.list(Items.int32().min(-5).unit("it's")).maxLength(3))
                        .maxLength(10))
                .field(map(
                                "levels",
                                Everything::levels,
                                Items.float64().unit("m").doc("How full; in metres."))
                        .maxLength(20))
                .field(embedded("next", Everything::next, Everything::type)
                        .maxLength(4096)
                        .optional())
                .build(v -> new Everything(
                        v.get(0), v.get(1), v.get(2), v.get(3), v.get(4), v.get(5), v.get(6), v.get(7), v.get(8),
                        v.get(9), v.get(10), v.get(11), v.get(12), v.get(13), v.get(14), v.get(15), v.get(16),
                        v.get(17)));

        private static DataClass<Everything> type() {
            return TYPE;
        }
    }

    private record Note(String id, List<Valve> valves) {
        static final DataClass<Note> TYPE = DataClass.of("Note", Note.class)
                .field(Fields.word("id", Note::id).maxLength(20))
                .field(list(
                                "valves",
                                Note::valves,
                                Items.enumeration(List.of(Valve.values()), valve -> valve.ordinal() * 5))
                        .maxLength(3))
                .build(v -> new Note(v.get(0), v.get(1)));
    }

    @Test
    void shouldPrintWordsAndNumberedConstantsOfLists() {
        final ClassDescription description = ClassDescription.of(Note.TYPE);
        assertThat(description.fields())
                .extracting(FieldDescription::type)
                .containsExactly("word(20)", "list[enum(open,closed=5,not-ready=10)](3)");
        final DataClass<DataObject> described = DescribedClasses.only(List.of(description));
        final byte[] bytes = SerialCodec.of(Note.TYPE).encode(new Note("x", List.of(Valve.NOT_READY)));
        assertThat(SerialCodec.of(described).encode(SerialCodec.of(described).decode(bytes)))
                .isEqualTo(bytes)
                .contains((byte) 10);
    }

    @Test
    void shouldPrintEveryType() {
        assertThat(ClassDescription.of(Everything.TYPE).fields())
                .extracting(FieldDescription::type)
                .containsExactly(
                        "boolean",
                        "uint64",
                        "timestamp",
                        "duration",
                        "int32",
                        "enum(open,closed,not-ready)",
                        "bits(open,not-ready=2)",
                        "string(64)",
                        "bytes(2KiB)",
                        "list[word](5)",
                        "Circle",
                        "Square",
                        "oneOf[Circle,Square since 2]",
                        "any[Circle,Square](1KiB)",
                        "list[Circle](3)",
                        "list[list[int32(-5..; unit='it''s')](3)](10)",
                        "map[float64(;unit=m; doc='How full; in metres.')](20)",
                        "embedded[Everything](4KiB)");
        assertThat(ClassDescription.allOf(Everything.TYPE))
                .extracting(ClassDescription::name)
                .containsExactly("Everything", "Circle", "Square");
    }

    @Test
    void shouldPrintWhatAFieldSaysOfItsValues() {
        final List<FieldDescription> fields =
                ClassDescription.of(Everything.TYPE).fields();
        assertThat(fields.get(3))
                .isEqualTo(new FieldDescription(
                        "period", "duration", false, "2ms", "0s", "1s", "", null, null, 0, 0, false, false, false, ""));
        assertThat(fields.get(5))
                .isEqualTo(new FieldDescription(
                        "valve",
                        "enum(open,closed,not-ready)",
                        false,
                        "closed",
                        null,
                        null,
                        "",
                        null,
                        "not-ready",
                        0,
                        0,
                        true,
                        false,
                        false,
                        ""));
        assertThat(fields.get(12).unwrapped()).isTrue();
        assertThat(ClassDescription.of(Square.TYPE))
                .isEqualTo(new ClassDescription(
                        "Square",
                        0,
                        "",
                        "Four equal sides.",
                        List.of(
                                new FieldDescription(
                                        "side", "int32", false, "1", null, null, "", null, null, 0, 0, false, false,
                                        false, ""),
                                new FieldDescription(
                                        "note",
                                        "string(16)",
                                        true,
                                        null,
                                        null,
                                        null,
                                        "",
                                        null,
                                        null,
                                        2,
                                        0,
                                        false,
                                        false,
                                        false,
                                        ""))));
    }

    @Test
    void shouldMakeAClassWithTheSameDescription() {
        final List<ClassDescription> descriptions = ClassDescription.allOf(Everything.TYPE);
        final DataClass<DataObject> made = DescribedClasses.only(descriptions);
        assertThat(ClassDescription.allOf(made)).isEqualTo(descriptions);
        assertThat(made.id()).isEqualTo(7);
        assertThat(made.version()).isEqualTo(Everything.TYPE.version());
        assertThat(SerialCodec.of(made).lengthMax())
                .isEqualTo(SerialCodec.of(Everything.TYPE).lengthMax());
    }

    @Test
    void shouldMakeAClassWhoseObjectsHaveTheSameBytes() {
        assertSameBytes(Everything.TYPE, 0, 50, new RandomObjects(5).withWords(List.of("a", "it's")));
        for (long seed = 0; seed < 300; seed++) {
            assertSameBytes(new RandomClasses(seed).next(), seed, 5, new RandomObjects(seed));
        }
    }

    private static <T> void assertSameBytes(
            final DataClass<T> type, final long seed, final int count, final RandomObjects objects) {
        final DataClass<DataObject> made = DescribedClasses.only(ClassDescription.allOf(type));
        assertThat(SerialCodec.of(made).lengthMax())
                .as("seed " + seed)
                .isEqualTo(SerialCodec.of(type).lengthMax());
        for (int i = 0; i < count; i++) {
            final byte[] bytes = SerialCodec.of(type).encode(objects.next(type));
            assertThat(SerialCodec.of(made).encode(SerialCodec.of(made).decode(bytes)))
                    .as("seed " + seed)
                    .isEqualTo(bytes);
        }
    }

    @Test
    void shouldWriteWhatOlderReadersExpectForRemovedFields() {
        record Reduced(int rpm) {}
        final DataClass<Reduced> type = DataClass.of("Reduced", Reduced.class)
                .field(string("name", (final Reduced r) -> "").removed(1))
                .field(bytes("picture", (final Reduced r) -> new byte[0]).removed(1))
                .field(enumeration("valve", (final Reduced r) -> Valve.OPEN, List.of(Valve.values()))
                        .removed(1))
                .field(int32("old", (final Reduced r) -> 0).removed(1))
                .field(list("list", (final Reduced r) -> List.<Circle>of(), Circle.TYPE)
                        .removed(1))
                .field(int32("rpm", Reduced::rpm))
                .build(v -> new Reduced(v.getInt(5)));
        final DataClass<DataObject> made = DescribedClasses.only(ClassDescription.allOf(type));
        final byte[] bytes = SerialCodec.of(type).encode(new Reduced(7));
        assertThat(SerialCodec.of(made).encode(SerialCodec.of(made).decode(bytes)))
                .isEqualTo(bytes);
        assertThat(ClassDescription.of(made)).isEqualTo(ClassDescription.of(type));
    }

    @Test
    void shouldTakeAnItemsLimitsFromTheExpression() {
        final DataClass<DataObject> made = DescribedClasses.only(
                List.of(ClassDescription.of("X", FieldDescription.of("a", "list[ int32( 1..9 ) ]( 5 )"))));
        final Field<?> item = ((ListType) made.fields().get(0).type()).item();
        assertThat(item.min()).isEqualTo(1L);
        assertThat(item.max()).isEqualTo(9L);
        assertThat(made.fields().get(0).maxLength()).isEqualTo(5);
    }

    @Test
    void shouldSayWhereATypeIsWrong() {
        assertWrong("", 1, "the name of a type");
        assertWrong("list[float64", 13, "',' or ']'");
        assertWrong("list[float64]]", 14, "the end");
        assertWrong("string(64", 10, "')'");
        assertWrong("string(many)", 8, "a greatest length in bytes");
        assertWrong("list[int32](-1)", 13, "a greatest number of items");
        assertWrong("list[int32,int32]", 1, "one type in [...]");
        assertWrong("int32[int8]", 1, "no [...] after int32");
        assertWrong("int32(5)", 7, "one range");
        assertWrong("enum", 1, "the constants");
        assertWrong("enum(a=x)", 6, "a number of a constant");
        assertWrong("string(64; pattern='[a-z])", 21, "a quote");
        assertWrong("string(64; colour=red)", 1, "no option but pattern");
        assertWrong("oneOf[]", 7, "the name of a type");
        assertWrong("oneOf[X since x]", 15, "a version");
        assertWrong("list[X since 2]", 6, "no version");
        assertWrong("list[".repeat(20) + "int8" + "]".repeat(20), 86, "at most 16 types in each other");
    }

    private static void assertWrong(final String type, final int character, final String expected) {
        assertThat(problems(ClassDescription.of("X", FieldDescription.of("a", type))))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.path()).isEqualTo("[0]/fields[0]/type");
                    assertThat(problem.error().errorCode()).isEqualTo(ErrorCode.DESCRIPTION_TYPE_WRONG);
                    assertThat(problem.error().text()).contains("at character " + character + ".");
                    assertThat(problem.error().expected()).contains(expected);
                    assertThat(problem.error().action()).isNotEmpty();
                });
    }

    @Test
    void shouldRefuseAnUnknownType() {
        assertThat(problems(ClassDescription.of("X", FieldDescription.of("a", "list[Circel]"))))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.unknownName()).isEqualTo("Circel");
                    assertThat(problem.error().errorCode()).isEqualTo(ErrorCode.DESCRIPTION_TYPE_UNKNOWN);
                });
    }

    @Test
    void shouldRefuseAClassThatContainsItself() {
        assertThat(problems(
                        ClassDescription.of("A", FieldDescription.of("x", "int8"), FieldDescription.of("b", "list[B]")),
                        ClassDescription.of("B", FieldDescription.of("c", "oneOf[C]")),
                        ClassDescription.of("C", FieldDescription.of("a", "A"))))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.path()).isEqualTo("[2]/fields[0]/type");
                    assertThat(problem.error().text())
                            .contains("A contains itself: A, which contains B, which contains C, which contains A");
                });
        assertThat(problems(ClassDescription.of("A", FieldDescription.of("a", "embedded[A](100)"))))
                .isEmpty();
    }

    @Test
    void shouldRefuseWhatTwoClassesOrFieldsAreCalled() {
        assertThat(problems(
                        ClassDescription.of("A", FieldDescription.of("a", "int8")),
                        ClassDescription.of("A", FieldDescription.of("a", "int8"))))
                .extracting(DescriptionProblem::path)
                .containsExactly("[1]/name");
        assertThat(problems(
                        ClassDescription.of("A", FieldDescription.of("a", "int8"), FieldDescription.of("a", "int8"))))
                .extracting(DescriptionProblem::path)
                .containsExactly("[0]/fields[1]/name");
        assertThat(problems(ClassDescription.of("list", FieldDescription.of("a", "int8"))))
                .extracting(DescriptionProblem::path)
                .containsExactly("[0]/name");
    }

    @Test
    void shouldRefuseValuesThatTheTypeDoesNotHave() {
        assertValueWrong("int8", "default", "x", "a whole number");
        assertValueWrong("duration", "min", "2", "a duration");
        assertValueWrong("string", "max", "2", "none: only numbers");
        assertValueWrong("string", "pattern", "[", "a regular expression");
        assertValueWrong("enum(a,b)", "unknownAs", "c", "a constant of the field's enum");
        assertValueWrong("list[int8]", "default", "1", "none: a field of this type");
    }

    private static void assertValueWrong(
            final String type, final String attribute, final String value, final String expected) {
        final FieldDescription field = new FieldDescription(
                "a",
                type,
                false,
                attribute.equals("default") ? value : null,
                attribute.equals("min") ? value : null,
                attribute.equals("max") ? value : null,
                "",
                attribute.equals("pattern") ? value : null,
                attribute.equals("unknownAs") ? value : null,
                0,
                0,
                false,
                false,
                false,
                "");
        assertThat(problems(ClassDescription.of("X", field))).singleElement().satisfies(problem -> {
            assertThat(problem.path()).isEqualTo("[0]/fields[0]/" + attribute);
            assertThat(problem.error().errorCode()).isEqualTo(ErrorCode.DESCRIPTION_VALUE_WRONG);
            assertThat(problem.error().expected()).contains(expected);
        });
    }

    @Test
    void shouldRefuseWhatNoDeclarationCanSay() {
        assertThat(problems(ClassDescription.of("A")))
                .extracting(DescriptionProblem::path)
                .containsExactly("[0]");
        assertThat(problems(ClassDescription.of("A", FieldDescription.of("a", "enum(x,x)"))))
                .extracting(DescriptionProblem::path)
                .containsExactly("[0]/fields[0]");
        final FieldDescription[] wide = new FieldDescription[9_000];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = FieldDescription.of("f" + i, "float64");
        }
        assertThat(problems(ClassDescription.of("A", wide)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.error().text()).contains("its block exceeds 65534"));
        final ClassDescription[] chain = new ClassDescription[100];
        for (int i = 0; i < chain.length; i++) {
            chain[i] = ClassDescription.of("A" + i, FieldDescription.of("a", i == 99 ? "int8" : "A" + (i + 1)));
        }
        assertThat(problems(chain))
                .first()
                .satisfies(problem -> assertThat(problem.error().text()).contains("too many classes"));
    }

    @Test
    void shouldAnswerDamagedDescriptionsWithProblemsAlone() {
        final List<ClassDescription> whole = ClassDescription.allOf(Everything.TYPE);
        final Random random = new Random(7);
        int refused = 0;
        for (int round = 0; round < 3_000; round++) {
            final List<FieldDescription> fields = new ArrayList<>(whole.get(0).fields());
            final int place = random.nextInt(fields.size());
            fields.set(place, damaged(fields.get(place), random));
            final DescribedClasses classes = DescribedClasses.of(
                    List.of(new ClassDescription("Everything", 7, "", "", fields), whole.get(1), whole.get(2)));
            final boolean made = classes.dataClass("Everything") != null;
            assertThat(made).isEqualTo(classes.problems().isEmpty());
            if (made) {
                assertThat(EventClass.of(classes.dataClass("Everything")).lengthMax())
                        .isPositive();
            }
            refused += made ? 0 : 1;
        }
        assertThat(refused).isBetween(1_500, 2_999);
    }

    private static FieldDescription damaged(final FieldDescription field, final Random random) {
        final Values values = FieldDescription.TYPE.newValues();
        for (int i = 0; i < FieldDescription.TYPE.fields().size(); i++) {
            values.set(i, FieldDescription.TYPE.fields().get(i).get(field));
        }
        // The type most of the time, else any text.
        final int attribute = random.nextInt(3) > 0 ? 1 : random.nextInt(9);
        final String old = values.get(attribute) instanceof String text ? text : "";
        final StringBuilder text = new StringBuilder(old);
        for (int i = random.nextInt(3); i >= 0; i--) {
            final char c = "[](),;=' 09.-azE\u0000\uD800".charAt(random.nextInt(18));
            final int at = random.nextInt(text.length() + 1);
            if (random.nextBoolean() || at == text.length()) {
                text.insert(at, c);
            } else if (random.nextBoolean()) {
                text.deleteCharAt(at);
            } else {
                text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(12))));
            }
        }
        if (!FieldDescription.TYPE.fields().get(attribute).isPrimitive()) {
            values.set(attribute, text.toString());
        }
        return FieldDescription.TYPE.create(values);
    }

    @Test
    void shouldRefuseToDescribeTwoClassesOfOneName() {
        record Other(Circle circle, int x) {}
        final DataClass<Other> type = DataClass.of("Circle", Other.class)
                .field(data("circle", Other::circle, Circle.TYPE))
                .field(int32("x", Other::x))
                .build(v -> new Other(v.get(0), v.getInt(1)));
        assertThatThrownBy(() -> ClassDescription.allOf(type)).hasMessageContaining("Circle");
    }

    private static List<DescriptionProblem> problems(final ClassDescription... descriptions) {
        return DescribedClasses.of(List.of(descriptions)).problems();
    }
}
