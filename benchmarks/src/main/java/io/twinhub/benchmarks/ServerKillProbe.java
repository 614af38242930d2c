package io.twinhub.benchmarks;

import io.twinhub.bus.Bus;
import io.twinhub.executive.ClientSession;
import io.twinhub.executive.Executive;
import io.twinhub.executive.Peer;
import io.twinhub.executive.ServerSession;
import io.twinhub.executive.Service;
import io.twinhub.executive.SessionType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The programs of {@code benchmarks/sessions.sh} that measure deaths: servers answer with their process id, the client kills the one that answers and takes the time until
 * another one has answered a question that was asked after that.
 */
public final class ServerKillProbe {
    private static final int KILL_COUNT = Integer.getInteger("twinhub.probeKills", 50);
    /** Until the killed one is there again, and all is quiet. */
    private static final long REST_NS = TimeUnit.MILLISECONDS.toNanos(3700);

    private static final long ASK_INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final SessionType<Blob, Blob, Blob> CLIENT =
            new SessionType<>("client", Blob.TYPE, Blob.TYPE, Blob.TYPE);
    private static final SessionType<Blob, Blob, Blob> SERVER =
            new SessionType<>("server", Blob.TYPE, Blob.TYPE, Blob.TYPE);
    private static final Service<Blob, Blob, Void, Answers> ANSWERS = Service.of(SERVER, Answers::new);

    private ServerKillProbe() {}

    private static final class Server extends ServerSession<Blob, Blob, Blob> {
        @Override
        protected Blob restartInformation() {
            return new Blob(0, 0, new byte[200]);
        }

        @Override
        protected void onMessage(final Peer<Blob> peer, final Blob question) {
            peer.send(new Blob(question.number(), ProcessHandle.current().pid(), new byte[0]));
        }
    }

    private static final class Client extends ServerSession<Blob, Blob, Blob> {
        private long process;
        private long asked;
        private long answered;
        private long dueNs;

        @Override
        protected void onBegin() {
            open(ANSWERS);
        }

        @Override
        protected Blob restartInformation() {
            return new Blob(0, 0, new byte[0]);
        }

        @Override
        protected void onMessage(final Peer<Blob> peer, final Blob question) {
            throw new IllegalStateException("nobody opens it");
        }

        /** Asks again when it was answered. */
        void ask(final long nowNs) {
            if (asked == answered && nowNs - dueNs >= 0) {
                dueNs = nowNs + ASK_INTERVAL_NS;
                asked++;
                clients(ANSWERS).get(0).ask(asked);
            }
        }
    }

    private static final class Answers extends ClientSession<Blob, Blob, Void> {
        void ask(final long number) {
            send(new Blob(number, 0, new byte[0]));
        }

        @Override
        protected void onMessage(final Blob answer) {
            final Client client = (Client) holder();
            client.answered = answer.number();
            client.process = answer.process();
        }
    }

    public static void main(final String[] args) {
        try (Bus bus = Bus.connect()) {
            final Executive executive = Executive.of(bus);
            if (bus.copy().equals("client")) {
                executive.serve(CLIENT, Client::new).use(ANSWERS).begin(CLIENT, "", reason -> {});
                kill(bus, executive);
            } else {
                executive.serve(SERVER, Server::new);
                while (!Thread.currentThread().isInterrupted()) {
                    bus.idle(bus.poll() + executive.doWork());
                }
            }
        }
    }

    private static void kill(final Bus bus, final Executive executive) {
        final List<Long> pauses = new ArrayList<>();
        long killedNs = 0;
        long killed = 0;
        long restUntilNs = bus.nanoTime() + REST_NS;
        while (pauses.size() < KILL_COUNT) {
            bus.idle(bus.poll() + executive.doWork());
            final long nowNs = bus.nanoTime();
            for (final var session : executive.sessions(CLIENT)) {
                final Client client = (Client) session;
                if (killed == 0 && nowNs - restUntilNs >= 0 && client.answered > 0) {
                    killed = client.process;
                    killedNs = nowNs;
                    ProcessHandle.of(killed).ifPresent(ProcessHandle::destroyForcibly);
                } else if (killed != 0 && client.process != killed) {
                    pauses.add(nowNs - killedNs);
                    killed = 0;
                    restUntilNs = nowNs + REST_NS;
                }
                client.ask(nowNs);
            }
        }
        pauses.sort(null);
        System.out.printf(
                "kills: kills=%d answersAgainMsP50=%d answersAgainMsMax=%d%n",
                pauses.size(),
                TimeUnit.NANOSECONDS.toMillis(pauses.get(pauses.size() / 2)),
                TimeUnit.NANOSECONDS.toMillis(pauses.get(pauses.size() - 1)));
        while (!Thread.currentThread().isInterrupted()) {
            bus.idle(bus.poll() + executive.doWork());
        }
    }
}
