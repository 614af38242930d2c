package io.twinhub.executive;

import io.twinhub.executive.wire.CloseReason;
import io.twinhub.executive.wire.Item;
import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.SerialCodec;
import io.twinhub.metadata.TwinhubException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** The objects of a user's program that make up a session: itself, its client sessions, and those who opened it. */
final class SessionObjects {
    private static final byte[] NOTHING = {};

    private final SessionType<?, ?, ?> type;
    private final ServerSession<?, ?, ?> program;
    private final Function<String, Service<?, ?, ?, ?>> services;
    private final Map<Integer, Peer<?>> peers = new LinkedHashMap<>();
    private final Map<Integer, ClientSession<?, ?, ?>> clients = new LinkedHashMap<>();

    SessionObjects(
            final SessionType<?, ?, ?> type,
            final ServerSession<?, ?, ?> program,
            final Function<String, Service<?, ?, ?, ?>> services) {
        this.type = type;
        this.program = program;
        this.services = services;
    }

    SessionType<?, ?, ?> type() {
        return type;
    }

    ServerSession<?, ?, ?> program() {
        return program;
    }

    boolean hasPeers() {
        return !peers.isEmpty();
    }

    void addPeer(final SessionEnd end) {
        peers.put(end.number, new Peer<>(end, type.replies()));
    }

    void forget(final SessionEnd end) {
        peers.remove(end.number);
        clients.remove(end.number);
    }

    /** Makes a client session at an end. */
    <Q, P, R, C extends ClientSession<Q, P, R>> C add(final Service<Q, P, R, C> service, final SessionEnd end) {
        final C client = service.maker().get();
        client.attach(service, end);
        clients.put(end.number, client);
        return client;
    }

    /** Hands an item to whom it is for. */
    void tell(final SessionEnd end, final Item item) {
        if (end.number > 0) {
            tellClient(clients.get(end.number), item);
        } else {
            tellServer(program, end, item);
        }
    }

    @SuppressWarnings("unchecked") // made for this session
    <P> List<Peer<P>> peers() {
        return peers.values().stream().map(peer -> (Peer<P>) peer).toList();
    }

    @SuppressWarnings("unchecked") // a service makes its own client sessions
    <C extends ClientSession<?, ?, ?>> List<C> clients(final Service<?, ?, ?, C> service) {
        return clients.values().stream()
                .filter(client -> client.service().name().equals(service.name()))
                .map(client -> (C) client)
                .toList();
    }

    /** Goes on with what a save has. */
    void restore(final RestartImage image, final Map<Integer, SessionEnd> ends) {
        for (final RestartImage.Client each : image.clients()) {
            final SessionEnd end = ends.get(each.end());
            if (end != null) {
                restore(services.apply(each.service()), end, each.state());
            }
        }
        if (image.state().length > 0) {
            restore(program, type.restart(), image.state());
        }
    }

    @SuppressWarnings("unchecked") // the type and its session were registered together
    private static <S> void restore(
            final ServerSession<?, ?, ?> program, final DataClass<S> restart, final byte[] state) {
        ((ServerSession<?, ?, S>) program).restore(SerialCodec.of(restart).decode(state));
    }

    private <Q, P, R, C extends ClientSession<Q, P, R>> void restore(
            final Service<Q, P, R, C> service, final SessionEnd end, final byte[] state) {
        final C client = add(service, end);
        if (state.length > 0) {
            client.restore(SerialCodec.of(service.restart()).decode(state));
        }
    }

    private static <P> void tellClient(final ClientSession<?, P, ?> client, final Item item) {
        switch (item.kind()) {
            case MESSAGE ->
                read(client.service().type().replies(), item, client::onMessage, text -> refuse(client, text));
            case REPLY ->
                read(
                        client.service().type().replies(),
                        item,
                        message -> client.onReply(answered(item), message),
                        text -> refuse(client, text));
            case REFUSAL ->
                read(
                        ErrorResult.TYPE,
                        item,
                        error -> client.onRefused(answered(item), error),
                        text -> refuse(client, text));
            case END -> client.onEnd();
            default -> client.onClosed(item.reason(), item.text());
        }
    }

    private static Call answered(final Item item) {
        return new Call(item.end(), item.answers());
    }

    @SuppressWarnings("unchecked") // the type and its session were registered together
    private <Q, P> void tellServer(final ServerSession<Q, P, ?> server, final SessionEnd end, final Item item) {
        final SessionType<Q, P, ?> typed = (SessionType<Q, P, ?>) type;
        final Peer<P> peer = (Peer<P>) peers.computeIfAbsent(end.number, number -> new Peer<>(end, typed.replies()));
        switch (item.kind()) {
            case OPEN -> server.onOpen(peer);
            case MESSAGE ->
                read(
                        typed.requests(),
                        item,
                        message -> server.onMessage(peer, message),
                        text -> refuse(server, peer, end, text));
            case CALL ->
                read(
                        typed.requests(),
                        item,
                        message -> server.onCall(peer, new Call(item.end(), item.sequence()), message),
                        text -> refuse(server, peer, end, text));
            case END -> tellEnd(end);
            default -> server.onClosed(peer, item.reason(), item.text());
        }
    }

    private static <M> void read(
            final DataClass<M> type, final Item item, final Consumer<M> taker, final Consumer<String> refusal) {
        final M message;
        try {
            message = SerialCodec.of(type).decode(item.data());
        } catch (final TwinhubException ex) {
            refusal.accept(ex.error().text());
            return;
        }
        taker.accept(message);
    }

    /** What cannot be read is the fault of who said it: that pair is over, and not the session, which others may use as well. */
    private static void refuse(final ClientSession<?, ?, ?> client, final String text) {
        client.end().close(CloseReason.WRONG, text);
        client.onClosed(CloseReason.WRONG, text);
    }

    private static <P> void refuse(
            final ServerSession<?, P, ?> server, final Peer<P> peer, final SessionEnd end, final String text) {
        end.close(CloseReason.WRONG, text);
        server.onClosed(peer, CloseReason.WRONG, text);
    }

    /** Tells the server of the end of a peer's words, once nothing of that waits for an answer. */
    void tellEnd(final SessionEnd end) {
        if (end.hasHeardAll()) {
            tellEnd(program, end);
        }
    }

    @SuppressWarnings("unchecked") // made for this session
    private <P> void tellEnd(final ServerSession<?, P, ?> server, final SessionEnd end) {
        server.onEnd((Peer<P>) peers.get(end.number));
    }

    /** What a save needs. */
    RestartImage image() {
        return image(program, type.restart());
    }

    @SuppressWarnings("unchecked") // the type and its session were registered together
    private <S> RestartImage image(final ServerSession<?, ?, ?> server, final DataClass<S> restart) {
        final List<RestartImage.Client> images = new ArrayList<>();
        clients.values().forEach(client -> images.add(image(client)));
        final S information = restart == null ? null : ((ServerSession<?, ?, S>) server).restartInformation();
        return new RestartImage(
                information == null ? NOTHING : SerialCodec.of(restart).encode(information), images);
    }

    private static <Q, P, R> RestartImage.Client image(final ClientSession<Q, P, R> client) {
        final R information = client.service().restart() == null ? null : client.restartInformation();
        return new RestartImage.Client(
                client.end().number,
                client.service().name(),
                information == null
                        ? NOTHING
                        : SerialCodec.of(client.service().restart()).encode(information));
    }
}
