package io.twinhub.metadata;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sentence of an error, in which {@code {0}} and so on stand for arguments. */
final class ErrorSentence {
    private static final Pattern PLACE = Pattern.compile("\\{(\\d{1,2})}");

    private ErrorSentence() {}

    /** The sentence with the arguments in their places, in one pass, so that a place in an argument stays what it is: text. A place without argument stays as it is. */
    static String fill(final String sentence, final Object... arguments) {
        return PLACE.matcher(sentence).replaceAll(place -> {
            final int index = Integer.parseInt(place.group(1));
            return Matcher.quoteReplacement(index < arguments.length ? SafeText.of(arguments[index]) : place.group());
        });
    }
}
