package io.twinhub.start.activation;

import io.twinhub.config.Home;
import io.twinhub.config.InService;
import io.twinhub.config.OwnerOnlyFiles;
import io.twinhub.config.SealedVersion;
import io.twinhub.config.SealedVersions;
import io.twinhub.config.VersionState;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.SerialCodec;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.start.Report;
import io.twinhub.start.control.Service;
import io.twinhub.start.keys.Credentials;
import io.twinhub.start.keys.Signed;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The orders of the administrator on one computer: keeps the newest of each system, over a kill as well, and obeys it. Which versions run follows from it, and which of them lead. A system without an
 * order runs what is in service, and that leads. Any thread.
 */
public final class Orders {
    private static final String SUFFIX = ".order";
    private static final SerialCodec<KeptOrder> KEPT = SerialCodec.of(KeptOrder.TYPE);
    private static final SerialCodec<Order> ORDER = SerialCodec.of(Order.TYPE);

    private final SealedVersions sealedVersions;
    private final InService inService;
    private final Path folder;
    private final Report report;
    private final Permits permits;
    /** By system. */
    private final Map<String, Activation> activations = new HashMap<>();

    private final Map<String, Signed> signed = new HashMap<>();
    private final Map<String, String> told = new HashMap<>();
    private Credentials credentials;

    public Orders(final Home home, final Report report) {
        this.report = report;
        sealedVersions = new SealedVersions(home);
        inService = new InService(home);
        folder = home.computer(report.computer()).resolve("orders");
        permits = new Permits(home, report.computer());
        restore();
    }

    /** From now on only what the administrator signed is believed. */
    public synchronized void credentials(final Credentials own) {
        credentials = own;
    }

    /** For a control server. */
    public List<Service<?, ?>> services() {
        return List.of(
                new Service<>(OrderRequest.EXCHANGE, request -> give(request.order())),
                new Service<>(LeadRequest.EXCHANGE, request -> leadReport(request.system())));
    }

    /** The versions that this computer runs now. */
    public synchronized Set<String> versions() {
        final Set<String> versions = new HashSet<>();
        for (final SealedVersion known : sealedVersions.list()) {
            final Activation activation =
                    known.info() == null ? null : activations.get(known.info().system());
            final boolean isWanted = activation == null
                    ? known.inService()
                    : activation.runs(nowNs(), wallMs()).contains(known.version());
            if (isWanted && known.state() != VersionState.REMOVED) {
                versions.add(known.version());
            }
        }
        return versions;
    }

    /** The version that led before this one, as long as this one is not confirmed; empty: none. */
    public synchronized String former(final String system, final String version) {
        return activation(system).order().former(version);
    }

    /** Whether this version leads, provisionally or for good. */
    public synchronized boolean leads(final String system, final String version) {
        return activation(system).leads(nowNs(), wallMs()).equals(version);
    }

    /** Before the localHub of a version starts: it finds what it is permitted. */
    public synchronized void prepare(final String system, final String version) {
        final Activation activation = activations.get(system);
        permits.begin(system, version, activation == null);
        if (activation != null) {
            permits.lead(system, activation.leads(nowNs(), wallMs()), nowNs());
        }
    }

    /** Takes an order of the administrator. */
    private LeadReport give(final Signed order) {
        return obey(order, false);
    }

    /** Takes what another computer has from the administrator, if it is newer and nothing follows it by itself. */
    public void hear(final LeadReport other) {
        other.signed().forEach(order -> {
            final Order heard = order(order);
            if (!heard.isProvisional() && heard.number() > numberOf(heard.system())) {
                obey(order, true);
            }
        });
    }

    /** How this computer stands to the versions of a system. */
    public synchronized LeadReport leadReport(final String system) {
        final Activation activation = activation(system);
        final List<String> versions = sealedVersions.list().stream()
                .filter(known -> known.damage() == null
                        && known.state() != VersionState.REMOVED
                        && known.info().system().equals(system))
                .map(SealedVersion::version)
                .toList();
        final Signed order = signed.get(system);
        return new LeadReport(
                activation.order(),
                order == null ? List.of() : List.of(order),
                activation.leads(nowNs(), wallMs()),
                activation.leftMs(nowNs(), wallMs()),
                permits.areCarriedOut(activation.runs(nowNs(), wallMs())),
                versions);
    }

    /** How a version stands that runs here. */
    public synchronized VersionLead lead(final String version) {
        return activations.values().stream()
                .filter(activation -> activation.order().concerns(version))
                .map(activation -> activation.lead(version, nowNs(), wallMs()))
                .findFirst()
                .orElseGet(() -> new VersionLead(version, Lead.LEADS, 0));
    }

    /** Does what follows as time passes; true if more will follow. */
    public synchronized boolean turn() {
        boolean isSettled = true;
        for (final Activation activation : activations.values()) {
            final String system = activation.order().system();
            final String leads = activation.leads(nowNs(), wallMs());
            isSettled &= permits.lead(system, leads, nowNs());
            isSettled &= activation.isSettled(nowNs());
            if (!leads.equals(told.put(system, leads))) {
                report.line(leads.isEmpty() ? "no version of " + system + " leads" : "version " + leads + " leads");
            }
        }
        return !isSettled;
    }

    private synchronized LeadReport obey(final Signed given, final boolean isPassedOn) {
        final Order order = order(given);
        final String system = order.system();
        final Activation before = activation(system);
        final Activation next = before.next(order, isPassedOn, nowNs(), wallMs());
        if (next != before) {
            OwnerOnlyFiles.write(file(system), KEPT.encode(new KeptOrder(given, next.beganWallMs())));
            activations.put(system, next);
            signed.put(system, given);
            report.line(order.toString());
            if (!order.isProvisional()) {
                inService.put(system, order.leads());
            }
            turn();
        }
        return leadReport(system);
    }

    /** Where there are no keys, whoever reaches the local socket is the administrator. */
    private synchronized Order order(final Signed given) {
        return credentials == null ? ORDER.decode(given.content()) : given.verified(credentials, Order.TYPE);
    }

    private synchronized long numberOf(final String system) {
        return activation(system).order().number();
    }

    private Activation activation(final String system) {
        final Activation known = activations.get(system);
        return known != null
                ? known
                : Activation.none(
                        system, inService.of(system).stream().findFirst().orElse(""));
    }

    private void restore() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (final Path file : files) {
                restore(file);
            }
        } catch (final IOException ex) {
            report.error(damaged(folder, ex.getMessage()));
        }
    }

    private void restore(final Path file) {
        try {
            final KeptOrder kept = KEPT.decode(OwnerOnlyFiles.read(file));
            final Order order = ORDER.decode(kept.order().content());
            activations.put(order.system(), Activation.restored(order, kept.beganMs(), nowNs(), wallMs()));
            signed.put(order.system(), kept.order());
        } catch (final TwinhubException ex) {
            report.error(damaged(file, ex.error().text()));
        }
    }

    private ErrorResult damaged(final Path file, final String why) {
        return ErrorResult.of(ErrorCode.ORDER_DAMAGED, file, why)
                .in("system start", report.computer(), "")
                .action(
                        "What is in service runs and leads. The next order replaces the file; other computers pass a final one on.");
    }

    private Path file(final String system) {
        return folder.resolve(system + SUFFIX);
    }

    private static long nowNs() {
        return System.nanoTime();
    }

    private static long wallMs() {
        return System.currentTimeMillis();
    }
}
