package io.twinhub.executive.manager;

import io.twinhub.config.SavedLevel;
import io.twinhub.config.WhenAlone;
import io.twinhub.executive.SessionRules;

/** Up to where an ACTIVE manager lets leave what waits, and which level it says that this has reached: what others see must be where the administrator wants it. */
final class ReleaseRule {
    private final Durable durable;
    private final ManagerSettings settings;
    private final SessionRules rules;
    private final Mirror mirror;
    /** Whether the managers' copy has no other instance. */
    private final boolean isSingle;
    /** Whether an administrator said that it need not wait for a standby; until there is one. */
    private boolean goesOnAlone;

    ReleaseRule(
            final Durable durable,
            final ManagerSettings settings,
            final SessionRules rules,
            final Mirror mirror,
            final boolean isSingle) {
        this.durable = durable;
        this.settings = settings;
        this.rules = rules;
        this.mirror = mirror;
        this.isSingle = isSingle;
    }

    /** It answers without a standby from here on, until one has everything again: at level MEMORY, because an instance that comes back may not have it. */
    void goOnAlone() {
        goesOnAlone = true;
    }

    /** Lets leave what may; returns how much that was. */
    int apply(final Releases releases) {
        final boolean needsDisk = settings.saved() == SavedLevel.DISK && rules.waitsForDisk();
        final long here = needsDisk ? durable.durableIndex() : durable.store().index();
        if (settings.saved() == SavedLevel.MEMORY) {
            return releases.upTo(here, SavedLevel.MEMORY);
        }
        if (isSingle && settings.saved() == SavedLevel.DISK || !rules.waitsForStandby()) {
            return releases.upTo(here, settings.saved());
        }
        if (mirror.isInSync() && !(rules.waitsForRelying() && mirror.isMissed())) {
            goesOnAlone = false;
            final long there = needsDisk ? mirror.durableIndex() : mirror.confirmedIndex();
            return releases.upTo(Math.min(here, there), settings.saved());
        }
        final boolean mayBeAlone = goesOnAlone || settings.whenAlone() == WhenAlone.CONTINUE;
        if (mayBeAlone && (mirror.isAlone() || !rules.waitsForRelying())) {
            mirror.goOnAlone(here);
            return releases.upTo(here, SavedLevel.MEMORY);
        }
        return 0;
    }
}
