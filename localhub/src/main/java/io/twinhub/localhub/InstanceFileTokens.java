package io.twinhub.localhub;

import io.twinhub.config.Home;
import io.twinhub.config.InstanceFile;
import io.twinhub.config.SystemPlan;
import io.twinhub.metadata.TwinhubException;
import java.nio.file.Path;

/** Compares a program's token with the one in its instance file, which the start command writes anew at each start. */
final class InstanceFileTokens implements TokenCheck {
    private final Home home;
    private final SystemPlan plan;
    private final String computer;

    InstanceFileTokens(final Home home, final SystemPlan plan, final String computer) {
        this.home = home;
        this.plan = plan;
        this.computer = computer;
    }

    @Override
    public boolean accepts(final int instance, final long tokenHigh, final long tokenLow) {
        final String copy = plan.copy(plan.instance(instance).copy()).name();
        final Path file = home.instanceFile(computer, plan.version(), copy);
        try {
            final InstanceFile known = InstanceFile.read(file);
            return known.tokenHigh() == tokenHigh && known.tokenLow() == tokenLow;
        } catch (final TwinhubException notThere) {
            return false;
        }
    }
}
