package io.twinhub.config;

import java.util.Map;

/**
 * A program copy. The arrays belong to the plan: read, never write.
 *
 * @param id dense, from 0, in text order.
 * @param name the program copy id of the text.
 * @param program name of its program.
 * @param command the program's command line.
 * @param instances ids of its instances, in text order.
 * @param publishes ids of the events that it may publish, ascending.
 * @param subscribes ids of the events that it may subscribe to, ascending.
 * @param settings in text order, immutable.
 * @param eventsPerSecondMax how many events it may publish in a second; 0 if there is no limit.
 * @param eventLengthMaxBytes the longest value that it may publish; 0 if its event classes alone limit it.
 * @param keepsRole whether an ACTIVE instance goes on when its computer is out of contact, and is not replaced for its silence.
 */
public record CopyPlan(
        int id,
        String name,
        String program,
        String command,
        int[] instances,
        int[] publishes,
        int[] subscribes,
        Map<String, String> settings,
        int eventsPerSecondMax,
        int eventLengthMaxBytes,
        boolean keepsRole) {}
