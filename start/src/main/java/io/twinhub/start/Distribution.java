package io.twinhub.start;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The installed files of the Twinhub: {@code lib/} with every jar, {@code programs/} with the programs that configurations
 * name by {@code ${programs}}.
 */
public final class Distribution {
    private Distribution() {}

    /** The folder of the installed programs, what {@code ${programs}} stands for in a command. */
    public static Path programs() {
        return root().resolve("programs");
    }

    /** The folder that holds {@code lib/} and {@code programs/}. */
    public static Path root() {
        try {
            final Path place = Path.of(Distribution.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            // From a class folder (an IDE, a test) the distribution is what the build last assembled beside it.
            return Files.isDirectory(place)
                    ? place.resolveSibling("dist")
                    : place.getParent().getParent();
        } catch (final URISyntaxException e) {
            throw new IllegalStateException("The place of the Twinhub's classes is not a file", e);
        }
    }
}
