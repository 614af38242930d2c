package io.twinhub.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** What a program's class may differ in from the configured one, and what becomes of the values. */
class EventClassVersionsTest {
    private static final FieldDescription RUNNING = FieldDescription.of("running", "boolean");
    private static final FieldDescription RPM = FieldDescription.of("rpm", "int32", "1/min");
    private static final FieldDescription NAME = FieldDescription.of("name", "string(64)");

    @Test
    void shouldTakeTheSameClass() {
        assertFits(List.of(RUNNING, RPM), List.of(RUNNING, RPM));
        assertFits(List.of(RUNNING, NAME), List.of(RUNNING, NAME));
    }

    @Test
    void shouldSayHowAFieldDiffers() {
        assertDiffers(
                List.of(RUNNING, RPM),
                List.of(RUNNING, FieldDescription.of("rpm", "int16", "1/min")),
                "in place 2 the program has int32 rpm in 1/min",
                "int16 rpm in 1/min");
        assertDiffers(List.of(RUNNING, RPM), List.of(RUNNING), "in place 2 the program has int32 rpm", "no field");
        assertDiffers(List.of(RUNNING), List.of(RUNNING, RPM), "in place 2 the program has no field", "int32 rpm");
        assertDiffers(List.of(RUNNING, RPM), List.of(RPM, RUNNING), "in place 1 the program has boolean", "int32 rpm");
        assertDiffers(
                List.of(RPM),
                List.of(FieldDescription.of("rpm", "int32", "1/s")),
                "int32 rpm in 1/min",
                "int32 rpm in 1/s");
        assertDiffers(
                List.of(NAME),
                List.of(FieldDescription.of("name", "string(32)")),
                "string(64) name",
                "string(32) name");
        assertDiffers(
                List.of(RPM),
                List.of(with(RPM, Map.of("min", "0", "max", "9"))),
                "int32 rpm in 1/min",
                "int32 rpm in 1/min from 0 to 9");
        assertDiffers(
                List.of(with(NAME, Map.of("pattern", "[a-z]*"))),
                List.of(with(NAME, Map.of("optional", "true"))),
                "string(64) name that matches [a-z]*",
                "string(64) name, optional");
    }

    @Test
    void shouldSayHowAClassInAFieldDiffers() {
        for (final String type : List.of(
                "Motor",
                "list[Motor](3)",
                "map[Motor](3)",
                "oneOf[Motor]",
                "embedded[Motor](99)",
                "list[list[Motor]]")) {
            final ClassDescription outer = ClassDescription.of("X", FieldDescription.of("motor", type));
            assertThatThrownBy(() -> eventClass(outer, ClassDescription.of("Motor", RPM))
                            .fittedTo(eventClass(outer, ClassDescription.of("Motor", RUNNING))))
                    .as(type)
                    .hasMessageContaining("TH1040")
                    .hasMessageContaining("in place 1 of the class Motor the program has int32 rpm in 1/min")
                    .hasMessageContaining("Expected: boolean running");
        }
    }

    @Test
    void shouldSayThatTheNumbersOfClassesDiffer() {
        final ClassDescription other = ClassDescription.of("Y", NAME);
        assertThatThrownBy(() -> eventClass(ClassDescription.of("X", NAME)).fittedTo(eventClass(other)))
                .hasMessageContaining("the class X has the number")
                .hasMessageContaining("of the class Y");
        // A structure has no header.
        eventClass(ClassDescription.of("X", RPM)).fittedTo(eventClass(ClassDescription.of("Y", RPM)));
    }

    @Test
    void shouldNotMindWhatDoesNotChangeTheBytes() {
        assertFits(
                List.of(RPM),
                List.of(with(RPM, Map.of("default", "5", "doc", "Speed.", "element", "true", "secret", "true"))));
        assertFits(
                List.of(FieldDescription.of("payload", "any[X](100)")),
                List.of(FieldDescription.of("payload", "any(100)")));
        assertFits(List.of(RPM, with(RUNNING, Map.of("removed", "1"))), List.of(RPM, RUNNING));
    }

