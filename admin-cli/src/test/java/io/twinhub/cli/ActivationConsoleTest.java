package io.twinhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.twinhub.config.Home;
import io.twinhub.config.SealedVersions;
import io.twinhub.config.SystemSpec;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.SerialCodec;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.metadata.text.XmlReader;
import io.twinhub.samples.SampleSystem;
import io.twinhub.start.ProcessPlan;
import io.twinhub.start.ProcessRecord;
import io.twinhub.start.ProcessRecords;
import io.twinhub.start.ProcessState;
import io.twinhub.start.Reach;
import io.twinhub.start.Report;
import io.twinhub.start.activation.LeadReport;
import io.twinhub.start.activation.Order;
import io.twinhub.start.activation.OrderRequest;
import io.twinhub.start.activation.Orders;
import io.twinhub.start.control.ComputerReport;
import io.twinhub.start.control.HubReport;
import io.twinhub.start.control.Service;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Steps of an activation that computers obey with their real orders, and without processes: they say that version 2 is healthy. */
@Timeout(60)
final class ActivationConsoleTest {
    private static final List<String> COMPUTERS = List.of("hub-a", "hub-b", "plant-1");

    @TempDir
    private Path folder;

    private final List<Orders> orders = new ArrayList<>();
    /** Gets each order before the computer does, with the computer's place. */
    private BiConsumer<Integer, Order> before = (place, order) -> {};

    private boolean hasBegun;
    private AskedHome asked;
    private Home home;
    private String system;

    @BeforeEach
    void seal() {
        asked = new AskedHome(folder);
        home = new Home(folder);
        final String first = SampleSystem.QUICKSTART.text();
        final SealedVersions versions = new SealedVersions(home);
        system = versions.sealVerified(spec(first), "test", "", 1).system();
        versions.sealVerified(spec(first.replaceFirst("version=\"1\"", "version=\"2\" slot=\"1\"")), "test", "", 2);
        for (int place = 0; place < COMPUTERS.size(); place++) {
            add(place);
        }
    }

    private static SystemSpec spec(final String text) {
        return XmlReader.of(SystemSpec.TYPE).read(text).orThrow();
    }

    private void add(final int place) {
        final String computer = COMPUTERS.get(place);
        final PrintStream out = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        final Orders own = new Orders(home, new Report(computer, out, out));
        orders.add(own);
        final List<Service<?, ?>> services = new ArrayList<>(own.services());
        services.add(0, watched(services.remove(0), place));
        asked.add(computer, () -> healthy(computer), services.toArray(Service[]::new));
    }

    @SuppressWarnings("unchecked")
    private Service<?, ?> watched(final Service<?, ?> given, final int place) {
        final Service<OrderRequest, Object> service = (Service<OrderRequest, Object>) given;
        return new Service<>(service.exchange(), request -> {
            before.accept(place, order(request));
            return service.handler().apply(request);
        });
    }

    private static Order order(final OrderRequest request) {
        return SerialCodec.of(Order.TYPE).decode(request.order().content());
    }

    private static ComputerReport healthy(final String computer) {
        final String hub = computer.startsWith("hub") ? "mainHub" : "localHub";
        return new ComputerReport(
                new ProcessRecords(
                        computer,
                        1,
                        List.of(new ProcessRecord("2", ProcessPlan.Role.HUB, hub, ProcessState.RUNNING, 2, 0, ""))),
                List.of(new HubReport("2", true, Map.of("link.hub-a.role", 3L, "link.hub-b.role", 3L))),
                List.of(),
                List.of(),
                false);
    }

    @AfterEach
    void close() {
        asked.close();
    }

    @Test
    void shouldLetTheNewVersionLeadStepByStep() {
        final Console console = Console.run("config", "activate", "2", "--home", folder);

        assertThat(console.exit()).as(console.err()).isZero();
        assertThat(console.out()).contains("1. 1 leads", "2. nobody leads.", "3. 2 leads", "leads for 60 s");
        orders.forEach(each -> assertThat(each.leadReport(system).leads()).isEqualTo("2"));
    }

    /** Somebody else begins while this one waits until the version is healthy: what that one began holds. */
    @Test
    void shouldWithdrawNothingOfSomebodyElse() {
        before = (place, order) -> {
            if (order.isPause()) {
                giveAnother();
            }
        };
        final Console console = Console.run("config", "activate", "2", "--home", folder);

        assertThat(console.exit()).isOne();
        assertThat(console.err()).contains("which somebody else gave meanwhile");
        orders.forEach(
                each -> assertThat(each.leadReport(system).order().activation()).isEqualTo("another"));
    }

    /** To all before the first pause comes to any. */
    private synchronized void giveAnother() {
        if (!hasBegun) {
            hasBegun = true;
            orders.forEach(own ->
                    give(own, own.leadReport(system).order().in("another").leading("1", "2", "")));
        }
    }

    @SuppressWarnings("unchecked")
    private void give(final Orders own, final Order order) {
        final Service<OrderRequest, LeadReport> service =
                (Service<OrderRequest, LeadReport>) own.services().get(0);
        final OrderRequest request = new OrderRequest(new Reach(home).signed(Order.TYPE, order));
        assertThat(service.handler().apply(request).order()).isEqualTo(order);
    }

    /** What was begun by nobody else is withdrawn where it arrived, if one computer refuses. */
    @Test
    void shouldWithdrawWhatItBegan() {
        before = (place, order) -> {
            if (place == 2 && order.isPause()) {
                throw new TwinhubException(ErrorResult.of(ErrorCode.COMMAND_WRONG, "refused by the test"));
            }
        };
        final Console console = Console.run("config", "activate", "2", "--home", folder);

        assertThat(console.exit()).isOne();
        orders.forEach(each -> {
            assertThat(each.leadReport(system).leads()).isEqualTo("1");
            assertThat(each.leadReport(system).order().beside()).isEmpty();
        });
    }

    @Test
    void shouldNotConfirmWhatNobodyBegan() {
        assertThat(Console.run("config", "confirm", "--home", folder).err()).contains("nothing is provisional");
        assertThat(Console.run("config", "rollback", "--home", folder).err())
                .contains("A former version is not activated: no version led before");
    }
}
