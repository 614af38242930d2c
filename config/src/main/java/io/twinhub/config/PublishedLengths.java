package io.twinhub.config;

import io.twinhub.metadata.DescribedClasses;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.EventClass;
import io.twinhub.metadata.EventKind;
import java.util.HashMap;
import java.util.Map;

/** That no copy publishes an event every value of which is longer than the copy's {@code eventLength}: all would be refused. */
final class PublishedLengths {
    private final Declarations declared;
    private final Findings findings;
    private final Map<String, Long> limitOfCopy = new HashMap<>();
    private final Map<String, Integer> lengthOfClass = new HashMap<>();
    private DescribedClasses described;

    PublishedLengths(final Declarations declared, final Findings findings) {
        this.declared = declared;
        this.findings = findings;
        for (final ProgramCopySpec copy : declared.spec().programCopies()) {
            if (copy.eventLengthBytes() > 0) {
                limitOfCopy.putIfAbsent(copy.id(), copy.eventLengthBytes());
            }
        }
    }

    /** Checks the events of one line; one that cannot be published is enough to say it. */
    void check(final String path, final String copy, final int[] events) {
        final Long limit = limitOfCopy.get(copy);
        if (limit == null) {
            return;
        }
        for (final int event : events) {
            final String name = declared.eventNames().get(event);
            final String className = declared.isHubEvent(event)
                    ? ""
                    : declared.spec().events().get(declared.rowOfEvent(event)).eventClass();
            final int length = lengthOfClass.computeIfAbsent(className, this::fixedLength);
            if (length > limit) {
                findings.add(
                        ErrorCode.CONFIG_EVENT_LENGTH_TOO_SHORT,
                        path,
                        "an eventLength of at least " + length + " bytes, the length of every value of the class "
                                + className,
                        "Raise the eventLength of the <programCopy>, or take the event out of the pattern.",
                        copy,
                        name,
                        limit);
                return;
            }
        }
    }

    /** Length of all values of this class; 0 if they vary, or if the class has problems of its own. */
    private int fixedLength(final String className) {
        final EventKind builtIn = EventClassTable.builtIn(className);
        if (builtIn != null) {
            return builtIn.lengthBytes();
        }
        if (described == null) {
            described = DescribedClasses.of(declared.spec().eventClasses());
        }
        if (!described.problems().isEmpty() || described.dataClass(className) == null) {
            return 0;
        }
        final EventClass<?> eventClass = EventClass.of(described.dataClass(className));
        return eventClass.kind() == EventKind.STRUCT ? eventClass.lengthBytes() : 0;
    }
}
