package io.twinhub.runtime;

import java.nio.file.Path;

/**
 * Sends the log of a hub process to rolling files of limited size. The settings are in {@code log4j2-hub.xml}; a logging
 * implementation that understands them comes with localhub and mainhub, and without one nothing is logged.
 */
final class HubLogging {
    private static final String CONFIGURATION = "log4j2.configurationFile";

    private HubLogging() {}

    /** To be called before the first logger is made. What the command line says about logging is left as it is. */
    static void configure(final Path logFolder, final String name) {
        System.setProperty("twinhub.log.folder", logFolder.toAbsolutePath().toString());
        System.setProperty("twinhub.log.name", name);
        if (System.getProperty(CONFIGURATION) == null) {
            System.setProperty(CONFIGURATION, "classpath:log4j2-hub.xml");
        }
    }
}
