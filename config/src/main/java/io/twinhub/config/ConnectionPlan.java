package io.twinhub.config;

/**
 * A message connection.
 *
 * @param id dense, from 0, in text order.
 * @param from id of the copy that opens it.
 * @param to id of the copy at the other end.
 * @param windowBytes what may be under way in each direction.
 * @param messageLengthMaxBytes the longest message.
 */
public record ConnectionPlan(int id, int from, int to, int windowBytes, int messageLengthMaxBytes) {}
