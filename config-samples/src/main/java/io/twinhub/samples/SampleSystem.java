package io.twinhub.samples;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The sample systems, each as the text of its {@code system.xml}. */
public enum SampleSystem {
    /** Two hubs and one spoke. */
    QUICKSTART("quickstart"),
    /** Two hubs and three spokes. */
    TWO_NETWORKS("two-networks"),
    /** Four hubs, two on each network, and four spokes; a controller of which one of two instances is ACTIVE. */
    WATERWORKS("waterworks"),
    /** Two hubs and four spokes; a shop whose orders are sessions that outlive their servers. */
    ORDERS("orders");

    private final String folder;

    SampleSystem(final String folder) {
        this.folder = folder;
    }

    /** Where the text lies, from the folder of the samples on. */
    public String file() {
        return folder + "/system.xml";
    }

    /** The specification as a person wrote it. */
    public String text() {
        try (InputStream file = SampleSystem.class.getResourceAsStream(file())) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (final IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }
}
