package io.twinhub.metadata.text;

import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.Field;
import io.twinhub.metadata.TwinhubException;

/** Which texts XML can express: not every character has a place in it, not even as a reference. */
final class XmlText {
    private XmlText() {}

    static String checked(final Field<?> field, final String text) {
        if (!text.codePoints().allMatch(XmlText::isAllowed)) {
            throw new TwinhubException(ErrorResult.of(ErrorCode.TEXT_VALUE_WRONG, field.name(), Problems.quote(text))
                    .expected("characters that XML can express")
                    .action("Use JSON for this object."));
        }
        return text;
    }

    /** Without the blanks of XML around it; other blanks of Unicode belong to words. */
    static String stripped(final String text) {
        int begin = 0;
        int end = text.length();
        while (begin < end && isBlank(text.charAt(begin))) {
            begin++;
        }
        while (begin < end && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(begin, end);
    }

    private static boolean isBlank(final char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    private static boolean isAllowed(final int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= 0x20 && c <= 0xD7FF
                || c >= 0xE000 && c <= 0xFFFD
                || c > 0xFFFF;
    }
}
