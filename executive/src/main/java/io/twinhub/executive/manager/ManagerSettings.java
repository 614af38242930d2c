package io.twinhub.executive.manager;

import io.twinhub.config.SavedLevel;
import io.twinhub.config.SessionsPlan;
import io.twinhub.config.WhenAlone;

/**
 * What an administrator says of a manager.
 *
 * @param saved what a save must have reached before it is answered.
 * @param whenAlone at levels STANDBY and DISK: what happens while no standby has everything.
 */
public record ManagerSettings(SavedLevel saved, WhenAlone whenAlone) {
    /** Those of a configuration. */
    public static ManagerSettings of(final SessionsPlan plan) {
        return new ManagerSettings(plan.saved(), plan.whenAlone());
    }
}
