package io.twinhub.testsupport;

import io.twinhub.bus.Bus;
import io.twinhub.bus.Event;
import io.twinhub.bus.Gap;
import io.twinhub.bus.Role;
import io.twinhub.config.SystemPlan;
import io.twinhub.config.SystemSpec;
import io.twinhub.config.Verification;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.Positions;
import io.twinhub.metadata.Severity;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.metadata.text.TextResult;
import io.twinhub.metadata.text.TextSource;
import io.twinhub.metadata.text.XmlReader;
import io.twinhub.transport.RoleRules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The whole redundant system for a test of your programs, inside the thread of the test: the real hubs, localHubs, assigners and recorders of a configuration, a
 * real {@link Bus} for each of your program copies, virtual time, and faults when you say so. Nothing is started on this computer and nothing waits, so seconds
 * pass in milliseconds.
 *
 * <pre>{@code
 * @RegisterExtension
 * final TestSystem system = TestSystem.of(Path.of("system.xml"));
 *
 * @Test
 * void shouldGoOnWhenAHubDies() {
 *     system.program("tank-1", bus -> new Tank(bus)::turn);
 *     system.runUntilReady();
 *     List<Double> levels = system.received("show-1", "tank.**", Event::asDouble);
 *     system.kill("hub-a");
 *     system.run(Duration.ofSeconds(2));
 *     assertEquals(20, levels.size());
 * }
 * }</pre>
 *
 * <p>Every test has a system of its own. It is started by the first {@code run…}; time moves in these methods only, and between two calls everything stands still.
 * What happens in which order follows from the configuration, the seed and the test alone: the same test does the same every time. If it fails, the seed and what
 * happened last are printed.
 *
 * <p>Names are those of the configuration:
 *
 * <ul>
 *   <li>a program copy, {@code tank-1}: all its instances; {@code control@plant-2}: the one on that computer;
 *   <li>a computer, {@code hub-a} or {@code plant-2}: everything that runs there;
 *   <li>{@code localHub@plant-2}, {@code assigner@plant-2}, {@code recorder@plant-2}: that part of the infrastructure alone.
 * </ul>
 *
 * <p>What was killed stays away until it is started again; nothing does that by itself. Used by the thread of the test.
 */
public final class TestSystem implements BeforeEachCallback, AfterEachCallback {
    private static final Duration GIVE_BACK_WITHIN = Duration.ofSeconds(5);
    /** By then every localHub has heard what its programs subscribe to. */
    private static final Duration SETTLE = Duration.ofMillis(500);

    private final SystemPlan plan;
    private TestPrograms programs = new TestPrograms();
    private long seed = 1;
    private TestRun run;
    private TestSystem former;
    private TestSystem further;
    private final TestFolder folder = new TestFolder();
    /** Weaker ones in tests of the rules themselves. */
    RoleRules rules = RoleRules.STANDARD;

    private TestSystem(final SystemPlan plan) {
        this.plan = plan;
    }

    /**
     * The system that these XML files configure together, checked as {@code twinhub config check} does.
     *
     * @throws TwinhubException with the first problem of them, if there is any.
     */
    public static TestSystem of(final Path... files) {
        final TextResult<SystemSpec> text = XmlReader.of(SystemSpec.TYPE)
                .read(List.of(files).stream().map(TextSource::of).toList());
        return of(text.orThrow(), text.positions());
    }

    /**
     * The system of a specification that was made by a program, see {@link SystemSpec#builder}.
     *
     * @throws TwinhubException with the first problem of it, if there is any.
     */
    public static TestSystem of(final SystemSpec spec) {
        return of(spec, new Positions());
    }

    private static TestSystem of(final SystemSpec spec, final Positions positions) {
        for (final ErrorResult error : Verification.check(spec, positions)) {
            if (error.severity().compareTo(Severity.ERROR) >= 0) {
                throw new TwinhubException(error);
            }
        }
        return new TestSystem(SystemPlan.compile(spec));
    }

    /**
     * Determines everything that is left to chance: delays, the order of starts, how long a program needs to find its localHub. 1 unless set; to be set before
     * anything else of a test. For a test that shall hold under many orders of events, make it a parameterized or repeated one.
     */
    public TestSystem seed(final long value) {
        if (run != null) {
            throw new IllegalStateException("set the seed before anything else");
        }
        seed = value;
        return this;
    }

    /** Makes this system a further version of another one: both run at the same time on the same computers, and this one acts when it {@link #lead leads}. To be set before all else. */
    public TestSystem after(final TestSystem formerVersion) {
        former = formerVersion;
        former.further = this;
        return this;
    }

    /** This version leads from now on, as after {@code twinhub config activate}: first nothing of the other one is ACTIVE any more, then this one acts. Both systems run until then. */
    public TestSystem lead() {
        final TestSystem other = former != null ? former : further;
        other.run().lead(false);
        runUntil(other.run::isCarriedOut, GIVE_BACK_WITHIN);
        run().lead(true);
        return this;
    }

