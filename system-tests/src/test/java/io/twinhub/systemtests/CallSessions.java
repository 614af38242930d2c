package io.twinhub.systemtests;

import static io.twinhub.metadata.Fields.data;
import static io.twinhub.metadata.Fields.int64;
import static io.twinhub.metadata.Fields.list;

import io.twinhub.executive.Call;
import io.twinhub.executive.ClientSession;
import io.twinhub.executive.Peer;
import io.twinhub.executive.ServerSession;
import io.twinhub.executive.Service;
import io.twinhub.executive.SessionType;
import io.twinhub.executive.wire.CloseReason;
import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.Items;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Sessions three deep that call: a desk calls orders, these call the account "0", which answers at once or when it is told to, and refuses each tenth call. */
final class CallSessions {
    private CallSessions() {}

    record Note(long number) {
        static final DataClass<Note> TYPE = DataClass.of("callNote", Note.class)
                .field(int64("number", Note::number))
                .build(v -> new Note(v.getLong(0)));
    }

    /** A call that somebody waits for, and the one whose answer it waits for itself, if any. */
    record Kept(Call outer, Call inner, long number) {
        static final DataClass<Kept> TYPE = DataClass.of("callKept", Kept.class)
                .field(data("outer", Kept::outer, Call.TYPE))
                .field(data("inner", Kept::inner, Call.TYPE))
                .field(int64("number", Kept::number))
                .build(v -> new Kept(v.get(0), v.get(1), v.getLong(2)));
    }

    record State(long count, List<Kept> kept, List<String> heard) {
        static final DataClass<State> TYPE = DataClass.of("callState", State.class)
                .field(int64("count", State::count))
                .field(list("kept", State::kept, Kept.TYPE))
                .field(list("heard", State::heard, Items.string()))
                .build(v -> new State(v.getLong(0), v.get(1), v.get(2)));
    }

    static final SessionType<Note, Note, State> DESK = type("application");
    static final SessionType<Note, Note, State> ORDERS = type("orders");
    static final SessionType<Note, Note, State> ACCOUNT = type("account");
    static final Service<Note, Note, Void, Client> ORDERS_SERVICE = Service.of(ORDERS, Client::new);
    static final Service<Note, Note, Void, Client> ACCOUNT_SERVICE = Service.of(ACCOUNT, Client::new);

    static SessionType<Note, Note, State> type(final String name) {
        return new SessionType<>(name, Note.TYPE, Note.TYPE, State.TYPE);
    }

    /** What all three keep. */
    abstract static class Keeper extends ServerSession<Note, Note, State> {
        /** By the call whose answer is waited for. */
        final Map<Call, Kept> kept = new LinkedHashMap<>();

        final List<String> heard = new ArrayList<>();
        long count;

        @Override
        protected State restartInformation() {
            return new State(count, new ArrayList<>(kept.values()), new ArrayList<>(heard));
        }

        @Override
        protected void restore(final State saved) {
            count = saved.count();
            heard.addAll(saved.heard());
            saved.kept().forEach(each -> kept.put(each.inner(), each));
        }

        void keep(final Call outer, final Call inner, final long number) {
            kept.put(inner, new Kept(outer, inner, number));
        }

        /** Who opened it. */
        Peer<Note> peer() {
            return peers().get(0);
        }

        boolean hasPeer() {
            return !peers().isEmpty();
        }

        void answerBy(final Call call) {
            reply(call, new Note(1));
        }

        void end() {
            finish();
        }

        void onReply(final Call call, final Note reply) {
            throw new IllegalStateException("calls nobody");
        }

        void onRefused(final Call call, final ErrorResult error) {
            throw new IllegalStateException("calls nobody");
        }
    }

    /** The end of a session that calls. */
    static final class Client extends ClientSession<Note, Note, Void> {
        Call ask(final long number) {
            return call(new Note(number));
        }

        void say(final long number) {
            send(new Note(number));
        }

        @Override
        protected void onReply(final Call call, final Note reply) {
            ((Keeper) holder()).onReply(call, reply);
        }

        @Override
        protected void onRefused(final Call call, final ErrorResult error) {
            ((Keeper) holder()).onRefused(call, error);
        }

