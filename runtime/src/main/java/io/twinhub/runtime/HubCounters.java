package io.twinhub.runtime;

import io.aeron.CncFileDescriptor;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.agrona.BufferUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.ManyToOneRingBuffer;
import org.agrona.concurrent.status.CountersReader;

/**
 * What a hub process shows of itself, read from outside, without any help of that process: also while it hangs, and after it was
 * killed.
 *
 * @param processId of the hub process.
 * @param driverHeartbeatMs when its driver last turned, by the {@link ProcessClock}; -1 if it was closed.
 * @param heartbeatMs when the process last turned, by the {@link ProcessClock}; 0 if it never did.
 * @param values named counters and their values, sorted by name.
 */
public record HubCounters(long processId, long driverHeartbeatMs, long heartbeatMs, Map<String, Long> values) {

    /** A hub process turns at least every few milliseconds; so much silence means that it is gone or stopped. */
    public static final long ALIVE_WITHIN_MS = 1000;

    public HubCounters {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /** The state of the hub process with this Aeron directory; empty if none is there (yet). */
    public static Optional<HubCounters> read(final Path aeronDirectory) {
        final Path file = cncFile(aeronDirectory);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (channel.size() < CncFileDescriptor.META_DATA_LENGTH) {
                return Optional.empty();
            }
            final MappedByteBuffer mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            try {
                return read(mapped);
            } finally {
                BufferUtil.free(mapped);
            }
        } catch (final IOException ex) {
            return Optional.empty();
        }
    }

    static Path cncFile(final Path aeronDirectory) {
        return aeronDirectory.resolve(CncFileDescriptor.CNC_FILE);
    }

    /** What tells one CnC file from its successor under the same name; null if there is none. */
    static Object identity(final Path cncFile) {
        try {
            return Files.readAttributes(cncFile, BasicFileAttributes.class).fileKey();
        } catch (final IOException ex) {
            return null;
        }
    }

    /** Whether the process turns. */
    public boolean isAlive() {
        final long nowMs = ProcessClock.INSTANCE.time();
        return nowMs - heartbeatMs < ALIVE_WITHIN_MS && nowMs - driverHeartbeatMs < 2 * ALIVE_WITHIN_MS;
    }

    private static Optional<HubCounters> read(final MappedByteBuffer mapped) {
        final UnsafeBuffer metaData = CncFileDescriptor.createMetaDataBuffer(mapped);
        // The version is written last, so everything before it is there.
        if (metaData.getIntVolatile(CncFileDescriptor.cncVersionOffset(0)) != CncFileDescriptor.CNC_VERSION
                || !CncFileDescriptor.isCncFileLengthSufficient(metaData, mapped.capacity())) {
            return Optional.empty();
        }
        final CountersReader counters = new CountersReader(
                CncFileDescriptor.createCountersMetaDataBuffer(mapped, metaData),
                CncFileDescriptor.createCountersValuesBuffer(mapped, metaData));
        final Map<String, Long> values = new TreeMap<>();
        final long[] heartbeatMs = {0};
        counters.forEach((final int id, final int typeId, final DirectBuffer key, final String label) -> {
            if (typeId == CounterSet.HEARTBEAT_TYPE_ID) {
                heartbeatMs[0] = counters.getCounterValue(id);
            } else if (typeId == CounterSet.NAMED_TYPE_ID) {
                values.put(label, counters.getCounterValue(id));
            }
        });
        final ManyToOneRingBuffer toDriver =
                new ManyToOneRingBuffer(CncFileDescriptor.createToDriverBuffer(mapped, metaData));
        return Optional.of(new HubCounters(
                CncFileDescriptor.pid(metaData), toDriver.consumerHeartbeatTime(), heartbeatMs[0], values));
    }
}
