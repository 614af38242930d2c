package io.twinhub.config;

import java.util.List;

/** Program copies: ids, their program, their settings. */
final class ProgramCopyRule implements Rule {
    @Override
    public void check(final Declarations declared, final Findings findings) {
        final List<ProgramCopySpec> copies = declared.spec().programCopies();
        final int valueLengthMax = TransportPlan.of(declared.spec().transport()).eventValueLengthMaxBytes();
        final Names ids = new Names(findings, "program copy", Names.FOLDER);
        for (int i = 0; i < copies.size(); i++) {
            final ProgramCopySpec copy = copies.get(i);
            final String path = "programCopies[" + i + "]";
            ids.declare(copy.id(), path + "/id");
            if (HubEvent.isReserved(copy.id())
                    || ConsolesSpec.isReserved(copy.id())
                    || copy.id().equals(AssignersSpec.COPY)
                    || copy.id().equals(RecordersSpec.COPY)
                    || copy.id().equals(SessionsSpec.COPY)) {
                Names.reserved(findings, "program copy", copy.id(), path + "/id");
            }
            if (!declared.programs().contains(copy.program())) {
                Names.unknown(findings, "program", copy.program(), declared.programs(), path + "/program");
            }
            final Names settings = new Names(findings, "setting", Names.SETTING);
            for (int j = 0; j < copy.settings().size(); j++) {
                settings.declare(copy.settings().get(j).name(), path + "/settings[" + j + "]/name");
            }
            final Numbers numbers = new Numbers(findings, path);
            numbers.range("eventsPerSecond", copy.eventsPerSecond(), 0, SystemLimits.EVENTS_PER_SECOND_MAX, "");
            numbers.range("eventLength", copy.eventLengthBytes(), 0, valueLengthMax, ", the longest value of an event");
        }
    }
}
