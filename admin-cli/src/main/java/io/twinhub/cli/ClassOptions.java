package io.twinhub.cli;

import java.util.List;
import picocli.CommandLine.Option;

/** How the commands about data classes find them; use it as a mixin. */
final class ClassOptions {
    @Option(
            names = "--class-path",
            paramLabel = "JAR-OR-FOLDER",
            arity = "1",
            description =
                    "Where classes of your own are, several with ':' in between or by giving it again; of a folder also"
                            + " the jars in it. A class is found by its public static TYPE.")
    private List<String> classPath = List.of();

    /** Those of the Twinhub and those of the user. */
    KnownClasses classes() {
        return KnownClasses.with(UserClasses.in(classPath));
    }
}
