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
 * @param transport further attributes of the Twinhub's {@code <transport>}.
 * @param lossy whether the Twinhub's network A can lose datagrams.
 * @param jfr the process of the Twinhub that is recorded; empty for none.
 */
record PathSetting(
        int mtuBytes,
        String idle,
        int port,
        int[] sizes,
        List<String> jvmOptions,
        String transport,
        boolean lossy,
        String jfr) {}
