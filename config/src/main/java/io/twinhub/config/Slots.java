package io.twinhub.config;

import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The slots of versions that are in service side by side. */
final class Slots {
    private Slots() {}

    /** Two versions in service on one port would receive each other's messages. */
    static void check(final SealInfo info, final List<SealedVersion> all) {
        final List<SealedVersion> others = all.stream()
                .filter(other -> other.inService()
                        && other.info() != null
                        && !other.version().equals(info.version()))
                .toList();
        for (final SealedVersion other : others) {
            if (other.info().port() == info.port()) {
                final Set<Integer> usedPorts =
                        others.stream().map(used -> used.info().port()).collect(Collectors.toSet());
                final String free = IntStream.range(0, SystemLimits.SLOT_COUNT)
                        .filter(slot -> !usedPorts.contains(info.basePort() + slot))
                        .limit(8)
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(", "));
                throw new TwinhubException(ErrorResult.of(
                                ErrorCode.CONFIG_SLOT_TAKEN, info.slot(), info.basePort(), other.version())
                        .expected("a free slot: " + free)
                        .action("Choose a free slot in <system slot=...>, or take the other version out of service"
                                + " with: twinhub config remove " + other.version()));
            }
        }
    }
}
