package io.twinhub.config;

/**
 * An operating-system program.
 *
 * @param name its name.
 * @param command the command line that starts it; <code>${programs}</code> is the folder of the installed programs.
 */
public record ProgramSpec(String name, String command) {}
