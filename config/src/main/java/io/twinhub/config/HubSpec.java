package io.twinhub.config;

/**
 * A hub computer: it belongs to exactly one network and forwards between that network's spokes.
 *
 * @param computer name of the computer.
 * @param address its IP address on that network.
 */
public record HubSpec(String computer, String address) {}
