package io.twinhub.benchmarks.path;

import io.aeron.driver.DataPacketDispatcher;
import io.aeron.driver.MediaDriver;
import io.aeron.driver.ReceiveChannelEndpointSupplier;
import io.aeron.driver.ext.DebugReceiveChannelEndpoint;
import io.aeron.driver.ext.LossGenerator;
import io.aeron.driver.media.ReceiveChannelEndpoint;
import io.aeron.driver.media.UdpChannel;
import io.twinhub.load.LoadControl;
import io.twinhub.load.LoadControl.Number;
import io.twinhub.load.PathSetting;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * Makes the media driver of a hub process lose datagrams that arrive over network A, as many as a control file says. Named to the
 * driver by {@code aeron.ReceiveChannelEndpoint.supplier}, so the hub itself knows nothing of it.
 */
public final class LossyNetworkA implements ReceiveChannelEndpointSupplier {
    /** Names the control file. */
    private static final String CONTROL_PROPERTY = "twinhub.benchmarks.control";

    /** What a hub process has to be started with. */
    static final Map<String, String> PROPERTIES = Map.of(
            "aeron.ReceiveChannelEndpoint.supplier",
            LossyNetworkA.class.getName(),
            CONTROL_PROPERTY,
            PathSetting.CONTROL_FILE);

    private static final String ADDRESSES = "127.0.1.";
    private static final int MILLION = 1_000_000;
    private static final LossGenerator NONE = (address, buffer, length) -> false;

    private final LoadControl control = LoadControl.open(Path.of(System.getProperty(CONTROL_PROPERTY)));
    private final SplittableRandom random =
            new SplittableRandom(ProcessHandle.current().pid());

    @Override
    public ReceiveChannelEndpoint newInstance(
            final UdpChannel channel,
            final DataPacketDispatcher dispatcher,
            final AtomicCounter status,
            final MediaDriver.Context context) {
        final boolean isA = channel.remoteData().getAddress().getHostAddress().startsWith(ADDRESSES);
        return new DebugReceiveChannelEndpoint(
                channel, dispatcher, status, context, isA ? (address, buffer, length) -> isLost() : NONE, NONE);
    }

    private boolean isLost() {
        final boolean isLost = random.nextInt(MILLION) < control.get(Number.LOSS_A);
        if (isLost) {
            control.increment(Number.LOST_DATAGRAMS_A);
        }
        return isLost;
    }
}
