package io.twinhub.metadata.text;

import com.ctc.wstx.exc.WstxEOFException;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.Position;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.LocationInfo;

/** Turns what the parser throws into an error for users. */
final class XmlFault {
    private static final Pattern DUPLICATE = Pattern.compile("Duplicate attribute '([^']*)'.*");

    private static final Pattern REFERENCE = Pattern.compile("Undeclared general entity|Invalid character reference");

    private XmlFault() {}

    /** @param parser where the parser stands, for exceptions that do not say where. */
    static ErrorResult error(final XMLStreamException e, final XmlInput text, final LocationInfo parser) {
        final String problem = problem(e);
        final Matcher duplicate = DUPLICATE.matcher(problem);
        if (duplicate.matches()) {
            return duplicate(text, e.getLocation().getCharacterOffset(), duplicate.group(1));
        }
        if (e.getLocation() != null) {
            return ErrorResult.of(ErrorCode.TEXT_MALFORMED, problem).at(text.position(offset(e, problem, text)));
        }
        // Only limits have no location.
        final long offset = problem.contains("ttribute")
                ? attribute(text, parser.getCurrentLocation().getCharacterOffset())
                : parser.getStartingCharOffset();
        return ErrorResult.of(ErrorCode.TEXT_TOO_LARGE, problem).at(text.position(offset));
    }

    private static long offset(final XMLStreamException e, final String problem, final XmlInput text) {
        final long told = e.getLocation().getCharacterOffset();
        if (REFERENCE.matcher(problem).lookingAt()) {
            return text.last('&', told);
        }
        return e instanceof WstxEOFException ? text.end() : told;
    }

    private static String problem(final XMLStreamException e) {
        final String message = String.valueOf(e.getMessage());
        // The parser appends the location in words of its own, on a new line.
        final int end = message.indexOf("\n at [");
        return Problems.quote(end < 0 ? message : message.substring(0, end)).replaceAll("\\.+$", "");
    }

    /** Where the attribute begins in which this place is. */
    private static long attribute(final XmlInput text, final long offset) {
        return new XmlAttributePlaces(text, text.last('<', offset)).last(offset);
    }

    private static ErrorResult duplicate(final XmlInput text, final long offset, final String name) {
        // No attribute value contains this character, so it begins the element.
        final XmlAttributePlaces places = new XmlAttributePlaces(text, text.last('<', offset));
        final Position first = text.position(places.next(name));
        return ErrorResult.of(ErrorCode.TEXT_VALUE_TWICE, name, places.elementName())
                .at(text.position(places.next(name)))
                .action("The first one is at " + first + ".");
    }
}
