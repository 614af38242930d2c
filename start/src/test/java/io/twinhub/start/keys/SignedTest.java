package io.twinhub.start.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twinhub.config.Home;
import io.twinhub.config.OwnerOnlyFiles;
import io.twinhub.metadata.TwinhubException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys of a system, and what its administrator has signed. Made once, because each takes the JVM of a keytool. */
final class SignedTest {
    private static final AddressBook ADDRESSES = new AddressBook(
            "waterworks",
            23100,
            List.of(new AddressBook.Entry("plant-1", "127.0.1.11"), new AddressBook.Entry("plant-1", "127.0.2.11")));

    @TempDir
    private static Path folder;

    private static Home home;
    private static Invitation plant1;
    private static Credentials administrator;
    private static Credentials computer;

    @BeforeAll
    static void makeKeys() {
        home = new Home(folder.resolve("home")).prepare();
        plant1 = new Authority(home).invite("plant-1", ADDRESSES);
        administrator = new Authority(home).administrator();
        computer = plant1.credentials();
    }

    @Test
    void shouldSayWhoSomebodyIs() {
        assertThat(administrator.self())
                .isEqualTo(new Peer(Right.ADMINISTRATOR, "waterworks", System.getProperty("user.name")));
        assertThat(computer.self()).isEqualTo(new Peer(Right.COMPUTER, "waterworks", "plant-1"));
    }

    @Test
    void shouldKeepKeysForTheirOwnerAndLeaveNothingElse() throws IOException {
        try (Stream<Path> files = Files.list(home.keys())) {
            assertThat(files.map(file -> file.getFileName() + " " + rights(file)))
                    .containsExactlyInAnyOrder(
                            "authority.p12 rw-------", "administrator.p12 rw-------", "lock rw-------");
        }
        assertThat(rights(home.keys())).isEqualTo("rwx------");
    }

    private static String rights(final Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (final IOException ex) {
            throw new AssertionError(ex);
        }
    }

    @Test
    void shouldBelieveWhatTheAdministratorSigned() {
        final Signed signed = Signed.by(administrator, AddressBook.TYPE, ADDRESSES);

        assertThat(signed.verified(computer, AddressBook.TYPE)).isEqualTo(ADDRESSES);
    }

    @Test
    void shouldNotBelieveAComputer() {
        final Signed signed = Signed.by(computer, AddressBook.TYPE, ADDRESSES);

        assertThatThrownBy(() -> signed.verified(computer, AddressBook.TYPE))
                .isInstanceOf(TwinhubException.class)
                .hasMessageContaining("plant-1 of waterworks signed it, who is not its administrator");
    }

    @Test
    void shouldNotBelieveChangedContent() {
        final Signed signed = Signed.by(administrator, AddressBook.TYPE, ADDRESSES);
        final byte[] changed = signed.content().clone();
        changed[changed.length - 1]++;

        assertThatThrownBy(() -> new Signed(changed, signed.certificate(), signed.signature())
                        .verified(computer, AddressBook.TYPE))
                .hasMessageContaining("the content is not what was signed");
    }

    @Test
    void shouldTakeNothingForSomethingElse() {
        final Signed signed = Signed.by(administrator, AddressBook.TYPE, ADDRESSES);

        assertThatThrownBy(() -> signed.verified(computer, AddressBook.Entry.TYPE))
                .isInstanceOf(TwinhubException.class);
    }

    @Test
    void shouldTakeAnInvitationIntoTheHomeOfItsComputerOnly() {
        final Path file = folder.resolve("plant-1.invitation");
        plant1.write(file);
        final Home other = new Home(folder.resolve("other")).prepare();

        assertThatThrownBy(() -> Invitation.accept(file, other, "plant-2"))
                .hasMessageContaining("it is for the computer plant-1");
        Invitation.accept(file, other, "plant-1");

        assertThat(Invitation.of(other, "plant-1").orElseThrow().addresses()).isEqualTo(ADDRESSES);
        assertThat(Invitation.of(other, "plant-2")).isEmpty();
        assertThat(plant1.toString()).doesNotContain("keys");
    }

    @Test
    void shouldSayThatAFileIsNoInvitation() {
        final Path file = folder.resolve("noise");
        OwnerOnlyFiles.write(file, new byte[] {1, 2, 3});

        assertThatThrownBy(() -> Invitation.accept(file, home, "plant-1"))
                .isInstanceOf(TwinhubException.class)
                .hasMessageContaining("cannot be used");
    }

    @Test
    void shouldRefuseASecondSystemInOneHome() {
        assertThatThrownBy(() -> new Authority(home).invite("rig", new AddressBook("teststand", 24000, List.of())))
                .hasMessageContaining("are of the system waterworks");
    }

    @Test
    void shouldSayWhereTheAdministratorsKeyIsMissing() {
        assertThatThrownBy(() -> new Authority(new Home(folder.resolve("empty"))).administrator())
                .hasMessageContaining("There is no key in");
    }
}
