package io.twinhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.bus.EventPublisher;
import io.twinhub.bus.PublishOutcome;
import io.twinhub.config.HubPaths;
import io.twinhub.config.HubReceivers;
import io.twinhub.config.HubSources;
import io.twinhub.config.SubscriberSpec;
import io.twinhub.config.SystemSpec;
import io.twinhub.transport.Stream;
import io.twinhub.transport.TransportLimits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What localHubs count, as their subscribers see it: published over both networks like any event. */
class HubEventsTest {
    private static final long STEP_NS = 1_000_000;
    private static final int SECOND = 1000;
    private static final String RECEIVING = "hub.spoke-2";

    private final WholePath path = new WholePath(watched(), TransportLimits.SMALL);
    private final Map<String, HubPaths> paths = new HashMap<>();
    private final Map<String, HubSources> sources = new HashMap<>();
    private final Map<String, HubReceivers> receivers = new HashMap<>();
    private final List<String> received = new ArrayList<>();
    private final List<String> gaps = new ArrayList<>();
    private EventPublisher publisher;

    /** The copy "other" on spoke-3 watches all localHubs. */
    private static SystemSpec watched() {
        final SystemSpec spec = ThreeSpokes.spec();
        final List<SubscriberSpec> subscribers = new ArrayList<>(spec.subscribers());
        subscribers.add(new SubscriberSpec("other", "hub.**"));
        return spec.toBuilder().subscribers(subscribers).build();
    }

    @BeforeEach
    void start() {
        path.buses.get("other").subscribe("hub.*.paths", HubPaths.TYPE, (value, event) -> {
            received.add(event.name());
            paths.put(event.name(), value);
        });
        path.buses.get("other").subscribe("hub.*.sources", HubSources.TYPE, (value, event) -> {
            received.add(event.name());
            sources.put(event.name(), value);
        });
        path.buses.get("other").subscribe("hub.*.receivers", HubReceivers.TYPE, (value, event) -> {
            received.add(event.name());
            receivers.put(event.name(), value);
        });
        path.buses.get("receiver").subscribe("for.receiver", event -> {});
        path.buses.get("receiver").onGap(gap -> gaps.add(gap.reason()));
        publisher = path.buses.get("source").publisher("for.receiver");
        // In the middle between two reports of progress.
        path.cycles(25 * SECOND, STEP_NS);
        received.clear();
        gaps.clear();
    }

    private void publish(final int count) {
        for (int i = 0; i < count; i++) {
            assertThat(publisher.publish(i, 0, 1L)).isEqualTo(PublishOutcome.ACCEPTED);
        }
    }

    private HubPaths atReceiver() {
        return paths.get(RECEIVING + ".paths");
    }

    @Test
    void shouldTellOfProgressEveryTenSecondsAndOfAllLocalHubs() {
        path.cycles(10 * SECOND, STEP_NS);
        assertThat(received)
                .containsExactlyInAnyOrder(
                        "hub.spoke-1.paths",
                        "hub.spoke-1.sources",
                        "hub.spoke-1.receivers",
                        "hub.spoke-2.paths",
                        "hub.spoke-2.sources",
                        "hub.spoke-2.receivers",
                        "hub.spoke-3.paths",
                        "hub.spoke-3.sources",
                        "hub.spoke-3.receivers");
    }

    @Test
    void shouldCountWhatIsPublishedOnBothPaths() {
        final HubPaths before = atReceiver();
        publish(40);
        path.cycles(20 * SECOND, STEP_NS);
        final HubPaths after = atReceiver();
        final long brought = after.firstA() - before.firstA() + after.firstB() - before.firstB();
        assertThat(brought)
                .as("40 and what the localHub of spoke-1 published in between")
                .isBetween(40L, 65L);
        assertThat(after.lateA() - before.lateA() + after.lateB() - before.lateB())
                .isEqualTo(brought);
        assertThat(after.lostA() - before.lostA()).isZero();
        assertThat(after.lostB() - before.lostB()).isZero();
        assertThat(after.behindA()).isZero();
        assertThat(after.gaps()).isEqualTo(before.gaps());
    }

    @Test
    void shouldTellWithinTwoSecondsWhatOnePathLost() {
        final HubPaths before = atReceiver();
        final int hubA = path.plan.hubs(0)[0];
        publish(1);
        path.cycles(20, STEP_NS);
        publish(3);
        // What is on its way to hub A is lost there; the hole shows with the next one, which is lost with the link,
        // too.
        for (int i = 0; i < 5; i++) {
            path.networkDoors.get(hubA).queue(Stream.EVENT).poll((buffer, offset, length) -> {}, 100);
            path.cycle(STEP_NS);
            path.networkDoors.get(hubA).queue(Stream.EVENT).poll((buffer, offset, length) -> {}, 100);
        }
        publish(1);
        path.cycles(200, STEP_NS);
        publish(1);
        path.cycles(2 * SECOND, STEP_NS);
        final HubPaths after = atReceiver();
        assertThat(after.lostA() - before.lostA()).isEqualTo(4);
        assertThat(after.lostB() - before.lostB()).isZero();
        assertThat(after.lostOnBoth()).isEqualTo(before.lostOnBoth());
        assertThat(gaps).as("the other path had it").isEmpty();
        assertThat(sources.get(RECEIVING + ".sources").accounts().get(0).computer())
                .isEqualTo("spoke-1");
    }

    @Test
    void shouldNameAProgramThatDoesNotKeepUp() {
        assertThat(receivers.get(RECEIVING + ".receivers").slow()).isEmpty();
        path.stop("receiver");
        for (int i = 0; i < 300; i++) {
            publish(300);
            path.cycle(STEP_NS);
        }
        path.cycles(SECOND, STEP_NS);
        assertThat(receivers.get(RECEIVING + ".receivers").slow())
                .singleElement()
                .satisfies(slow -> {
                    assertThat(slow.receiver()).isEqualTo("receiver");
                    assertThat(slow.waiting()).isPositive();
                    assertThat(slow.missed()).isPositive();
                });
        assertThat(receivers.get("hub.spoke-1.receivers").slow()).isEmpty();
    }
}
