package io.twinhub.config;

import io.twinhub.metadata.ErrorCode;
import java.util.List;

/** Names and number of computers; hub and spoke are different computers. */
final class ComputerRule implements Rule {
    @Override
    public void check(final Declarations declared, final Findings findings) {
        final SystemSpec spec = declared.spec();
        final Names hubNames = new Names(findings, "hub computer", Names.FOLDER);
        for (int i = 0; i < spec.networks().size(); i++) {
            final List<HubSpec> hubs = spec.networks().get(i).hubs();
            for (int j = 0; j < hubs.size(); j++) {
                hubNames.shape(hubs.get(j).computer(), "networks[" + i + "]/hubs[" + j + "]/computer");
            }
        }
        final Names spokeNames = new Names(findings, "spoke computer", Names.FOLDER);
        for (int i = 0; i < spec.computers().size(); i++) {
            final String name = spec.computers().get(i).name();
            spokeNames.declare(name, "computers[" + i + "]/name");
            if (declared.hubs().contains(name)) {
                findings.add(
                        ErrorCode.CONFIG_HUB_IS_SPOKE,
                        "computers[" + i + "]/name",
                        "a computer that is either a hub of one network or a spoke of both",
                        "Name another computer as spoke or as hub.",
                        name);
            }
        }
        final int count = declared.hubs().size() + spec.computers().size();
        if (count > SystemLimits.COMPUTER_COUNT_MAX) {
            findings.limit("computers", "computers", count, SystemLimits.COMPUTER_COUNT_MAX);
        }
    }
}