    @Test
    void shouldTakeAppendedConstantsWhereUnknownOnesAreProvidedFor() {
        final FieldDescription few = FieldDescription.of("valve", "enum(open,closed)");
        final FieldDescription more = FieldDescription.of("valve", "enum(open,closed,half)");
        assertDiffers(List.of(few), List.of(more), "enum(open,closed) valve", "enum(open,closed,half) valve");
        assertDiffers(List.of(more), List.of(few), "enum(open,closed,half) valve", "enum(open,closed) valve");
        final FieldDescription fewTolerant = with(few, Map.of("unknownAs", "closed"));
        final FieldDescription moreTolerant = with(more, Map.of("unknownAs", "closed"));
        assertFits(List.of(fewTolerant), List.of(more));
        assertFits(List.of(more), List.of(fewTolerant));
        assertDiffers(List.of(few), List.of(moreTolerant), "enum(open,closed) valve", "enum(open,closed,half) valve");
        final FieldDescription fewOptional = with(few, Map.of("optional", "true"));
        assertFits(List.of(with(more, Map.of("optional", "true"))), List.of(fewOptional));
        assertDiffers(
                List.of(fewTolerant),
                List.of(FieldDescription.of("valve", "enum(closed,open,half)")),
                "enum(open,closed) valve",
                "enum(closed,open) valve");
        assertFits(
                List.of(FieldDescription.of("alarms", "bits(a,b)")),
                List.of(FieldDescription.of("alarms", "bits(a,b,c)")));
        assertFits(
                List.of(FieldDescription.of("list", "list[enum(a,b; unknown=a)](5)")),
                List.of(FieldDescription.of("list", "list[enum(a,b,c)](5)")));
        assertDiffers(
                List.of(FieldDescription.of("list", "list[enum(a,b)](5)")),
                List.of(FieldDescription.of("list", "list[enum(a,b,c)](5)")),
                "list[enum(a,b)](5)",
                "list[enum(a,b,c)](5)");
    }

    @Test
    void shouldTakeFieldsOfLaterVersionsOnEitherSide() {
        final FieldDescription tag =
                with(FieldDescription.of("tag", "string(8)"), Map.of("since", "2", "optional", "true"));
        final FieldDescription load =
                with(FieldDescription.of("load", "float64"), Map.of("since", "1", "default", "0.5"));
        assertFits(List.of(RPM), List.of(load, RPM, tag));
        assertFits(List.of(load, tag, RPM), List.of(RPM));
        assertFits(List.of(load, tag, RPM), List.of(RPM, load));
        assertDiffers(
                List.of(RPM, tag), List.of(RPM, load), "in place 2 the program has no field", "float64 load, since 1");
        assertFits(
                List.of(FieldDescription.of("shape", "oneOf[A]")),
                List.of(FieldDescription.of("shape", "oneOf[A,B since 1]")),
                ClassDescription.of("A", RPM),
                ClassDescription.of("B", RPM));
        assertDiffers(
                List.of(FieldDescription.of("shape", "oneOf[A]")),
                List.of(FieldDescription.of("shape", "oneOf[A,B]")),
                "oneOf[A] shape",
                "oneOf[A,B] shape",
                ClassDescription.of("A", RPM),
                ClassDescription.of("B", RPM));
    }

    @Test
    void shouldWriteAndReadTheConfiguredStructure() {
        final FieldDescription load =
                with(FieldDescription.of("load", "uint16"), Map.of("since", "1", "default", "258"));
        final FieldDescription note =
                with(FieldDescription.of("note", "string(8)"), Map.of("since", "2", "optional", "true"));
        final EventClass<DataObject> configured = eventClass(ClassDescription.of("X", load, RPM));
        final EventClass<DataObject> older = eventClass(ClassDescription.of("X", RPM));
        final EventClass<DataObject> newer = eventClass(ClassDescription.of("X", note, RPM, load));
        assertThat(newer.kind()).isEqualTo(EventKind.COMPLEX);
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[6]);

        final EventClass<DataObject> olderFitted = older.fittedTo(configured);
        assertThat(olderFitted.lengthBytes()).isEqualTo(6);
        assertThat(olderFitted.encode(object(older, 5), buffer, 0)).isEqualTo(6);
        assertThat(buffer.byteArray()).containsExactly(2, 1, 5, 0, 0, 0);
        assertThat(olderFitted.decode(buffer, 0, 6)).isEqualTo(object(older, 5));

