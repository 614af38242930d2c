package io.twinhub.executive.manager;

import static io.twinhub.metadata.Fields.data;
import static io.twinhub.metadata.Fields.int32;
import static io.twinhub.metadata.Fields.list;
import static io.twinhub.metadata.Fields.string;

import io.twinhub.config.ManagerReport;
import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.ErrorResult;
import java.util.List;

/**
 * What a manager answers.
 *
 * @param report how it stands now.
 * @param sessions if it was asked for them, at most {@link #SESSION_COUNT_MAX}, in the order in which they began.
 * @param total how many there are of these.
 * @param done what was done, in a sentence; empty if nothing was to be done, or it was not.
 * @param error why what was asked for was not done; null if it was.
 */
public record ManagerAnswer(
        ManagerReport report, List<ListedSession> sessions, int total, String done, ErrorResult error) {
    /** More are of no use to a person, and an answer has a limit. */
    public static final int SESSION_COUNT_MAX = 1000;

    public static final DataClass<ManagerAnswer> TYPE = DataClass.of("managerAnswer", ManagerAnswer.class)
            .doc("What a manager of sessions answers.")
            .field(data("report", ManagerAnswer::report, ManagerReport.TYPE).doc("How it stands now."))
            .field(list("sessions", ManagerAnswer::sessions, ListedSession.TYPE)
                    .doc("The first of those that were asked for."))
            .field(int32("total", ManagerAnswer::total).doc("How many there are of these."))
            .field(string("done", ManagerAnswer::done).doc("What was done, in a sentence."))
            .field(data("error", ManagerAnswer::error, ErrorResult.TYPE)
                    .doc("Why what was asked for was not done.")
                    .optional())
            .build(v -> new ManagerAnswer(v.get(0), v.get(1), v.getInt(2), v.get(3), v.get(4)));

    public ManagerAnswer {
        sessions = List.copyOf(sessions);
    }
}
