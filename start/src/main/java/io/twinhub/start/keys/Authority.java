package io.twinhub.start.keys;

import io.twinhub.config.Home;
import io.twinhub.config.OwnerOnlyFiles;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The keys in the home of who administers a system: the authority's, which signs certificates, and the administrator's own. They are made when the first computer is invited, and lie
 * in files that only their owner can read.
 */
public final class Authority {
    private static final String ALIAS = "authority";
    private static final int AUTHORITY_DAYS = 20 * 365;
    private static final int CERTIFICATE_DAYS = 10 * 365;

    private static final AtomicInteger TEMPORARY_COUNT = new AtomicInteger();

    private final Home home;
    private final Path folder;

    public Authority(final Home home) {
        this.home = home;
        folder = home.keys();
    }

    /** Whether this is the home of an administrator. */
    public boolean isHere() {
        return Files.exists(administratorFile());
    }

    /**
     * The administrator's credentials.
     *
     * @throws TwinhubException if this is not the home of an administrator.
     */
    public Credentials administrator() {
        final Path file = administratorFile();
        if (!Files.exists(file)) {
            throw new TwinhubException(
                    ErrorResult.of(ErrorCode.KEYS_MISSING, home.root())
                            .action(
                                    "Use the home in which twinhub config invite was typed, or begin there: twinhub config invite COMPUTER --version VERSION --to FILE"));
        }
        return Credentials.of(OwnerOnlyFiles.read(file));
    }

    /**
     * Makes the key of a computer, and before the first one those of the authority and the administrator. Any thread: those of many computers may be made at a time.
     *
     * @throws TwinhubException if the keys of this home are of another system.
     */
    public Invitation invite(final String computer, final AddressBook addresses) {
        try {
            begin(folder, () -> makeOwn(addresses.system()));
            final String system = administrator().self().system();
            if (!system.equals(addresses.system())) {
                throw new TwinhubException(ErrorResult.of(ErrorCode.KEYS_OF_OTHER_SYSTEM, home.root(), system)
                        .expected("a home for each system that has keys")
                        .action("Choose another --home for the system " + addresses.system() + "."));
            }
            return new Invitation(
                    addresses, issue(new Peer(Right.COMPUTER, system, computer)).toBytes());
        } catch (final IOException ex) {
            throw Keytool.failed(ex.getMessage(), ex);
        }
    }

    /** Work that may fail on a file. */
    private interface Work {
        void run() throws IOException;
    }

    /** One after the other, in this process and in all others: two consoles at once would make two authorities. */
    private static synchronized void begin(final Path folder, final Work work) throws IOException {
        OwnerOnlyFiles.createFolder(folder);
        final Path lock = folder.resolve("lock");
        OwnerOnlyFiles.createFile(lock);
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
            // Released when the channel closes.
            channel.lock();
            work.run();
        }
    }

    private void makeOwn(final String system) throws IOException {
        if (!Files.exists(authorityFile())) {
            makeAuthority(system);
        }
        if (!Files.exists(administratorFile())) {
            final Peer administrator = new Peer(Right.ADMINISTRATOR, system, System.getProperty("user.name"));
            OwnerOnlyFiles.write(administratorFile(), issue(administrator).toBytes());
        }
    }

    private void makeAuthority(final String system) throws IOException {
        final Path made = temporary();
        try {
            Keytool.generate(
                    made,
                    ALIAS,
                    "CN=" + ALIAS + ", OU=" + ALIAS + ", O=" + system,
                    AUTHORITY_DAYS,
                    List.of("-ext", "bc:critical=ca:true,pathlen:0", "-ext", "ku:critical=keyCertSign"));
            OwnerOnlyFiles.write(authorityFile(), OwnerOnlyFiles.read(made));
        } finally {
            Files.deleteIfExists(made);
        }
    }

    /** In a copy of the authority's store, in which the tool puts what it makes; so the store itself never holds another key. */
    private Credentials issue(final Peer peer) throws IOException {
        final Path copy = temporary();
        try {
            OwnerOnlyFiles.write(copy, OwnerOnlyFiles.read(authorityFile()));
            Keytool.generate(
                    copy,
                    "issued",
                    peer.subject(),
                    CERTIFICATE_DAYS,
                    List.of("-signer", ALIAS, "-ext", "ku:critical=digitalSignature"));
            return Credentials.of(OwnerOnlyFiles.read(copy), "issued");
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private Path temporary() throws IOException {
        final Path file =
                folder.resolve("." + ProcessHandle.current().pid() + "." + TEMPORARY_COUNT.incrementAndGet() + ".p12");
        Files.deleteIfExists(file);
        return file;
    }

    private Path authorityFile() {
        return folder.resolve("authority.p12");
    }

    private Path administratorFile() {
        return folder.resolve("administrator.p12");
    }
}
