package io.twinhub.config;

import static io.twinhub.metadata.Fields.size;
import static io.twinhub.metadata.Fields.string;

import io.twinhub.metadata.DataClass;

/**
 * A connection over which two program copies exchange messages.
 *
 * @param from the program copy id of the end that opens it.
 * @param to the program copy id of the other end; may be from itself if that has several instances.
 * @param windowBytes what may be under way in each direction.
 * @param messageLengthBytes the longest message.
 */
public record ConnectionSpec(String from, String to, long windowBytes, long messageLengthBytes) {
    /** The window where text names none; fills a path whose processes share their cores: with 64 KiB a transfer took a quarter longer. */
    public static final long DEFAULT_WINDOW_BYTES = 512 * 1024;
    /** The longest message where text names none. */
    public static final long DEFAULT_MESSAGE_LENGTH_BYTES = 1024 * 1024;

    public static final DataClass<ConnectionSpec> TYPE = DataClass.of("messageConnection", ConnectionSpec.class)
            .doc("A connection over which two program copies exchange messages.")
            .field(string("from", ConnectionSpec::from).doc("The program copy id of the end that opens it."))
            .field(
                    string("to", ConnectionSpec::to)
                            .doc(
                                    "The program copy id of the other end, of which the ACTIVE instance is reached; may be from itself if that has several."))
            .field(size("window", ConnectionSpec::windowBytes)
                    .doc("What may be under way in each direction.")
                    .defaultValue(DEFAULT_WINDOW_BYTES))
            .field(size("messageLength", ConnectionSpec::messageLengthBytes)
                    .doc("The longest message; it may be longer than the window.")
                    .defaultValue(DEFAULT_MESSAGE_LENGTH_BYTES))
            .build(v -> new ConnectionSpec(v.get(0), v.get(1), v.getLong(2), v.getLong(3)));

    /** A connection with the default window and longest message. */
    public static ConnectionSpec of(final String from, final String to) {
        return new ConnectionSpec(from, to, DEFAULT_WINDOW_BYTES, DEFAULT_MESSAGE_LENGTH_BYTES);
    }
}
