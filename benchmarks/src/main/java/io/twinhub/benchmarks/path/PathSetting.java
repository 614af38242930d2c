package io.twinhub.benchmarks.path;

import java.util.List;

/**
 * What both paths of a comparison have in common.
 *
 * @param mtuBytes largest datagram payload.
 * @param idle how every process rests: {@code yield} or {@code backoff}.
 * @param port UDP port.
 * @param sizes of messages.
 * @param jvmOptions of every process.
 */
record PathSetting(int mtuBytes, String idle, int port, int[] sizes, List<String> jvmOptions) {}
