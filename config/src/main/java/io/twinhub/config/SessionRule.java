package io.twinhub.config;

import io.twinhub.metadata.ErrorCode;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sessions: managers that can do what is wanted of them, types that somebody serves, rights of copies that are there, and placement that has something to go by. */
final class SessionRule implements Rule {
    private static final String PATH = "sessions";

    @Override
    public void check(final Declarations declared, final Findings findings) {
        final SessionsSpec sessions = declared.spec().sessions();
        if (sessions == null) {
            return;
        }
        checkManagers(sessions, declared, findings);
        new Numbers(findings, PATH)
                .range("memory", sessions.memoryBytes(), 1, SystemLimits.MANAGER_MEMORY_MAX_BYTES, "");
        final Map<String, Set<String>> computers = new HashMap<>();
        for (final ProgramCopySpec copy : declared.spec().programCopies()) {
            final Set<String> ofCopy = computers.computeIfAbsent(copy.id(), id -> new LinkedHashSet<>());
            copy.instances().forEach(instance -> ofCopy.add(instance.computer()));
        }
        final Map<String, String> zones = new HashMap<>();
        declared.spec().computers().forEach(spoke -> zones.put(spoke.name(), spoke.zone()));
        final Names names = new Names(findings, "session type", Names.FOLDER);
        final Set<String> users = new HashSet<>();
        for (int i = 0; i < sessions.types().size(); i++) {
            final SessionTypeSpec type = sessions.types().get(i);
            final String path = PATH + "/types[" + i + "]";
            names.declare(type.name(), path + "/name");
            checkCopies(type.servers(), path + "/servers", declared, findings);
            checkCopies(type.clients(), path + "/clients", declared, findings);
            checkServers(type, path, computers, findings);
            checkClients(type, path, computers, findings);
            checkZones(type, path, computers, zones, findings);
            users.addAll(type.servers());
            users.addAll(type.clients());
        }
        checkCount(sessions, users, computers, findings);
    }

    private static void checkManagers(
            final SessionsSpec sessions, final Declarations declared, final Findings findings) {
        SpokeNames.check(
                sessions.computers(), PATH, "managers of sessions", SystemLimits.MANAGER_COUNT_MAX, declared, findings);
        if (sessions.computers().size() > 1 && declared.spec().assigners() == null) {
            findings.add(
                    ErrorCode.CONFIG_INSTANCE_SECOND,
                    PATH + "/computers",
                    "one manager in a system without assigners: exactly one may be ACTIVE, and somebody has to decide which",
                    "Add <assigners computers=\"...\"/>, or keep one computer.",
                    SessionsSpec.COPY);
        }
        if (sessions.computers().size() == 1 && sessions.saved() == SavedLevel.STANDBY) {
            findings.add(
                    ErrorCode.CONFIG_SESSION_STANDBY_MISSING,
                    PATH + "/computers",
                    "two computers for saves that reach the standby of a manager",
                    "Name a second computer, or say saved=\"memory\": then sessions do not survive the loss of their manager.",
                    sessions.computers().get(0));
        }
    }

    private static void checkCopies(
            final List<String> copies, final String path, final Declarations declared, final Findings findings) {
        for (final String copy : copies) {
            if (!declared.copies().contains(copy)) {
                Names.unknown(findings, "program copy", copy, declared.copies(), path);
            }
        }
    }

    private static void checkServers(
            final SessionTypeSpec type,
            final String path,
            final Map<String, Set<String>> computers,
            final Findings findings) {
        if (type.servers().isEmpty()) {
            findings.add(
                    ErrorCode.CONFIG_SESSION_SERVER_MISSING,
                    path + "/servers",
                    "at least one program copy, better two or one with two instances",
                    "Name who serves these sessions, or delete the type.",
                    type.name());
        }
        final Set<String> all = placesOf(type.servers(), computers);
        if (all.size() == 1) {
            findings.add(
                    ErrorCode.CONFIG_SESSION_SINGLE_COMPUTER,
                    path + "/servers",
                    "servers on two computers, so that sessions go on when one is lost",
                    "Give a server an instance on another computer, or name a further copy.",
                    type.name(),
                    all.iterator().next());
        }
    }

    /** A client beside a server: programs of one computer have one owner, so there the configuration alone keeps them apart. */
    private static void checkClients(
            final SessionTypeSpec type,
            final String path,
            final Map<String, Set<String>> computers,
            final Findings findings) {
        final Map<String, String> servers = new LinkedHashMap<>();
        for (final String server : type.servers()) {
            placesOf(List.of(server), computers).forEach(computer -> servers.putIfAbsent(computer, server));
        }
        final Set<String> told = new HashSet<>();
        for (final String client : type.clients()) {
            for (final String computer : placesOf(List.of(client), computers)) {
                if (servers.containsKey(computer) && !type.servers().contains(client) && told.add(computer)) {
                    findings.add(
                            ErrorCode.CONFIG_SESSION_CLIENT_BESIDE_SERVER,
                            path + "/clients",
                            "clients and servers of a type on different computers where the right to open sessions is to keep"
                                    + " somebody out: programs of one computer belong to one user",
                            "Move one of them, or leave it if both are trusted alike.",
                            client,
                            servers.get(computer),
                            type.name(),
                            computer);
                }
            }
        }
    }

    /** A preference for the zone of the client says nothing where no client has a server in its zone. */
    private static void checkZones(
            final SessionTypeSpec type,
            final String path,
            final Map<String, Set<String>> computers,
            final Map<String, String> zones,
            final Findings findings) {
        final Set<String> ofServers = zonesOf(type.servers(), computers, zones);
        if (type.placement() == SessionPlacement.SAME_ZONE
                && Collections.disjoint(ofServers, zonesOf(type.clients(), computers, zones))) {
            findings.add(
                    ErrorCode.CONFIG_SESSION_ZONE_MISSING,
                    path + "/placement",
                    "a computer with a client and one with a server in the same zone",
                    "Give computers of both a zone, or choose another placement.",
                    type.name());
        }
    }

    private static Set<String> zonesOf(
            final List<String> copies, final Map<String, Set<String>> computers, final Map<String, String> zones) {
        final Set<String> found = new HashSet<>();
        placesOf(copies, computers).forEach(computer -> found.add(zones.getOrDefault(computer, "")));
        found.remove("");
        return found;
    }

    private static Set<String> placesOf(final List<String> copies, final Map<String, Set<String>> computers) {
        final Set<String> places = new LinkedHashSet<>();
        copies.forEach(copy -> places.addAll(computers.getOrDefault(copy, Set.of())));
        return places;
    }

    /** The Bus of a manager keeps a window for each instance that has sessions, and for each manager that stands by. */
    private static void checkCount(
            final SessionsSpec sessions,
            final Set<String> users,
            final Map<String, Set<String>> computers,
            final Findings findings) {
        final int standbys = Math.max(0, sessions.computers().size() - 1);
        final int limit =
                SystemLimits.CONNECTION_WINDOWS_PER_COPY_MAX_BYTES / SystemLimits.SESSION_WINDOW_BYTES - standbys;
        final long count = users.stream()
                .mapToLong(copy -> computers.getOrDefault(copy, Set.of()).size())
                .sum();
        if (count > limit) {
            findings.limit(PATH, "instances of programs with sessions", count, limit);
        }
    }
}
