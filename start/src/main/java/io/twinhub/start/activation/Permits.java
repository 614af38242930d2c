package io.twinhub.start.activation;

import io.twinhub.config.Home;
import io.twinhub.runtime.PermitFile;
import io.twinhub.transport.Permit;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** What a start command permits the localHubs of its computer. Of one system a version leads here only when the others have given back what they had. For one thread at a time. */
final class Permits {
    /** Longer than a localHub takes that turns; one that does not is not waited for. */
    private static final long GIVE_BACK_NS = TimeUnit.SECONDS.toNanos(5);

    private static final long NEVER = Long.MIN_VALUE;

    private final Home home;
    private final String computer;
    /** By version. */
    private final Map<String, Held> held = new HashMap<>();

    /** One localHub's permit. */
    private static final class Held {
        private final String system;
        private final PermitFile file;
        private long withdrawnNs = NEVER;

        private Held(final String system, final PermitFile file) {
            this.system = system;
            this.file = file;
        }
    }

    Permits(final Home home, final String computer) {
        this.home = home;
        this.computer = computer;
    }

    /** Before a localHub starts. What a start command of before left in the file does not count. */
    void begin(final String system, final String version, final boolean leads) {
        if (!held.containsKey(version)) {
            final PermitFile file = PermitFile.create(home.permit(computer, version));
            file.set(Permit.LEADS, leads);
            held.put(version, new Held(system, file));
        }
    }

    /** This version of a system leads from now on, or none; false if it has to wait for the others. */
    boolean lead(final String system, final String version, final long nowNs) {
        boolean isFree = true;
        for (final Map.Entry<String, Held> each : held.entrySet()) {
            final Held permit = each.getValue();
            if (!permit.system.equals(system) || each.getKey().equals(version)) {
                continue;
            }
            if (permit.file.has(Permit.LEADS)) {
                permit.file.set(Permit.LEADS, false);
                permit.withdrawnNs = nowNs;
            }
            isFree &= permit.withdrawnNs == NEVER
                    || permit.file.isCarriedOut()
                    || nowNs - permit.withdrawnNs >= GIVE_BACK_NS;
        }
        final Held leading = held.get(version);
        if (isFree && leading != null) {
            leading.file.set(Permit.LEADS, true);
        }
        return isFree;
    }

    /** Whether the localHubs of these versions have carried out what they are permitted, as far as this computer has them. */
    boolean areCarriedOut(final Set<String> versions) {
        return versions.stream().map(held::get).allMatch(permit -> permit == null || permit.file.isCarriedOut());
    }
}
