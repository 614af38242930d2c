package io.twinhub.cli;

import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what a computer's start command runs. */
@Command(
        name = "status",
        description = "Show the processes that this computer's start command runs.",
        footerHeading = "%nExample:%n",
        footer = "  twinhub system status --computer plant-1")
final class SystemStatusCommand implements Callable<Integer> {
    private static final String ROW = "%-20s %-24s %-9s %9s %9s  %s";

    @Mixin
    private CommonOptions common;

    @Mixin
    private ComputerOption computer;

    @Override
    public Integer call() {
        final ProcessRecords records = StartRecord.read(computer.folder(common))
                .orElseThrow(() -> new TwinhubException(ErrorResult.of(ErrorCode.CLI_NOT_STARTED, computer.name())
                        .in("system status", computer.name(), "")
                        .action("Start it with: twinhub system start --computer " + computer.name())));
        final Output output = common.output();
        output.line("%s is started, by process %d", records.computer(), records.pid());
        output.line(ROW, "VERSION", "PROCESS", "STATE", "PID", "RESTARTS", "FAILURE");
        for (final ProcessRecord process : records.processes()) {
            output.line(
                    ROW,
                    process.version(),
                    process.name(),
                    text(process.state()),
                    process.pid() == 0 ? "-" : process.pid(),
                    process.restartCount(),
                    process.failure());
        }
        output.result(Map.of(
                "computer",
                records.computer(),
                "pid",
                records.pid(),
                "processes",
                records.processes().stream().map(SystemStatusCommand::toMap).toList()));
        return Twinhub.EXIT_DONE;
    }

    private static String text(final ProcessState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Object> toMap(final ProcessRecord process) {
        final Map<String, Object> map = new LinkedHashMap<>();
        map.put("version", process.version());
        map.put("role", process.role().name().toLowerCase(Locale.ROOT));
        map.put("name", process.name());
        map.put("state", text(process.state()));
        map.put("pid", process.pid());
        map.put("restarts", process.restartCount());
        map.put("failure", process.failure());
        return map;
    }
}