        final EventClass<DataObject> newerFitted = newer.fittedTo(configured);
        assertThat(newerFitted.kind()).isEqualTo(EventKind.STRUCT);
        newerFitted.encode(object(newer, "lost", 7, 3), buffer, 0);
        assertThat(buffer.byteArray()).containsExactly(3, 0, 7, 0, 0, 0);
        assertThat(newerFitted.decode(buffer, 0, 6)).isEqualTo(object(newer, null, 7, 3));
    }

    @Test
    void shouldReadTheMessagesOfOtherVersions() {
        final FieldDescription note =
                with(FieldDescription.of("note", "string(8)"), Map.of("since", "1", "optional", "true"));
        final EventClass<DataObject> newer = eventClass(ClassDescription.of("X", NAME, RPM, note));
        final EventClass<DataObject> older = eventClass(ClassDescription.of("X", NAME, RPM));
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[100]);
        final int length = newer.fittedTo(older).encode(object(newer, "p", 7, "new"), buffer, 0);
        assertThat(older.decode(buffer, 0, length)).isEqualTo(object(older, "p", 7));
        final int olderLength = older.fittedTo(newer).encode(object(older, "p", 7), buffer, 0);
        assertThat(newer.decode(buffer, 0, olderLength)).isEqualTo(object(newer, "p", 7, null));
        // The bound is the configured one: nobody made room for more.
        assertThat(newer.fittedTo(older).lengthMax()).isEqualTo(older.lengthMax());
    }

    @Test
    void shouldUseTheCodecForAFixedClassThatBecameComplex() {
        final FieldDescription note =
                with(FieldDescription.of("note", "string(8)"), Map.of("since", "1", "optional", "true"));
        final EventClass<DataObject> configured = eventClass(ClassDescription.of("X", RPM, note));
        final EventClass<DataObject> older = eventClass(ClassDescription.of("X", RPM));
        assertThat(older.kind()).isEqualTo(EventKind.STRUCT);
        final EventClass<DataObject> fitted = older.fittedTo(configured);
        assertThat(fitted.kind()).isEqualTo(EventKind.COMPLEX);
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[100]);
        final int length = fitted.encode(object(older, 7), buffer, 0);
        assertThat(configured.decode(buffer, 0, length)).isEqualTo(object(configured, 7, null));
    }

    @Test
    void shouldFitEveryRandomClassToItsDescription() {
        for (long seed = 0; seed < 100; seed++) {
            final DataClass<DataObject> type = new RandomClasses(seed).next();
            final EventClass<DataObject> made = EventClass.of(DescribedClasses.only(ClassDescription.allOf(type)));
            final EventClass<DataObject> fitted = EventClass.of(type).fittedTo(made);
            assertThat(fitted.kind()).isEqualTo(made.kind());
            assertThat(fitted.lengthMax()).isEqualTo(made.lengthMax());
        }
    }

    private static DataObject object(final EventClass<DataObject> eventClass, final Object... fields) {
        final Values values = eventClass.dataClass().newValues();
        for (int i = 0; i < fields.length; i++) {
            values.set(i, fields[i]);
        }
        return DataObject.of(values);
    }

    private static void assertFits(
            final List<FieldDescription> program,
            final List<FieldDescription> configured,
            final ClassDescription... parts) {
        final EventClass<DataObject> own = eventClass(program, parts);
        final EventClass<DataObject> other = eventClass(configured, parts);
        assertThat(own.fittedTo(other).kind()).isEqualTo(other.kind());
    }

    private static void assertDiffers(
            final List<FieldDescription> program,
            final List<FieldDescription> configured,
            final String difference,
            final String expected,
            final ClassDescription... parts) {
        assertThatThrownBy(() -> eventClass(program, parts).fittedTo(eventClass(configured, parts)))
                .isInstanceOfSatisfying(TwinhubException.class, e -> {
                    assertThat(e.error().errorCode()).isEqualTo(ErrorCode.EVENT_CLASS_DIFFERS);
                    assertThat(e.error().text()).contains(difference);
                    assertThat(e.error().expected()).startsWith(expected);
                    assertThat(e.error().action()).isNotEmpty();
                });
    }

    private static EventClass<DataObject> eventClass(
            final List<FieldDescription> fields, final ClassDescription... parts) {
        final List<ClassDescription> all =
                new ArrayList<>(List.of(ClassDescription.of("X", fields.toArray(FieldDescription[]::new))));
        all.addAll(Arrays.asList(parts));
        return EventClass.of(DescribedClasses.only(all));
    }

    private static EventClass<DataObject> eventClass(final ClassDescription... descriptions) {
        return EventClass.of(DescribedClasses.only(List.of(descriptions)));
    }

    /** The field with some of its attributes changed, each in its text. */
    private static FieldDescription with(final FieldDescription field, final Map<String, String> changes) {
        final Values values = FieldDescription.TYPE.newValues();
        final Set<String> unused = new TreeMap<>(changes).keySet();
        for (int i = 0; i < FieldDescription.TYPE.fields().size(); i++) {
            final Field<FieldDescription> attribute =
                    FieldDescription.TYPE.fields().get(i);
            values.set(i, attribute.get(field));
            if (unused.remove(attribute.name())) {
                assertThat(TextForm.parse(attribute, changes.get(attribute.name()), values, i))
                        .isNull();
            }
        }
        assertThat(unused).isEmpty();
        return FieldDescription.TYPE.create(values);
    }
}
