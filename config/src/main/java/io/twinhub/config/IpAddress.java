package io.twinhub.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads IP literals without ever asking a name server. */
final class IpAddress {
    private static final Pattern V4_SHAPE = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
    private static final Pattern V6_SHAPE = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private IpAddress() {}

    /** The address in its one canonical form; empty if the text is not an IP literal that a computer can have. */
    static Optional<String> canonical(final String text) {
        // A leading zero is refused: some read 010 as eight, some as ten.
        final boolean v4 = V4_SHAPE.matcher(text).matches()
                && !Pattern.compile("(^|\\.)0\\d").matcher(text).find();
        if (!v4 && !V6_SHAPE.matcher(text).matches()) {
            return Optional.empty();
        }
        if (v4 && Pattern.compile("\\.").splitAsStream(text).anyMatch(part -> Integer.parseInt(part) > 255)) {
            return Optional.empty();
        }
        try {
            final InetAddress address = InetAddress.getByName(text);
            final boolean ofOneComputer = !address.isAnyLocalAddress()
                    && !address.isMulticastAddress()
                    && !address.getHostAddress().equals("255.255.255.255");
            return ofOneComputer ? Optional.of(address.getHostAddress()) : Optional.empty();
        } catch (final UnknownHostException notALiteral) {
            return Optional.empty();
        }
    }
}
