package io.twinhub.start.activation;

import static io.twinhub.metadata.Fields.data;
import static io.twinhub.metadata.Fields.int64;

import io.twinhub.metadata.DataClass;
import io.twinhub.start.keys.Signed;

/**
 * An order as a computer keeps it over a stop of its start command.
 *
 * @param beganMs when the activation began there, by the wall clock, in milliseconds since 1970 UTC.
 */
public record KeptOrder(Signed order, long beganMs) {
    public static final DataClass<KeptOrder> TYPE = DataClass.of("keptOrder", KeptOrder.class)
            .doc("An order as a computer keeps it.")
            .field(data("order", KeptOrder::order, Signed.TYPE).doc("As it came."))
            .field(int64("began", KeptOrder::beganMs)
                    .unit("ms")
                    .doc("When the activation began there, since 1970 UTC."))
            .build(v -> new KeptOrder(v.get(0), v.getLong(1)));
}
