package io.twinhub.config;

import static io.twinhub.metadata.Fields.size;
import static io.twinhub.metadata.Fields.string;

import io.twinhub.metadata.FieldBuilder;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** What hub computers and spokes have in common: where they stand, and what of them a version of the system may take. */
final class ComputerFields {
    private ComputerFields() {}

    static <T> FieldBuilder<T> zone(final Function<T, String> accessor) {
        return string("zone", accessor)
                .doc(
                        "What fails as a whole, such as a hall or a host of virtual machines: computers that stand in for each other may not share it.")
                .defaultValue("")
                .since(1);
    }

    static <T> FieldBuilder<T> memory(final ToLongFunction<T> accessor) {
        return size("memory", accessor)
                .doc(
                        "What a version of the system may take of its memory, the shared memory included; nothing is checked if 0.")
                .defaultValue(0)
                .since(1);
    }

    static <T> FieldBuilder<T> sharedMemory(final ToLongFunction<T> accessor) {
        return size("sharedMemory", accessor)
                .doc("What a version of the system may take of its shared memory; nothing is checked if 0.")
                .defaultValue(0)
                .since(1);
    }
}
