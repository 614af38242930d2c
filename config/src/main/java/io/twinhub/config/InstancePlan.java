package io.twinhub.config;

/**
 * A program copy on one computer.
 *
 * @param id dense, from 0, in text order; below 65535.
 * @param copy copy id.
 * @param computer computer id of a spoke.
 * @param rank order of preference among the instances of a copy; 1 comes first.
 */
public record InstancePlan(int id, int copy, int computer, int rank) {}
