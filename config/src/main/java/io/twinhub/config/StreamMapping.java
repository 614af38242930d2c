package io.twinhub.config;

/** How the kinds of super messages travel on a network. */
public enum StreamMapping {
    /** Each kind in an Aeron stream of its own: a full one holds up no other. */
    SEPARATE,
    /** All in one Aeron stream: a third of the memory and of the signs of life, for hubs with hundreds of spokes. */
    SHARED
}
