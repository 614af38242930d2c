package io.twinhub.systemtests;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.Map.entry;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rules between modules, read from the compiled classes of all of them. */
final class ArchitectureTest {
    private static final String ROOT = "io.twinhub.";

    /** What each module may import; the order is the order of the layers, and nothing points upwards. */
    private static final Map<String, Set<String>> IMPORTS = Map.ofEntries(
            entry("metadata", Set.of()),
            entry("metadata.text", Set.of("metadata")),
            entry("config", Set.of("metadata")),
            entry("transport", Set.of("metadata", "config")),
            entry("runtime", Set.of("metadata", "config", "transport")),
            entry("bus", Set.of("metadata", "config", "transport", "runtime")),
            entry("localhub", Set.of("metadata", "config", "transport", "runtime")),
            entry("mainhub", Set.of("metadata", "config", "transport", "runtime")),
            entry("assigner", Set.of("metadata", "config", "transport", "runtime", "bus")),
            entry("recorder", Set.of("metadata", "config", "transport", "runtime", "bus")),
            entry("executive", Set.of("metadata", "config", "runtime", "bus")),
            entry("samples", Set.of("metadata", "bus", "executive")),
            entry("load", Set.of("metadata", "metadata.text", "config", "bus")),
            entry("start", Set.of("metadata", "config", "runtime")),
            entry(
                    "cli",
                    Set.of(
                            "start",
                            "metadata",
                            "metadata.text",
                            "config",
                            "transport",
                            "runtime",
                            "bus",
                            "localhub",
                            "mainhub",
                            "assigner",
                            "recorder",
                            "executive",
                            "samples",
                            "load")),
            entry(
                    "testsupport",
                    Set.of(
                            "metadata",
                            "metadata.text",
                            "config",
                            "transport",
                            "runtime",
                            "bus",
                            "localhub",
                            "mainhub",
                            "assigner",
                            "recorder",
                            "executive")));

    /** The samples are programs, and a program's threads are its own affair. */
    private static final Set<String> WITH_THREADS = Set.of("runtime", "start", "cli", "testsupport", "samples");

    private static final Set<String> WITH_CONSOLE =
            Set.of("cli", "samples", "testsupport", "assigner", "recorder", "executive");
    private static final Set<String> WITH_STANDARD_ERROR = Set.of("cli", "samples", "runtime");
    private static final Set<String> WITHOUT_CLOCK = Set.of("transport", "localhub", "mainhub");

    private static JavaClasses all;

    @BeforeAll
    static void importAll() {
        all = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.twinhub");
    }

    @Test
    void shouldKnowEveryModule() {
        classes()
                .that(describe("are ours", ArchitectureTest::isOurs))
                .should(new ArchCondition<>("belong to a listed module") {
                    @Override
                    public void check(final JavaClass item, final ConditionEvents events) {
                        if (module(item).isEmpty()) {
                            events.add(SimpleConditionEvent.violated(item, item.getName() + " is in no listed module"));
                        }
                    }
                })
                .check(all);
    }

    @Test
    void shouldImportDownwardsOnly() {
        classes()
                .should(new ArchCondition<>("import downwards only") {
                    @Override
                    public void check(final JavaClass item, final ConditionEvents events) {
                        final Set<String> allowed = IMPORTS.getOrDefault(module(item), Set.of());
                        for (final Dependency dependency : item.getDirectDependenciesFromSelf()) {
                            final JavaClass target = dependency.getTargetClass();
                            final boolean foreign =
                                    isOurs(target) && !module(target).equals(module(item));
                            if (foreign && !allowed.contains(module(target))) {
                                events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                            }
                        }
                    }
                })
                .check(all);
    }

    @Test
    void shouldStartThreadsInTheRuntimeOnly() {
        noClasses()
                .that(outside(WITH_THREADS))
                .should()
                .callMethodWhere(startsThread())
                .orShould()
                .callConstructorWhere(describe(
                        "make a thread",
                        call -> call.getTargetOwner().isAssignableTo(Thread.class)
                                || call.getTargetOwner().isAssignableTo(java.util.Timer.class)
                                || call.getTargetOwner().isAssignableTo(java.util.concurrent.ExecutorService.class)))
                .because("the components are single-threaded state machines that the runtime drives")
                .check(all);
    }

    @Test
    void shouldReadNoClockInTheComponents() {
        noClasses()
                .that(within(WITHOUT_CLOCK))
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(LockSupport.class)
                .because("the same components run in virtual time in the simulator")
                .check(all);
    }

    @Test
    void shouldPrintInTheConsoleAndInProgramsOnly() {
        noClasses()
                .that(outside(WITH_CONSOLE))
                .should()
                .accessField(System.class, "out")
                .because("what a library has to say goes to the log or to its caller")
                .check(all);
    }

    @Test
    void shouldPrintErrorsWhereProcessesBeginOnly() {
        noClasses()
                .that(outside(WITH_STANDARD_ERROR))
                .should()
                .accessField(System.class, "err")
                .because("only a process that cannot start has no better place for its error")
                .check(all);
    }

    @Test
    void shouldLogByOneLibraryOnly() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.logging..")
                .check(all);
    }

    @Test
    void shouldUseJacksonForTextOnly() {
        noClasses()
                .that(outside(Set.of("metadata.text", "cli")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("tools.jackson..", "com.fasterxml..")
                .check(all);
    }

    private static DescribedPredicate<JavaMethodCall> startsThread() {
        return describe("starts a thread", call -> {
            final JavaClass owner = call.getTargetOwner();
            final String name = call.getName();
            return (owner.isAssignableTo(Thread.class) && name.equals("start"))
                    || owner.isEquivalentTo(Executors.class)
                    || owner.isEquivalentTo(ForkJoinPool.class)
                    || (owner.isEquivalentTo(CompletableFuture.class) && name.endsWith("Async"))
                    || name.equals("parallelStream")
                    || name.equals("startOnThread");
        });
    }

    private static DescribedPredicate<JavaClass> outside(final Set<String> modules) {
        return describe("are outside " + modules, item -> isOurs(item) && !modules.contains(module(item)));
    }

    private static DescribedPredicate<JavaClass> within(final Set<String> modules) {
        return describe("are in " + modules, item -> modules.contains(module(item)));
    }

    private static boolean isOurs(final JavaClass item) {
        return item.getPackageName().startsWith(ROOT);
    }

    /** The name of the module that a class is in; empty if it is in none. A module may have packages below its own. */
    private static String module(final JavaClass item) {
        final String name = item.getPackageName() + ".";
        return IMPORTS.keySet().stream()
                .filter(module -> name.startsWith(ROOT + module + "."))
                .max(Comparator.comparingInt(String::length))
                .orElse("");
    }
}
