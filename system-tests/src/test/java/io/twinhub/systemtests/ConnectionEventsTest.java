package io.twinhub.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.config.HubConnection;
import io.twinhub.config.HubConnection.State;
import io.twinhub.config.HubSpec;
import io.twinhub.config.NetworkSpec;
import io.twinhub.config.SubscriberSpec;
import io.twinhub.config.SystemSpec;
import io.twinhub.transport.TransportLimits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a connection of a localHub is, as a program on another computer sees it: under its own event id. */
class ConnectionEventsTest {
    private static final long STEP_NS = 1_000_000;
    private static final int SECOND = 1000;
    private static final String LINKS = "hub.spoke-1.link.";
    private static final String TO_A = LINKS + "hub-a";
    private static final String TO_A2 = LINKS + "hub-a2";
    private static final String TO_B = LINKS + "hub-b";
    private static final String RECEIVER = "hub.spoke-2.program.receiver";

    private final WholePath path = new WholePath(watched(), TransportLimits.SMALL);
    /** By event: each change of state since the start, and how many events there were. */
    private final Map<String, List<State>> changes = new LinkedHashMap<>();

    private final Map<String, Integer> counts = new LinkedHashMap<>();

    /** Network A has two hub computers; the copy "other" on spoke-3 watches all connections. */
    private static SystemSpec watched() {
        final SystemSpec spec = ThreeSpokes.spec();
        final List<SubscriberSpec> subscribers = new ArrayList<>(spec.subscribers());
        subscribers.add(new SubscriberSpec("other", "hub.*.link.*"));
        subscribers.add(new SubscriberSpec("other", "hub.*.program.*"));
        final List<HubSpec> hubs = List.of(new HubSpec("hub-a", "10.1.0.1"), new HubSpec("hub-a2", "10.1.0.2"));
        return spec.toBuilder()
                .networks(List.of(new NetworkSpec("A", hubs), spec.networks().get(1)))
                .subscribers(subscribers)
                .build();
    }

    @BeforeEach
    void start() {
        path.buses
                .get("other")
                .subscribe("hub.*.link.*", HubConnection.TYPE, (value, event) -> see(event.name(), value));
        path.buses
                .get("other")
                .subscribe("hub.*.program.*", HubConnection.TYPE, (value, event) -> see(event.name(), value));
        path.cycles(15 * SECOND, STEP_NS);
    }

    private void see(final String event, final HubConnection connection) {
        final List<State> states = changes.computeIfAbsent(event, name -> new ArrayList<>());
        counts.merge(event, 1, Integer::sum);
        if (states.isEmpty() || states.get(states.size() - 1) != connection.state()) {
            states.add(connection.state());
        }
    }

    private State last(final String event) {
        final List<State> states = changes.get(event);
        return states.get(states.size() - 1);
    }

    @Test
    void shouldTellOfEachConnectionAtTheStart() {
        assertThat(changes).hasSize(3 * 3 + 4);
        assertThat(List.of(last(TO_A), last(TO_A2))).containsExactlyInAnyOrder(State.ACTIVE, State.STANDBY);
        assertThat(last(TO_B)).isEqualTo(State.ACTIVE);
        assertThat(last(RECEIVER)).isEqualTo(State.ACTIVE);
    }

    @Test
    void shouldTellOfAMainHubThatDiesAndComesBack() {
        final String active = last(TO_A) == State.ACTIVE ? "hub-a" : "hub-a2";
        final String toKilled = LINKS + active;
        final String toOther = active.equals("hub-a") ? TO_A2 : TO_A;
        changes.clear();
        path.stopHub(active);
        path.cycles(10 * SECOND, STEP_NS);
        assertThat(last(toKilled)).isEqualTo(State.DOWN);
        assertThat(changes.get(toOther)).endsWith(State.ACTIVE);

        changes.clear();
        path.restartHub(active);
        path.cycles(10 * SECOND, STEP_NS);
        assertThat(changes.get(toKilled))
                .as("a hub that returns does not take the office from its holder")
                .endsWith(State.STANDBY)
                .doesNotContain(State.ACTIVE);
        assertThat(changes.get(toOther)).containsOnly(State.ACTIVE);
        assertThat(changes.get(TO_B)).containsOnly(State.ACTIVE);
        assertThat(changes.get(RECEIVER)).containsOnly(State.ACTIVE);
    }

    @Test
    void shouldTellOfAProgramThatDiesAndComesBack() {
        changes.clear();
        path.stop("receiver");
        path.cycles(10 * SECOND, STEP_NS);
        assertThat(last(RECEIVER)).isEqualTo(State.DOWN);
        path.restart("receiver");
        path.cycles(10 * SECOND, STEP_NS);

        assertThat(last(RECEIVER)).isEqualTo(State.ACTIVE);
        assertThat(changes.get("hub.spoke-1.program.neighbour")).containsOnly(State.ACTIVE);
    }

    @Test
    void shouldTellOfALinkThatBreaksAllTheTimeAFewTimesASecondOnly() {
        changes.clear();
        counts.clear();
        final int seconds = 5;
        for (int i = 0; i < 20 * seconds; i++) {
            path.restartHub("hub-b");
            path.cycles(SECOND / 20, STEP_NS);
        }
        assertThat(counts.get(TO_B)).isLessThanOrEqualTo(4 * seconds + 1);
        path.cycles(5 * SECOND, STEP_NS);
        assertThat(changes.get(TO_B)).contains(State.DOWN);
        assertThat(last(TO_B)).isEqualTo(State.ACTIVE);
    }
}
