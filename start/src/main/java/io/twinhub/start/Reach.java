package io.twinhub.start;

import io.twinhub.config.Home;
import io.twinhub.config.SealedVersion;
import io.twinhub.config.SealedVersions;
import io.twinhub.metadata.DataClass;
import io.twinhub.start.control.AskedComputer;
import io.twinhub.start.keys.AddressBook;
import io.twinhub.start.keys.Authority;
import io.twinhub.start.keys.Credentials;
import io.twinhub.start.keys.Signed;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;

/** How a console reaches start commands: by the local socket where this home has one, else over the network with the administrator's key. Reads what it needs of the home once, for all computers. Any thread. */
public final class Reach {
    private final Home home;
    private Credentials administrator;
    private AddressBook addresses;

    public Reach(final Home home) {
        this.home = home;
    }

    /**
     * Connects to the start command of a computer.
     *
     * @throws io.twinhub.metadata.TwinhubException if it is not reached, or this is not the home of an administrator.
     */
    public AskedComputer to(final String computer) {
        if (Files.exists(home.controlSocket(computer))) {
            try {
                return AskedComputer.local(computer, home.controlSocket(computer));
            } catch (final IOException leftByAKilledOne) {
                // Perhaps it is started from another home meanwhile.
            }
        }
        return AskedComputer.remote(administrator(), computer, addresses().of(computer));
    }

    /** The administrator's credentials. */
    public synchronized Credentials administrator() {
        if (administrator == null) {
            administrator = new Authority(home).administrator();
        }
        return administrator;
    }

    /** An object as the administrator's word; without a signature where this home has no keys. */
    public <T> Signed signed(final DataClass<T> dataClass, final T object) {
        return new Authority(home).isHere()
                ? Signed.by(administrator(), dataClass, object)
                : Signed.bare(dataClass, object);
    }

    private synchronized AddressBook addresses() {
        if (addresses == null) {
            final String system = administrator().self().system();
            final SealedVersions versions = new SealedVersions(home);
            final int port = versions.list().stream()
                    .map(SealedVersion::info)
                    .filter(Objects::nonNull)
                    .filter(info -> info.system().equals(system))
                    .findFirst()
                    .map(info -> info.basePort())
                    .orElse(0);
            addresses = new KnownAddresses(versions, new AddressBook(system, port, List.of())).now();
        }
        return addresses;
    }
}
