package io.twinhub.start.keys;

import static io.twinhub.metadata.Fields.int32;
import static io.twinhub.metadata.Fields.list;
import static io.twinhub.metadata.Fields.string;

import io.twinhub.config.HubSpec;
import io.twinhub.config.NetworkSpec;
import io.twinhub.config.SystemSpec;
import io.twinhub.metadata.DataClass;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the start commands of a system are reached.
 *
 * @param system its name.
 * @param port TCP port, on every computer; the number of the first UDP port of the system, which is another port.
 * @param entries an address each; a computer may have several.
 */
public record AddressBook(String system, int port, List<Entry> entries) {
    /** One address of a computer. */
    public record Entry(String computer, String address) {
        public static final DataClass<Entry> TYPE = DataClass.of("computerAddress", Entry.class)
                .doc("One address of a computer.")
                .field(string("computer", Entry::computer).doc("Its name."))
                .field(string("address", Entry::address).doc("An IP address."))
                .build(v -> new Entry(v.get(0), v.get(1)));
    }

    public static final DataClass<AddressBook> TYPE = DataClass.of("addressBook", AddressBook.class)
            .doc("Where the start commands of a system are reached.")
            .field(string("system", AddressBook::system).doc("Its name."))
            .field(int32("port", AddressBook::port).doc("TCP port, on every computer."))
            .field(list("entries", AddressBook::entries, Entry.TYPE)
                    .doc("An address each.")
                    .unwrapped())
            .build(v -> new AddressBook(v.get(0), v.getInt(1), v.get(2)));

    public AddressBook {
        entries = List.copyOf(entries);
    }

    /** That of a version. */
    public static AddressBook of(final SystemSpec spec) {
        final List<Entry> entries = new ArrayList<>();
        for (final NetworkSpec network : spec.networks()) {
            for (final HubSpec hub : network.hubs()) {
                entries.add(new Entry(hub.computer(), hub.address()));
            }
        }
        spec.computers().forEach(spoke -> {
            entries.add(new Entry(spoke.name(), spoke.a()));
            entries.add(new Entry(spoke.name(), spoke.b()));
        });
        return new AddressBook(spec.name(), spec.basePort(), entries);
    }

    /** With the addresses of another one of the same system behind its own. */
    public AddressBook and(final AddressBook other) {
        return new AddressBook(
                system,
                port,
                Stream.concat(entries.stream(), other.entries.stream())
                        .distinct()
                        .toList());
    }

    /** The names of all computers. */
    public List<String> computers() {
        return entries.stream().map(Entry::computer).distinct().toList();
    }

    /** Where a computer is reached, network A first; empty if it is not known. */
    public List<InetSocketAddress> of(final String computer) {
        return entries.stream()
                .filter(entry -> entry.computer().equals(computer))
                .map(entry -> new InetSocketAddress(entry.address(), port))
                .toList();
    }
}
