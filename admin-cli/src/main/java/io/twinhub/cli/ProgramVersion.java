package io.twinhub.cli;

import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints: the version of the Twinhub and the Java that runs it. */
final class ProgramVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"twinhub " + version(), "java " + Runtime.version()};
    }

    /** From the manifest of the jar; a class folder has none. */
    static String version() {
        final String version = ProgramVersion.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
