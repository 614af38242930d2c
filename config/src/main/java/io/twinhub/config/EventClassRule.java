package io.twinhub.config;

import io.twinhub.metadata.ClassDescription;
import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.DataObject;
import io.twinhub.metadata.DescribedClasses;
import io.twinhub.metadata.DescriptionProblem;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.EventClass;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** User event classes: names, fields, types, and a length that a super message can carry. */
final class EventClassRule implements Rule {
    private static final String LIST = "eventClasses";

    @Override
    public void check(final Declarations declared, final Findings findings) {
        check(declared.spec().eventClasses(), TransportPlan.of(declared.spec().transport()), findings);
    }

    void check(final List<ClassDescription> classes, final TransportPlan transport, final Findings findings) {
        final DescribedClasses described = DescribedClasses.of(classes);
        final Names names = new Names(findings, "event class", Names.IDENTIFIER);
        final BitSet misnamed = new BitSet();
        for (int i = 0; i < classes.size(); i++) {
            final String path = LIST + "[" + i + "]";
            final int before = findings.count();
            checkNames(classes.get(i), names, path, findings);
            misnamed.set(i, findings.count() > before);
            final DataClass<DataObject> dataClass =
                    described.dataClass(classes.get(i).name());
            if (dataClass != null && described.problems().isEmpty()) {
                checkLength(dataClass, transport, path, findings);
            }
        }
        for (final DescriptionProblem problem : described.problems()) {
            if (problem.unknownName() != null) {
                Names.unknown(findings, "field type", problem.unknownName(), typeNames(classes), LIST + problem.path());
            } else if (!isReported(problem, misnamed)) {
                findings.add(problem.error(), LIST + problem.path());
            }
        }
    }

    private static void checkNames(
            final ClassDescription eventClass, final Names names, final String path, final Findings findings) {
        names.declare(eventClass.name(), path + "/name");
        if (EventClassTable.builtIn(eventClass.name()) != null) {
            findings.add(
                    ErrorCode.CONFIG_EVENT_CLASS_BUILT_IN,
                    path + "/name",
                    "a name other than those of the built-in classes",
                    "Rename the class, or delete it and use the built-in one.",
                    eventClass.name());
        }
        final Names fieldNames = new Names(findings, "field", Names.IDENTIFIER);
        for (int i = 0; i < eventClass.fields().size(); i++) {
            fieldNames.declare(eventClass.fields().get(i).name(), path + "/fields[" + i + "]/name");
        }
        if (eventClass.fields().isEmpty()) {
            findings.add(
                    ErrorCode.CONFIG_EVENT_CLASS_EMPTY,
                    path,
                    "at least one field",
                    "Add <field name=... type=.../>.",
                    eventClass.name());
        }
    }

    /** Whether it was said above, in the words of a configuration. */
    private static boolean isReported(final DescriptionProblem problem, final BitSet misnamed) {
        final ErrorCode code = problem.error().errorCode();
        return code == ErrorCode.DESCRIPTION_NAME_TWICE
                || code == ErrorCode.DESCRIPTION_NOT_POSSIBLE && misnamed.get(problem.classIndex());
    }

    private static void checkLength(
            final DataClass<DataObject> dataClass,
            final TransportPlan transport,
            final String path,
            final Findings findings) {
        final EventClass<DataObject> eventClass = EventClass.of(dataClass);
        if (eventClass.lengthMax() > transport.eventValueLengthMaxBytes()) {
            findings.add(
                    ErrorCode.CONFIG_EVENT_CLASS_TOO_LONG,
                    path,
                    "at most " + transport.eventValueLengthMaxBytes()
                            + " bytes: an event must fit into one super message of "
                            + transport.superMessageLengthBytes() + " bytes",
                    "Set closer bounds, as in string(64) or list[float64](100), split the class over several"
                            + " events, or configure a longer superMessageLength.",
                    eventClass.name(),
                    eventClass.lengthMax(),
                    eventClass.longestFields());
        }
    }

    private static List<String> typeNames(final List<ClassDescription> classes) {
        final List<String> names = new ArrayList<>(ClassDescription.typeNames());
        classes.forEach(eventClass -> names.add(eventClass.name()));
        return names;
    }
}
