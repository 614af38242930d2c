package io.twinhub.config;

/**
 * A program copy configured on one computer.
 *
 * @param computer name of the spoke computer.
 * @param rank order of preference among the instances of a copy; 1 comes first.
 */
public record InstanceSpec(String computer, int rank) {}
