package io.twinhub.cli;

import io.twinhub.config.Home;
import io.twinhub.config.SealedVersions;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.start.Reach;
import io.twinhub.start.distribution.SentVersion;
import io.twinhub.start.keys.AddressBook;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Sends a version to every computer of its system. */
@Command(
        name = "distribute",
        description = {
            "Send a sealed version to all its computers, which seal it and wait. The first version of a system is in service there at once.",
            "Interrupted transfers go on where they broke off. A computer that is off now fetches the version by itself when it is back."
        },
        footerHeading = "%nExample:%n",
        footer = "  twinhub config distribute 2026.11.21-2")
final class ConfigDistributeCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Parameters(paramLabel = "VERSION", description = "Version id; twinhub config list shows them.")
    private String version;

    @Override
    public Integer call() throws InterruptedException {
        final Home home = common.home();
        final SealedVersions versions = new SealedVersions(home);
        final List<String> computers = AddressBook.of(versions.load(version)).computers();
        final Reach reach = new Reach(home);
        final SentVersion sent = SentVersion.of(versions, version, reach.administrator());
        final Output output = common.output();
        final long beginNs = System.nanoTime();
        final List<Delivery> deliveries = new Deliveries(reach, sent, output).toAll(computers);
        final List<Delivery> failed =
                deliveries.stream().filter(delivery -> delivery.error() != null).toList();
        final long tookMs = (System.nanoTime() - beginNs) / 1_000_000;
        final Map<String, Object> result = new LinkedHashMap<>();
        result.put("version", version);
        result.put("bytes", sent.lengthBytes());
        result.put("tookMs", tookMs);
        result.put("computers", deliveries.stream().map(Delivery::toMap).toList());
        output.result(result);
        if (!failed.isEmpty()) {
            throw new TwinhubException(
                    ErrorResult.of(
                                    ErrorCode.DISTRIBUTION_INCOMPLETE,
                                    version,
                                    failed.size(),
                                    computers.size(),
                                    String.join(
                                            ", ",
                                            failed.stream()
                                                    .map(Delivery::computer)
                                                    .toList()))
                            .action(
                                    "They fetch it by themselves when they are back, if they were invited; or distribute it again."));
        }
        output.done("Version %s is on all %d computers, after %d ms.", version, computers.size(), tookMs);
        return Twinhub.EXIT_DONE;
    }
}
