package io.twinhub.executive.manager;

/**
 * How much of what an executive says is heard in a turn. Each has its share, and one whose words have effects that are not out of the manager yet, at a standby, a disk or itself, is
 * not heard until they are: what others say has to wait behind these. Its connection is held meanwhile, so who floods meets back pressure, and needs no more memory than that.
 */
final class Hearing {
    /** Messages of one executive in a turn, before others have theirs. */
    private static final int PER_TURN_MAX = 256;

    private final SessionStore store;
    private final Custody custody;

    Hearing(final SessionStore store, final Custody custody) {
        this.store = store;
        this.custody = custody;
    }

    /** Hears an executive; returns how many messages that were. */
    int hear(final Host host) {
        long owed = 0;
        int count = 0;
        while (count < PER_TURN_MAX && !host.hasToWait()) {
            final long assignedBefore = custody.assignedBytes();
            final int length = host.channel().hear();
            if (length < 0) {
                break;
            }
            final long bytes = length + custody.assignedBytes() - assignedBefore;
            host.owe(bytes);
            owed += bytes;
            count++;
        }
        if (count > 0) {
            final long paid = -owed;
            custody.releases().after(store.index(), level -> host.owe(paid));
        }
        host.channel().holdUnlessHeard();
        return count;
    }
}
