package io.twinhub.config;

/** One group of rules that a specification must keep. Stateless; reports all that it finds and stops at nothing. */
interface Rule {
    void check(Declarations declared, Findings findings);
}
