package io.twinhub.executive;

import io.twinhub.executive.wire.Leaving;
import io.twinhub.executive.wire.LeavingWanted;

/** Whether the sessions of a program shall go to others: because it ends, or because an administrator wants it. */
final class Draining {
    private final long life;
    private boolean isByProgram;
    private boolean isByAdministrator;

    Draining(final long life) {
        this.life = life;
    }

    /** Its program ends; returns what to tell the manager. */
    Leaving byProgram() {
        isByProgram = true;
        return message();
    }

    /** An administrator says so, or says otherwise; returns what to tell the manager. */
    Leaving byAdministrator(final LeavingWanted wanted) {
        isByAdministrator = wanted.leaving();
        return message();
    }

    boolean isByProgram() {
        return isByProgram;
    }

    Leaving message() {
        return new Leaving(life, isByProgram || isByAdministrator);
    }
}
