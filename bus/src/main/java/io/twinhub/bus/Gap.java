package io.twinhub.bus;

import java.util.List;

/**
 * A notice that events may be missing here, in order with those that are delivered. It never comes for the loss of one network alone.
 *
 * @param copies program copies of which events may be missing: whatever these may publish and this program subscribes to.
 * @param reason why, as a sentence.
 */
public record Gap(List<String> copies, String reason) {}
