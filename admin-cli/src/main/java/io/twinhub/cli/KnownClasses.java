package io.twinhub.cli;

import io.twinhub.assigner.Answer;
import io.twinhub.assigner.Question;
import io.twinhub.config.ComputerBudget;
import io.twinhub.config.CopyRole;
import io.twinhub.config.HubConnection;
import io.twinhub.config.HubPaths;
import io.twinhub.config.HubReceivers;
import io.twinhub.config.HubSources;
import io.twinhub.config.InstanceFile;
import io.twinhub.config.ManagerReport;
import io.twinhub.config.NearestName;
import io.twinhub.config.SealInfo;
import io.twinhub.config.SessionsState;
import io.twinhub.config.SystemSpec;
import io.twinhub.config.TransportPlan;
import io.twinhub.executive.RestartImage;
import io.twinhub.executive.manager.ManagerAnswer;
import io.twinhub.executive.manager.ManagerQuestion;
import io.twinhub.executive.wire.Assignment;
import io.twinhub.executive.wire.Beat;
import io.twinhub.executive.wire.Begin;
import io.twinhub.executive.wire.Begun;
import io.twinhub.executive.wire.Ceased;
import io.twinhub.executive.wire.Claim;
import io.twinhub.executive.wire.Confirmed;
import io.twinhub.executive.wire.CopyEnd;
import io.twinhub.executive.wire.CopyWanted;
import io.twinhub.executive.wire.Delivery;
import io.twinhub.executive.wire.Drop;
import io.twinhub.executive.wire.EndCopy;
import io.twinhub.executive.wire.Failure;
import io.twinhub.executive.wire.Greeting;
import io.twinhub.executive.wire.Heard;
import io.twinhub.executive.wire.Leaving;
import io.twinhub.executive.wire.LeavingWanted;
import io.twinhub.executive.wire.Placed;
import io.twinhub.executive.wire.Resumed;
import io.twinhub.executive.wire.Save;
import io.twinhub.executive.wire.Saved;
import io.twinhub.executive.wire.SessionCopy;
import io.twinhub.executive.wire.Standing;
import io.twinhub.executive.wire.Taken;
import io.twinhub.executive.wire.TermBegun;
import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.recorder.CarriedValue;
import io.twinhub.samples.Machine;
import io.twinhub.samples.Reading;
import io.twinhub.samples.orders.Booking;
import io.twinhub.samples.orders.DeskBook;
import io.twinhub.samples.orders.PendingOrders;
import io.twinhub.samples.orders.Receipt;
import io.twinhub.samples.orders.Round;
import io.twinhub.start.ProcessRecords;
import io.twinhub.start.activation.KeptOrder;
import io.twinhub.start.activation.LeadReport;
import io.twinhub.start.activation.LeadRequest;
import io.twinhub.start.activation.Order;
import io.twinhub.start.activation.OrderRequest;
import io.twinhub.start.control.ComputerReport;
import io.twinhub.start.control.CopyReply;
import io.twinhub.start.control.CopyRequest;
import io.twinhub.start.control.DrainReply;
import io.twinhub.start.control.DrainRequest;
import io.twinhub.start.control.ReportRequest;
import io.twinhub.start.control.StopRequest;
import io.twinhub.start.distribution.FetchRequest;
import io.twinhub.start.distribution.OfferRequest;
import io.twinhub.start.distribution.StretchRequest;
import io.twinhub.start.distribution.VersionStatement;
import io.twinhub.start.distribution.VersionsReply;
import io.twinhub.start.distribution.VersionsRequest;
import io.twinhub.start.distribution.Wanted;
import io.twinhub.start.keys.Invitation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The data classes that a command can be asked for: those of the Twinhub with all their parts, and a user's. */
final class KnownClasses {
    /** What lies in files, is reported, said by executives and managers, or by the samples; what these hold follows. */
    private static final List<DataClass<?>> OWN = List.of(
            SystemSpec.TYPE,
            SealInfo.TYPE,
            InstanceFile.TYPE,
            ProcessRecords.TYPE,
            ErrorResult.TYPE,
            TransportPlan.TYPE,
            HubPaths.TYPE,
            HubSources.TYPE,
            HubReceivers.TYPE,
            HubConnection.TYPE,
            CopyRole.TYPE,
            SessionsState.TYPE,
            Question.TYPE,
            Answer.TYPE,
            ComputerBudget.TYPE,
            CopyReply.TYPE,
            CopyRequest.TYPE,
            ComputerReport.TYPE,
            ReportRequest.TYPE,
            StopRequest.TYPE,
            DrainReply.TYPE,
            DrainRequest.TYPE,
            KeptOrder.TYPE,
            Order.TYPE,
            OrderRequest.TYPE,
            LeadReport.TYPE,
            LeadRequest.TYPE,
            FetchRequest.TYPE,
            OfferRequest.TYPE,
            StretchRequest.TYPE,
            VersionStatement.TYPE,
            VersionsReply.TYPE,
            VersionsRequest.TYPE,
            Wanted.TYPE,
            Invitation.TYPE,
            CarriedValue.TYPE,
            Machine.TYPE,
            Reading.TYPE,
            Booking.TYPE,
            DeskBook.TYPE,
            Receipt.TYPE,
            PendingOrders.TYPE,
            Round.TYPE,
            RestartImage.TYPE,
            ManagerReport.TYPE,
            io.twinhub.samples.orders.Order.TYPE,
            Assignment.TYPE,
            Beat.TYPE,
            Begin.TYPE,
            Begun.TYPE,
            Ceased.TYPE,
            Claim.TYPE,
            Confirmed.TYPE,
            CopyEnd.TYPE,
            Delivery.TYPE,
            Drop.TYPE,
            EndCopy.TYPE,
            Failure.TYPE,
            Greeting.TYPE,
            Placed.TYPE,
            Save.TYPE,
            Saved.TYPE,
            SessionCopy.TYPE,
            Taken.TYPE,
            CopyWanted.TYPE,
            Heard.TYPE,
            Leaving.TYPE,
            LeavingWanted.TYPE,
            Resumed.TYPE,
            ManagerQuestion.TYPE,
            ManagerAnswer.TYPE,
            TermBegun.TYPE,
            Standing.TYPE);

