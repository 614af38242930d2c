package io.twinhub.config;

import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.EventKind;
import java.util.List;

/** User event classes: names, fields, and a length that a super message can carry. */
final class EventClassRule implements Rule {
    @Override
    public void check(final Declarations declared, final Findings findings) {
        final List<EventClassSpec> classes = declared.spec().eventClasses();
        final Names names = new Names(findings, "event class", Names.IDENTIFIER);
        for (int i = 0; i < classes.size(); i++) {
            final EventClassSpec eventClass = classes.get(i);
            final String path = "eventClasses[" + i + "]";
            names.declare(eventClass.name(), path + "/name");
            if (EventClassTable.builtIn(eventClass.name()) != null) {
                findings.add(
                        ErrorCode.CONFIG_EVENT_CLASS_BUILT_IN,
                        path + "/name",
                        "a name other than those of the built-in classes",
                        "Rename the class, or delete it and use the built-in one.",
                        eventClass.name());
            }
            checkFields(eventClass, path, findings);
        }
    }

    private static void checkFields(final EventClassSpec eventClass, final String path, final Findings findings) {
        final Names names = new Names(findings, "field", Names.IDENTIFIER);
        long length = 0;
        for (int i = 0; i < eventClass.fields().size(); i++) {
            final EventFieldSpec field = eventClass.fields().get(i);
            final String fieldPath = path + "/fields[" + i + "]";
            names.declare(field.name(), fieldPath + "/name");
            final EventKind kind = EventClassTable.builtIn(field.type());
            if (kind == null) {
                Names.unknown(
                        findings, "field type", field.type(), EventClassTable.builtInNames(), fieldPath + "/type");
            } else {
                length += kind.lengthBytes();
            }
        }
        if (eventClass.fields().isEmpty()) {
            findings.add(
                    ErrorCode.CONFIG_EVENT_CLASS_EMPTY,
                    path,
                    "at least one field",
                    "Add <field name=... type=.../>.",
                    eventClass.name());
        }
        if (length > SystemLimits.EVENT_VALUE_LENGTH_MAX_BYTES) {
            findings.add(
                    ErrorCode.CONFIG_EVENT_CLASS_TOO_LONG,
                    path,
                    "at most " + SystemLimits.EVENT_VALUE_LENGTH_MAX_BYTES
                            + " bytes: an event must fit into one super message of "
                            + SystemLimits.SUPER_MESSAGE_LENGTH_BYTES + " bytes",
                    "Take fields out, or split them over several events.",
                    eventClass.name(),
                    length);
        }
    }
}
