package io.twinhub.recorder;

import io.twinhub.bus.AdminPort;
import io.twinhub.bus.Bus;
import io.twinhub.bus.FormerVersion;
import io.twinhub.bus.MessageConnection;
import io.twinhub.config.SystemPlan;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a recorder has to do with those of other versions on its computer: it takes values from that of the former version, and hands its own to those of further ones. */
final class OtherVersions {
    private final SystemPlan plan;
    private final LastValues values;
    private final List<ValuesToFurther> further = new ArrayList<>();
    /** Null if there is none, or this version leads already. */
    private final ValuesOfFormer former;

    OtherVersions(final SystemPlan plan, final Bus bus, final LastValues values) {
        this.plan = plan;
        this.values = values;
        former = bus.former()
                .filter(FormerVersion::leads)
                .flatMap(version -> following(version, bus.administration()))
                .orElse(null);
        bus.onFurther(this::onFurther);
        values.onChanged(event -> {
            for (int i = 0; i < further.size(); i++) {
                further.get(i).onChanged(event);
            }
        });
    }

    private Optional<ValuesOfFormer> following(final FormerVersion version, final AdminPort port) {
        try {
            return Optional.of(new ValuesOfFormer(plan, version, values, port));
        } catch (final TwinhubException ex) {
            port.report(ErrorResult.of(
                            ErrorCode.RECORDER_VALUE_LEFT,
                            "**",
                            version.version(),
                            ex.error().text())
                    .action("Programs begin without the last values of that version."));
            return Optional.empty();
        }
    }

    private void onFurther(final MessageConnection connection) {
        final ValuesToFurther taker = new ValuesToFurther(plan, values, connection);
        further.add(taker);
        connection.onClosed(reason -> further.remove(taker));
    }

    /** Whether the former version leads, so that its values are newer than those of an earlier life of this one. */
    boolean hasNewer() {
        return former != null;
    }

    /** A value has come over the Bus. */
    void onValue(final long copyEpoch, final int event) {
        if (former != null && copyEpoch > 0 && event < values.count()) {
            former.onLive();
        }
    }

    int doWork(final long nowNs) {
        int work = former == null ? 0 : former.doWork(nowNs);
        for (int i = 0; i < further.size(); i++) {
            work += further.get(i).doWork(nowNs);
        }
        return work;
    }

    long nextDueNs() {
        long due = former == null ? Long.MAX_VALUE : former.nextDueNs();
        for (int i = 0; i < further.size(); i++) {
            due = Math.min(due, further.get(i).nextDueNs());
        }
        return due;
    }
}