    private final List<KnownClass> classes = new ArrayList<>();
    private final UserClasses users;

    private KnownClasses(final UserClasses users) {
        this.users = users;
        final Set<DataClass<?>> seen = new LinkedHashSet<>();
        users.found().stream().filter(found -> seen.add(found.type())).forEach(classes::add);
        OWN.forEach(root -> addWithParts(root, seen));
        List.copyOf(classes)
                .forEach(known -> known.type().containedClasses().forEach(part -> addWithParts(part, seen)));
        classes.sort(Comparator.comparing(known -> known.type().name()));
    }

    /** Those of the Twinhub, and those in these jars and folders. */
    static KnownClasses with(final UserClasses users) {
        return new KnownClasses(users);
    }

    /** By name. */
    List<KnownClass> all() {
        return List.copyOf(classes);
    }

    /**
     * The class that a person means by this name.
     *
     * @throws TwinhubException if there is none, or more than one.
     */
    DataClass<?> named(final String name) {
        List<KnownClass> found =
                classes.stream().filter(known -> known.isNamed(name)).toList();
        if (found.isEmpty()) {
            found = classes.stream()
                    .filter(known ->
                            known.type().name().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)))
                    .toList();
        }
        if (found.size() > 1) {
            throw new TwinhubException(
                    ErrorResult.of(ErrorCode.CLI_CLASS_AMBIGUOUS, name).expected("one of: " + javaNames(found)));
        }
        if (found.isEmpty()) {
            throw users.unusable(name).orElseGet(() -> unknown(name));
        }
        return found.get(0).type();
    }

    /** The classes with this number in serial form; mostly one or none. */
    List<KnownClass> numbered(final int classId) {
        return classes.stream().filter(known -> known.type().id() == classId).toList();
    }

    static String javaNames(final List<KnownClass> classes) {
        return classes.stream()
                .map(known -> known.type().javaClass().getName().replace('$', '.'))
                .collect(Collectors.joining(", "));
    }

    private TwinhubException unknown(final String name) {
        final List<String> names =
                classes.stream().map(known -> known.type().name()).distinct().toList();
        return new TwinhubException(ErrorResult.of(ErrorCode.CLI_CLASS_UNKNOWN, name)
                .expected("one of: " + String.join(", ", names))
                .action(NearestName.of(name, names)
                        .map(nearest -> "Did you mean \"" + nearest + "\"?")
                        .orElse("Name the jar or folder of a class of your own with --class-path.")));
    }

    private void addWithParts(final DataClass<?> dataClass, final Set<DataClass<?>> seen) {
        if (seen.add(dataClass)) {
            classes.add(new KnownClass(dataClass, dataClass.javaClass().getName()));
            dataClass.containedClasses().forEach(part -> addWithParts(part, seen));
        }
    }
}
