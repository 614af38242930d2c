package io.twinhub.cli;

/** Where the console starts: runs one command and ends the process with its exit status. */
public final class Main {
    private Main() {}

    public static void main(final String[] args) {
        System.exit(Twinhub.commandLine().execute(args));
    }
}