        @Override
        protected void onMessage(final Note message) {
            ((Keeper) holder()).heard.add("message " + message.number());
        }

        @Override
        protected void onEnd() {
            ((Keeper) holder()).heard.add("end, unanswered " + unansweredCalls().size());
        }

        @Override
        protected void onClosed(final CloseReason reason, final String text) {
            ((Keeper) holder())
                    .heard.add("closed " + reason + text + ", unanswered "
                            + unansweredCalls().size());
        }
    }

    /** Calls, and notes what comes of it. */
    static final class Desk extends Keeper {
        @Override
        protected void onBegin() {
            if (clients(ORDERS_SERVICE).isEmpty() && savedCount() == 0) {
                open(ORDERS_SERVICE);
            }
        }

        /** The open pair with its orders. */
        Client orders() {
            return clients(ORDERS_SERVICE).get(0);
        }

        boolean hasOrders() {
            return !clients(ORDERS_SERVICE).isEmpty();
        }

        void ask() {
            final Call call = orders().ask(++count);
            keep(call, call, count);
        }

        @Override
        void onReply(final Call call, final Note reply) {
            heard.add("done " + kept.remove(call).number() + (reply.number() > 0 ? "" : " of nothing"));
        }

        @Override
        void onRefused(final Call call, final ErrorResult error) {
            heard.add("refused " + kept.remove(call).number() + " " + error.text());
        }
    }

    /** Passes each call on to the account. */
    static final class Orders extends Keeper {
        /** Whether it does as a session without a method for calls. */
        boolean refuses;

        private final Consumer<String> hook;

        Orders(final Consumer<String> hook) {
            this.hook = hook;
        }

        @Override
        protected void onBegin() {
            if (clients(ACCOUNT_SERVICE).isEmpty()) {
                open(ACCOUNT_SERVICE, "0");
            }
        }

        @Override
        protected void onCall(final Peer<Note> peer, final Call call, final Note message) {
            hook.accept("orders call");
            if (refuses) {
                super.onCall(peer, call, message);
                return;
            }
            keep(call, clients(ACCOUNT_SERVICE).get(0).ask(message.number()), message.number());
        }

        @Override
        void onReply(final Call call, final Note reply) {
            hook.accept("orders reply");
            reply(kept.remove(call).outer(), reply);
        }

        @Override
        void onRefused(final Call call, final ErrorResult error) {
            refuse(kept.remove(call).outer(), error);
        }

        /** A message, which nobody calls, is told back; 0 ends what this side says. */
        @Override
        protected void onMessage(final Peer<Note> peer, final Note message) {
            if (message.number() == 0) {
                peer.endOutput();
            } else {
                peer.send(message);
            }
        }

        @Override
        protected void onEnd(final Peer<Note> peer) {
            heard.add("end");
            hook.accept("orders end");
        }

        void endOutput() {
            peer().endOutput();
        }

        void say(final long number) {
            peer().send(new Note(number));
        }
    }

    /** Counts what it is asked. Keeps calls while it holds, for a later turn. */
    static final class Account extends Keeper {
        private final CallSystem system;
        private final Consumer<String> hook;

        Account(final CallSystem system, final Consumer<String> hook) {
            this.system = system;
            this.hook = hook;
        }

        @Override
        protected void onCall(final Peer<Note> peer, final Call call, final Note message) {
            hook.accept("account call");
            count++;
            if (system.holds) {
                keep(call, call, message.number());
            } else {
                answer(call, message.number());
            }
        }

        private void answer(final Call call, final long number) {
            if (number % 10 == 0) {
                refuse(call, ErrorResult.of(ErrorCode.SESSION_TYPE_UNKNOWN, "article", Long.toString(number)));
            } else {
                reply(call, new Note(count));
            }
        }

        /** Answers what it kept, the last call first. */
        void release() {
            final List<Kept> all = new ArrayList<>(kept.values());
            kept.clear();
            for (int i = all.size() - 1; i >= 0; i--) {
                answer(all.get(i).outer(), all.get(i).number());
            }
        }
    }
}
