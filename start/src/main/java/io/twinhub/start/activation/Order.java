package io.twinhub.start.activation;

import static io.twinhub.metadata.Fields.int64;
import static io.twinhub.metadata.Fields.string;

import io.twinhub.metadata.DataClass;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the administrator of a system wants its computers to do with the versions of it. A computer obeys the order with the highest number.
 *
 * @param number of the order, counted per system.
 * @param activation tells the orders of one activation from those of another.
 * @param leads the version whose programs act; empty: nobody's, for a moment.
 * @param beside a version that runs as well, without acting; empty: none.
 * @param back the version that leads again by itself; of a final order the one that led before. Empty: none.
 * @param withinMs for how long an activation is provisional, counted from its first order that is so; 0: this order is final.
 */
public record Order(
        long number, String system, String activation, String leads, String beside, String back, long withinMs) {
    public static final DataClass<Order> TYPE = DataClass.of("order", Order.class)
            .doc("What the computers of a system shall do with its versions.")
            .field(int64("number", Order::number).doc("Counted per system."))
            .field(string("system", Order::system).doc("The system."))
            .field(string("activation", Order::activation).doc("Tells the orders of one activation from others."))
            .field(string("leads", Order::leads).doc("The version whose programs act; empty for none."))
            .field(string("beside", Order::beside).doc("The version that runs as well; empty for none."))
            .field(string("back", Order::back)
                    .doc("The version that leads again by itself, or led before; empty for none."))
            .field(int64("within", Order::withinMs)
                    .unit("ms")
                    .doc("For how long the activation is provisional; 0: the order is final."))
            .build(v -> new Order(v.getLong(0), v.get(1), v.get(2), v.get(3), v.get(4), v.get(5), v.getLong(6)));

    /** How it is where no order was given: a version of the system is in service, or none is. */
    static Order none(final String system, final String inService) {
        return new Order(0, system, "", inService, "", "", 0);
    }

    /** From now on this version leads. */
    public Order leading(final String version, final String besides, final String before) {
        return new Order(number + 1, system, activation, version, besides, before, 0);
    }

    /** Nobody leads; who led before does so again by itself. */
    public Order pause(final String former, final String next, final long limitMs) {
        return new Order(number + 1, system, activation, "", next, former, limitMs);
    }

    /** The order that follows a pause when all computers have obeyed it: the other version leads for as long as is left. */
    public Order tried() {
        return new Order(number + 1, system, activation, beside, "", back, withinMs);
    }

    /** The same under the name of an activation, from which the orders of that follow. */
    public Order in(final String name) {
        return new Order(number, system, name, leads, beside, back, withinMs);
    }

    public boolean isProvisional() {
        return withinMs > 0;
    }

    public boolean isPause() {
        return leads.isEmpty();
    }

    /** The version beside which another one runs, or which leads again by itself if that one fails; empty: none. */
    String former(final String version) {
        if (version.equals(beside)) {
            return isPause() ? back : leads;
        }
        return isProvisional() && version.equals(leads) ? back : "";
    }

    /** The versions that run under it. */
    Set<String> runs() {
        final Set<String> versions =
                new LinkedHashSet<>(isProvisional() ? List.of(leads, beside, back) : List.of(leads, beside));
        versions.remove("");
        return versions;
    }

    /** Whether it says something of this version. */
    boolean concerns(final String version) {
        return version.equals(leads) || version.equals(beside) || version.equals(back);
    }

    @Override
    public String toString() {
        final String leading = isPause() ? "no version leads" : "version " + leads + " leads";
        final String running = beside.isEmpty() ? "" : ", " + beside + " runs beside";
        final String until = isProvisional() ? ", for " + withinMs / 1000 + " s at most, then " + back + " again" : "";
        return "order " + number + ": " + leading + running + until;
    }
}
