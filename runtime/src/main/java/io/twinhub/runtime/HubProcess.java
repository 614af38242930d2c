package io.twinhub.runtime;

import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.Severity;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.transport.Component;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * The life of a hub process: start-up, the duty cycle in the main thread, and a clean end on SIGTERM, when its parent ends, or when
 * something failed. Nothing is repaired in here: whatever is unexpected ends the process with an exit code other than 0, and the
 * system start command starts it anew.
 */
public final class HubProcess {
    /** What a hub process that failed exits with. */
    public static final int EXIT_FAILED = 1;

    private static final long END_WITHIN_MS = TimeUnit.SECONDS.toMillis(5);

    private final HubSettings settings;
    private final Logger log;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread mainThread = Thread.currentThread();
    private volatile boolean stopping;

    private HubProcess(final HubSettings settings) {
        this.settings = settings;
        this.log = LogManager.getLogger("io.twinhub." + settings.name());
    }

    /**
     * Runs the main of a hub process. What goes wrong before the process has a log, such as a version that cannot be read, is one
     * line on standard error, which the system start command shows.
     *
     * @param name of the component.
     * @param main reads what it needs and calls {@link #run}.
     * @return the exit code for {@link System#exit}.
     */
    public static int main(final String name, final IntSupplier main) {
        try {
            return main.getAsInt();
        } catch (final TwinhubException ex) {
            System.err.println(ex.error().severity(Severity.FATAL).toText());
        } catch (final RuntimeException | Error ex) {
            System.err.println(RuntimeErrors.hubFailed(name, ex).toText());
        }
        return EXIT_FAILED;
    }

    /**
     * Runs a hub process in the calling thread, which is that of {@code main}, until it ends.
     *
     * @return the exit code for {@link System#exit}: 0 after a clean stop.
     */
    public static int run(final HubSettings settings, final HubAssembly assembly) {
        HubLogging.configure(settings.logFolder(), settings.name());
        return new HubProcess(settings).run(assembly);
    }

    private int run(final HubAssembly assembly) {
        final Thread hook = new Thread(this::stopAndWait, "twinhub-stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            runShell(assembly);
            return 0;
        } catch (final TwinhubException ex) {
            fail(ex.error(), ex);
        } catch (final RuntimeException | Error ex) {
            fail(RuntimeErrors.hubFailed(settings.name(), ex), ex);
        } finally {
            LogManager.shutdown();
            ended.countDown();
        }
        return EXIT_FAILED;
    }

    private void runShell(final HubAssembly assembly) {
        JvmArguments.check();
        final ErrorReport errors = new ErrorReport(this::report);
        try (HubShell shell = HubShell.start(settings.name(), settings.aeronDirectory(), settings.profile(), errors)) {
            final Component component = assembly.assemble(shell);
            log.info("{} runs in {}", settings.name(), settings.aeronDirectory());
            cycle(shell, component);
        }
        log.info("{} has stopped", settings.name());
    }

    private void cycle(final HubShell shell, final Component component) {
        final IdlePolicy idle = new IdlePolicy(settings.idle(), System.nanoTime());
        // A parent that was killed cannot stop its children, and its successor could not start them anew.
        final ParentWatch parent = new ParentWatch(System.nanoTime());
        final LongSupplier nextDueNs = component::nextDueNs;
        while (!stopping) {
            final long nowNs = System.nanoTime();
            if (settings.endsWithParent() && parent.hasEnded(nowNs)) {
                log.warn("{} stops, because the process that started it has ended", settings.name());
                return;
            }
            final int shellWorkCount = shell.doWork(nowNs);
            final int componentWorkCount = component.doWork(nowNs);
            idle.idle(nowNs, shellWorkCount + componentWorkCount, componentWorkCount, nextDueNs);
        }
    }

    private void stop() {
        stopping = true;
        LockSupport.unpark(mainThread);
    }

    /** The JVM ends as soon as its shutdown hooks have; so this one waits until everything is cleared away. */
    private void stopAndWait() {
        stop();
        try {
            if (!ended.await(END_WITHIN_MS, TimeUnit.MILLISECONDS)) {
                System.err.println(settings.name() + " did not stop within " + END_WITHIN_MS + " ms");
            }
        } catch (final InterruptedException ex) {
            Thread.currentThread().interrupt();
        }
    }

    private void fail(final ErrorResult error, final Throwable cause) {
        log.fatal(error, cause);
        System.err.println(error.toText());
    }

    private void report(final ErrorResult error) {
        log.log(level(error.severity()), error);
    }

    private static Level level(final Severity severity) {
        return switch (severity) {
            case INFO -> Level.INFO;
            case WARNING -> Level.WARN;
            case ERROR -> Level.ERROR;
            case FATAL -> Level.FATAL;
        };
    }
}
