package io.twinhub.config;

/** Which of the programs that serve a type of session gets a new one, and each of those whose server died, failed it or leaves. Nobody moves a session that has a server. */
public enum SessionPlacement {
    /** One after the other. */
    ROUND_ROBIN,
    /** The one that holds the fewest sessions, of all types; of several with as few one after the other. */
    LEAST_LOADED,
    /** The same one for the same name, as long as it is there; if it is not, its sessions spread over the others. */
    HASH,
    /** One in the zone of the program whose session opened it; of these, and if there is none of all, one after the other. */
    SAME_ZONE
}
