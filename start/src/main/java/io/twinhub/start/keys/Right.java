package io.twinhub.start.keys;

/** What somebody is to a system, as the certificate or the local socket says; the higher includes the lower. Certificates hold the name in lower case. */
public enum Right {
    /** One of its computers. */
    COMPUTER,
    /** Who holds the administrator's key, or owns the home. */
    ADMINISTRATOR
}
