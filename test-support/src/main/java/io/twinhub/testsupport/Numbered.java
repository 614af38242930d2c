package io.twinhub.testsupport;

import static io.twinhub.metadata.Fields.int64;

import io.twinhub.metadata.DataClass;

/**
 * The value of simulated events with several fields: the running number, and what follows from it and must arrive beside it.
 *
 * @param number running number of the publisher.
 * @param check a function of the number.
 */
record Numbered(long number, long check) {
    static final DataClass<Numbered> TYPE = DataClass.of("Numbered", Numbered.class)
            .doc("A running number and its check.")
            .field(int64("number", Numbered::number).doc("Running number of the publisher."))
            .field(int64("check", Numbered::check).doc("Follows from the number."))
            .build(v -> new Numbered(v.get(0), v.get(1)));

    static Numbered of(final long number) {
        return new Numbered(number, SimRandom.mix(number));
    }

    boolean isIntact() {
        return check == SimRandom.mix(number);
    }
}
