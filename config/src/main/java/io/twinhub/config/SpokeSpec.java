package io.twinhub.config;

/**
 * A spoke computer: it runs programs and is attached to both networks.
 *
 * @param name name of the computer.
 * @param a its IP address on network A.
 * @param b its IP address on network B.
 */
public record SpokeSpec(String name, String a, String b) {}
