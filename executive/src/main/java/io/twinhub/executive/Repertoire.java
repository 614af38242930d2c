package io.twinhub.executive;

import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** What a program serves, and which services its sessions use; each only if its copy may. */
final class Repertoire {
    /** A type, and what makes its sessions. */
    record Served(SessionType<?, ?, ?> type, Supplier<? extends ServerSession<?, ?, ?>> maker) {}

    private final Map<String, Served> served = new LinkedHashMap<>();
    private final Map<String, Service<?, ?, ?, ?>> services = new LinkedHashMap<>();

    private final String copy;
    private final Authority authority;

    Repertoire(final String copy, final Authority authority) {
        this.copy = copy;
        this.authority = authority;
    }

    <Q, P, S> void serve(final SessionType<Q, P, S> type, final Supplier<? extends ServerSession<Q, P, S>> maker) {
        authority.checkServes(copy, type.name());
        served.put(type.name(), new Served(type, maker));
    }

    void use(final Service<?, ?, ?, ?> service) {
        authority.checkOpens(copy, service.type().name());
        services.put(service.name(), service);
    }

    /** The names of the types that are served. */
    List<String> types() {
        return List.copyOf(served.keySet());
    }

    Served served(final String type) {
        return known(served.get(type), "session type", type, served.keySet());
    }

    Service<?, ?, ?, ?> service(final String name) {
        return known(services.get(name), "service", name, services.keySet());
    }

    private static <T> T known(final T found, final String what, final String name, final Set<String> names) {
        if (found == null) {
            throw new TwinhubException(
                    ErrorResult.of(ErrorCode.SESSION_TYPE_UNKNOWN, what, name).expected("one of " + names));
        }
        return found;
    }
}
