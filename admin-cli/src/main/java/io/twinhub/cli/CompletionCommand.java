package io.twinhub.cli;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lets the shell of an operating system complete the words of a console. */
@Command(
        name = "completion",
        description = "Print what bash or zsh needs to complete commands, options and the names that the home knows.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  twinhub completion bash > ~/.local/share/bash-completion/completions/twinhub",
            "  source <(twinhub completion zsh)"
        })
final class CompletionCommand implements Callable<Integer> {
    /** A shell of an operating system. */
    enum Kind {
        BASH,
        ZSH
    }

    @Mixin
    private CommonOptions common;

    @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
    private Kind shell;

    @Override
    public Integer call() {
        // The one script finds out by itself in which of the two it is.
        final String script = new CompletionScript(Twinhub.commandLine()).text();
        final Output output = common.output();
        if (output.json()) {
            output.result(Map.of("shell", shell.name().toLowerCase(Locale.ROOT), "script", script));
        } else {
            output.raw(script);
        }
        return Twinhub.EXIT_DONE;
    }
}
