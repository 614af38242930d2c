package io.twinhub.runtime;

import io.twinhub.metadata.ErrorResult;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** A program that gets one answer, and then neither polls nor ends. */
final class DeafBusMain {
    private DeafBusMain() {}

    public static void main(final String[] args) {
        final EchoBus bus = new EchoBus(Path.of(args[0]));
        bus.awaitAnswer(10);
        System.out.println(
                "answered " + bus.errors.stream().map(ErrorResult::text).toList());
        while (true) {
            LockSupport.park();
        }
    }
}
