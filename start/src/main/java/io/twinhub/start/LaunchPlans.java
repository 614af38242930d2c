package io.twinhub.start;

import java.util.List;
import java.util.Set;

/** Says what a computer has to run. */
public interface LaunchPlans {
    /** The versions that are to run at this time. */
    Set<String> versions();

    /**
     * What this computer runs for a version: the hub process first; empty if the computer does not occur in the version.
     *
     * @throws io.twinhub.metadata.TwinhubException if the version cannot be read.
     */
    List<ProcessPlan> processes(String version);
}
