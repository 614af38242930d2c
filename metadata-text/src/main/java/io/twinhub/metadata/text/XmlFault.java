package io.twinhub.metadata.text;

import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.Position;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamException;

/** Turns what the parser throws into an error for users. */
final class XmlFault {
    private static final Pattern DUPLICATE = Pattern.compile("Duplicate attribute '([^']*)'.*");

    private XmlFault() {}

    /** @param current where the parser stands, for exceptions that do not say where. */
    static ErrorResult error(final XMLStreamException e, final XmlInput text, final Location current) {
        final Location location = e.getLocation() == null ? current : e.getLocation();
        final int offset = location == null ? 0 : Math.max(0, location.getCharacterOffset());
        final String message = String.valueOf(e.getMessage());
        // The parser appends the location in words of its own, on a new line.
        final int end = message.indexOf("\n at [");
        final String problem =
                Problems.quote(end < 0 ? message : message.substring(0, end)).replaceAll("\\.+$", "");
        final Matcher duplicate = DUPLICATE.matcher(problem);
        if (duplicate.matches()) {
            return duplicate(text, offset, duplicate.group(1));
        }
        final String lower = problem.toLowerCase(Locale.ROOT);
        final ErrorCode code = lower.contains("limit") && lower.contains("exceeded")
                ? ErrorCode.TEXT_TOO_LARGE
                : ErrorCode.TEXT_MALFORMED;
        return ErrorResult.of(code, problem).at(text.position(offset));
    }

    private static ErrorResult duplicate(final XmlInput text, final int offset, final String name) {
        // No attribute value contains this character, so it begins the element.
        final XmlAttributePlaces places = new XmlAttributePlaces(text, text.last('<', offset));
        final Position first = text.position(places.next(name));
        return ErrorResult.of(ErrorCode.TEXT_VALUE_TWICE, name, places.elementName())
                .at(text.position(places.next(name)))
                .action("The first one is at " + first + ".");
    }
}
