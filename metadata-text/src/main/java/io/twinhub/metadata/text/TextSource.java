package io.twinhub.metadata.text;

import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.Position;
import io.twinhub.metadata.TwinhubException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A text to be read.
 *
 * @param name the file as the user named it; it stands in front of every position.
 * @param text the whole text.
 */
public record TextSource(String name, String text) {
    /** Bound of one text: many times a large system, and far below what would exhaust a small heap. */
    public static final int LENGTH_MAX = 64 << 20;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    public TextSource {
        if (text.length() > LENGTH_MAX) {
            throw tooLarge(name);
        }
        if (text.startsWith(BYTE_ORDER_MARK)) {
            text = text.substring(1);
        }
    }

    /**
     * Reads a file of UTF-8.
     *
     * @throws TwinhubException if it cannot be read, is too large or is not UTF-8.
     */
    public static TextSource of(final Path file) {
        final String name = file.toString();
        try {
            if (Files.size(file) > LENGTH_MAX) {
                throw tooLarge(name);
            }
            final byte[] bytes = Files.readAllBytes(file);
            return new TextSource(
                    name,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString());
        } catch (final CharacterCodingException e) {
            throw unreadable(name, "it is not UTF-8", "Save it with the encoding UTF-8.", e);
        } catch (final NoSuchFileException e) {
            throw unreadable(name, "there is no such file", "", e);
        } catch (final IOException e) {
            throw unreadable(name, String.valueOf(e.getMessage()), "", e);
        }
    }

    private static TwinhubException tooLarge(final String name) {
        return new TwinhubException(
                ErrorResult.of(ErrorCode.TEXT_TOO_LARGE, "it is longer than " + (LENGTH_MAX >> 20) + " MiB")
                        .at(new Position(name, 0, 0)));
    }

    private static TwinhubException unreadable(
            final String name, final String reason, final String action, final Exception cause) {
        return new TwinhubException(
                ErrorResult.of(ErrorCode.TEXT_UNREADABLE, name, reason).action(action), cause);
    }
}
