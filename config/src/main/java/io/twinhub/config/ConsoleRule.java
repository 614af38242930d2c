package io.twinhub.config;

/** Consoles: on spoke computers that are there, each named once. */
final class ConsoleRule implements Rule {
    @Override
    public void check(final Declarations declared, final Findings findings) {
        final ConsolesSpec consoles = declared.spec().consoles();
        if (consoles != null) {
            SpokeNames.check(
                    consoles.computers(), "consoles", "consoles", SystemLimits.CONSOLE_COUNT_MAX, declared, findings);
        }
    }
}
