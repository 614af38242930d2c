package io.twinhub.start;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One process that a computer runs for a version.
 *
 * @param role whether it is the hub process or a program copy's.
 * @param name for people and for the status: {@code localHub}, {@code mainHub} or the program copy's id.
 * @param command program and arguments.
 * @param folder where it runs.
 * @param logFile where its output goes.
 * @param environment what it gets beside the start command's own environment.
 * @param beforeStart done before each start.
 * @param afterEnd done after the process has been stopped for good.
 */
public record ProcessPlan(
        Role role,
        String name,
        List<String> command,
        Path folder,
        Path logFile,
        Map<String, String> environment,
        Step beforeStart,
        Step afterEnd) {

    /** What a process is for. */
    public enum Role {
        HUB,
        COPY
    }

    /** Something that may fail. */
    @FunctionalInterface
    public interface Step {
        void run() throws java.io.IOException;
    }

    public ProcessPlan {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** As a person would say it: the hub by its kind, a copy by its id. */
    String title() {
        return role == Role.HUB ? name : "copy " + name;
    }
}
