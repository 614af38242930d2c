package io.twinhub.start.keys;

import static io.twinhub.metadata.Fields.bytes;
import static io.twinhub.metadata.Fields.data;

import io.twinhub.config.Home;
import io.twinhub.config.OwnerOnlyFiles;
import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.SerialCodec;
import io.twinhub.metadata.TwinhubException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * All that a new computer needs to be one of a system. Who has it can be that computer: the file is a secret.
 *
 * @param addresses where the computers of the system are reached, this one included.
 * @param keys the store with the computer's key and certificate, and the certificate of the authority.
 */
public record Invitation(AddressBook addresses, byte[] keys) {
    public static final DataClass<Invitation> TYPE = DataClass.of("invitation", Invitation.class)
            .doc("All that a new computer needs to be one of a system.")
            .field(data("addresses", Invitation::addresses, AddressBook.TYPE)
                    .doc("Where the computers of the system are reached."))
            .field(bytes("keys", Invitation::keys)
                    .doc("Store of the computer's key.")
                    .maxLength(64 * 1024)
                    .secret())
            .build(v -> new Invitation(v.get(0), v.get(1)));

    /** Writes it for a computer to be. */
    public void write(final Path file) {
        OwnerOnlyFiles.write(file, SerialCodec.of(TYPE).encode(this));
    }

    /**
     * Takes the invitation of a computer into its home.
     *
     * @throws TwinhubException if the file is no invitation, or another computer's.
     */
    public static void accept(final Path file, final Home home, final String computer) {
        final Invitation invitation = read(file);
        final String invited = invitation.credentials().self().name();
        if (!invited.equals(computer)) {
            throw new TwinhubException(
                    ErrorResult.of(ErrorCode.KEYS_INVITATION_WRONG, file, "it is for the computer " + invited)
                            .action("Start that computer with it, or invite " + computer + "."));
        }
        invitation.write(home.invitation(computer));
    }

    /** What a computer was invited with; empty if it was not. */
    public static Optional<Invitation> of(final Home home, final String computer) {
        final Path file = home.invitation(computer);
        return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
    }

    private static Invitation read(final Path file) {
        try {
            return SerialCodec.of(TYPE).decode(OwnerOnlyFiles.read(file));
        } catch (final TwinhubException ex) {
            throw new TwinhubException(
                    ErrorResult.of(ErrorCode.KEYS_INVITATION_WRONG, file, "it cannot be read")
                            .causedBy(ex.error()),
                    ex);
        }
    }

    public Credentials credentials() {
        return Credentials.of(keys);
    }

    /** Without the secret, because texts end up in logs. */
    @Override
    public String toString() {
        return "Invitation[" + addresses.system() + "]";
    }
}