    /**
     * Runs a program of yours in all instances of a copy. Of a copy without a program there is the Bus alone, which stands for a program that does nothing.
     *
     * @param copy a program copy of the configuration.
     * @param program is called with the Bus whenever an instance starts, and returns what a turn of the program's loop does. The Bus is polled after each turn, which
     *     comes at least once a millisecond and whenever something arrived. The program asks {@link Bus#nanoTime()} for the time, since only that is virtual.
     */
    public TestSystem program(final String copy, final Function<Bus, Runnable> program) {
        plan.copy(copy);
        if (run != null && run.isStarted()) {
            throw new IllegalStateException("the system runs already; give it its programs before");
        }
        programs.put(copy, program);
        return this;
    }

    /**
     * What a copy receives from now on, beside its program: a value for each event whose name matches, in the order of delivery and of all its instances; no calls because
     * of changed quality.
     *
     * @param pattern as of {@link Bus#subscribe}: only what the copy may receive.
     * @param value what is of interest of the event, such as {@code Event::asDouble} or {@code event -> event.as(PumpState.TYPE)}.
     * @return grows while the system runs.
     */
    public <T> List<T> received(final String copy, final String pattern, final Function<Event, T> value) {
        plan.copy(copy);
        final TestPrograms.Reception<T> reception = programs.receive(copy, pattern, value);
        if (run != null) {
            run.instances(copy).stream().filter(TestProgram::isRunning).forEach(p -> reception.subscribe(p.bus()));
        }
        return Collections.unmodifiableList(reception.values());
    }

    /**
     * The gap notices that a copy was given so far, as long as its program has no {@link Bus#onGap} of its own.
     *
     * @return grows while the system runs.
     */
    public List<Gap> gaps(final String copy) {
        plan.copy(copy);
        return Collections.unmodifiableList(programs.gaps(copy));
    }

    /**
     * The Bus of a program that runs, for what a test itself publishes, sends or looks at. A program that is started again has another one.
     *
     * @param program a copy, or {@code COPY@COMPUTER} where it has several instances.
     * @throws IllegalStateException if the program does not run.
     */
    public Bus bus(final String program) {
        return run().program(program).bus();
    }

    /** The role of a program: a copy, or {@code COPY@COMPUTER} where it has several instances. DOWN, if it does not run. */
    public Role role(final String program) {
        return run().program(program).role();
    }

    /** Lets so much time pass. */
    public void run(final Duration duration) {
        run().runUntil(() -> false, duration.toNanos());
    }

    /**
     * Runs until something is so, or the test fails.
     *
     * @param condition is asked after each step of any part.
     * @param limit of virtual time.
     * @return the time that it took.
     */
    public Duration runUntil(final BooleanSupplier condition, final Duration limit) {
        final long beginNs = run().world.clock.nowNs();
        if (!run.runUntil(condition, limit.toNanos())) {
            throw new AssertionError("not so within " + limit);
        }
        return Duration.ofNanos(run.world.clock.nowNs() - beginNs);
    }

    /**
     * Runs until everything is as it is configured: each process runs, both networks carry everything, and of each copy one instance is ACTIVE and all others STANDBY. What
     * is published from then on, every subscriber gets. The test fails if it is not so after half a minute.
     */
    public void runUntilReady() {
        run().runUntilReady();
        run(SETTLE);
    }

    /** Kills processes, with everything that they hold. Before the first run: these will not be started with the others. */
    public TestSystem kill(final String... names) {
        List.of(names).forEach(run()::kill);
        return this;
    }

    /** Starts processes that were killed. */
    public TestSystem start(final String... names) {
        List.of(names).forEach(run()::start);
        return this;
    }

    /** Stops processes without ending them, as a debugger or SIGSTOP does: they notice nothing until {@link #resume}. */
    public TestSystem pause(final String... names) {
        List.of(names).forEach(run()::pause);
        return this;
    }

    /** Lets paused processes go on. */
    public TestSystem resume(final String... names) {
        List.of(names).forEach(run()::resume);
        return this;
    }

    /**
     * Cuts the cable between a computer and a network, in both directions: what is on the way is lost, and so is what is sent until the end is noticed.
     *
     * @param network A or B.
     */
    public TestSystem cut(final String computer, final String network) {
        run().cut(computer, network);
        return this;
    }

    /**
     * Lets faults of all kinds happen at random moments for so long, several at a time: processes die and start again or stand still, cables are cut, paths are slow or lose
     * much. Which, the {@link #seed} determines. In the end everything is mended and started, what was killed before among it.
     */
    public TestSystem breakAtRandom(final Duration duration) {
        run().breakAtRandom(duration.toNanos());
        return this;
    }

    /** Mends a cable. */
    public TestSystem restore(final String computer, final String network) {
        run().restore(computer, network);
        return this;
    }

    @Override
    public void beforeEach(final ExtensionContext context) {
        programs = new TestPrograms();
        seed = 1;
        run = null;
        rules = RoleRules.STANDARD;
    }

    @Override
    public void afterEach(final ExtensionContext context) {
        if (context.getExecutionException().isPresent() && run != null) {
            run.tell(context.getDisplayName() + " failed with seed " + seed);
        }
        folder.delete();
    }

    private TestRun run() {
        if (run == null) {
            run = new TestRun(plan, seed, programs, former == null ? null : former.run(), folder, rules);
        }
        return run;
    }
}
