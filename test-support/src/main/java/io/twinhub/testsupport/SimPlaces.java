package io.twinhub.testsupport;

import io.twinhub.config.SystemPlan;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** What the instances of one version of a simulated system have on their computers. */
final class SimPlaces {
    private final SystemPlan plan;
    private final Supplier<Path> folder;
    /** Null if it is the first version. */
    private final SimPlaces former;
    /** By copy and computer, {@code control@plant-1}. */
    private final Map<String, SimPlace> places = new HashMap<>();

    private boolean leads;

    /** @param folder of this version; asked for when the first program wants a folder. */
    SimPlaces(final SystemPlan plan, final Supplier<Path> folder, final SimPlaces former) {
        this.plan = plan;
        this.folder = folder;
        this.former = former;
        leads = former == null;
    }

    /** Whether this version leads. */
    boolean leads() {
        return leads;
    }

    void leads(final boolean isSo) {
        leads = isSo;
    }

    /** The place of an instance whose process begins now. */
    SimPlace start(final String copy, final String computer, final SimNode node) {
        final String name = copy + "@" + computer;
        final SimPlace before = former == null ? null : former.places.get(name);
        final SimPlace place = places.computeIfAbsent(
                name, unknown -> new SimPlace(plan, node, () -> folder.get().resolve(name), before));
        place.formerLeads(!leads);
        return place;
    }
}
