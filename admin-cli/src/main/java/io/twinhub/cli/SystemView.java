package io.twinhub.cli;

import io.twinhub.start.activation.LeadReport;
import io.twinhub.start.activation.Order;
import java.util.Map;
import java.util.Set;

/**
 * What all computers of a system say.
 *
 * @param leads the version that leads on all of them; empty: none.
 * @param order the newest of all.
 * @param leftMs for how long a version still leads provisionally; 0: none does.
 * @param all by computer.
 */
record SystemView(
        String system, Set<String> computers, String leads, Order order, long leftMs, Map<String, LeadReport> all) {}
