package io.twinhub.start.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twinhub.config.Home;
import io.twinhub.config.InService;
import io.twinhub.config.SealedVersions;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.runtime.PermitFile;
import io.twinhub.start.Report;
import io.twinhub.start.control.Service;
import io.twinhub.start.distribution.LargeSystem;
import io.twinhub.start.keys.Signed;
import io.twinhub.start.keys.TestKeys;
import io.twinhub.transport.Permit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The orders of a computer, its files and what it permits. */
final class OrdersTest {
    private static final String COMPUTER = "plant-1";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private Home home;
    private String system;
    private Orders orders;
    private Order beside;

    @BeforeEach
    void seal() {
        home = new Home(folder).prepare();
        final SealedVersions versions = new SealedVersions(home);
        system = versions.seal(LargeSystem.of("1", 0, 20700, 1), "test", "", 1).system();
        versions.seal(LargeSystem.of("2", 1, 20700, 1), "test", "", 2);
        new InService(home).put(system, "1");
        orders = orders();
        beside = Order.none(system, "1").in("a").leading("1", "2", "");
    }

    @Test
    void shouldRunWhatIsInServiceWithoutAnOrder() {
        assertThat(orders.versions()).containsExactly("1");
        orders.prepare(system, "1");
        assertThat(permit("1").has(Permit.LEADS)).isTrue();
        assertThat(orders.leadReport(system).leads()).isEqualTo("1");
        assertThat(orders.leadReport(system).versions()).containsExactly("1", "2");
    }

    @Test
    void shouldPermitWhatTheOrderSays() {
        orders.prepare(system, "1");
        give(beside);
        assertThat(orders.versions()).containsExactlyInAnyOrder("1", "2");
        orders.prepare(system, "2");
        assertThat(permit("2").has(Permit.LEADS)).isFalse();
        carryOut("1");
        carryOut("2");
        final Order pause = beside.pause("1", "2", 60_000);
        assertThat(give(pause).isDone()).isFalse();
        assertThat(permit("1").has(Permit.LEADS)).isFalse();
        carryOut("1");
        assertThat(orders.leadReport(system).isDone()).isTrue();
        give(pause.tried());
        assertThat(permit("2").has(Permit.LEADS)).isTrue();
        assertThat(new InService(home).of(system)).containsExactly("1");
        give(pause.tried().leading("2", "", "1"));
        assertThat(orders.versions()).containsExactly("2");
        assertThat(new InService(home).of(system)).containsExactly("2");
    }

    @Test
    void shouldTellHowItsVersionsStand() {
        assertThat(orders.lead("1")).isEqualTo(new VersionLead("1", Lead.LEADS, 0));
        give(beside);
        assertThat(orders.lead("2").lead()).isEqualTo(Lead.BESIDE);
        give(beside.pause("1", "2", 60_000));
        assertThat(orders.lead("2").lead()).isEqualTo(Lead.PAUSED);
        assertThat(orders.lead("1").leftMs()).isBetween(60_000L, 60_000 + Activation.returnMs(60_000));
        assertThat(orders.lead("of another system")).isEqualTo(new VersionLead("of another system", Lead.LEADS, 0));
    }

    /** From the first order of an activation until the last, and of the one that runs beside, or leads provisionally, alone. */
    @Test
    void shouldSayWhichVersionIsTheFormerOne() {
        final Order pause = beside.pause("1", "2", 60_000);
        final Order last = pause.tried().leading("2", "", "1");
        assertThat(former("2")).isEmpty();
        give(beside);
        assertThat(former("2")).isEqualTo("1");
        assertThat(orders.leads(system, "2")).isFalse();
        give(pause);
        assertThat(former("2")).isEqualTo("1");
        assertThat(orders.leads(system, "2")).isFalse();
        give(pause.tried());
        assertThat(former("2")).isEqualTo("1");
        assertThat(orders.leads(system, "2")).isTrue();
        assertThat(former("1")).isEmpty();
        give(last);
        assertThat(former("2")).isEmpty();
        give(last.in("b").leading("2", "1", "1"));
        assertThat(former("1")).isEqualTo("2");
        assertThat(former("2")).isEmpty();
    }

    private String former(final String version) {
        return orders.former(system, version);
    }

    /** What is withheld has to be given back first, also when nobody waits for it. */
    @Test
    void shouldLetNobodyLeadBeforeTheOtherHasGivenBack() {
        orders.prepare(system, "1");
        orders.prepare(system, "2");
        final Order pause = beside.pause("1", "2", 60_000);
        give(beside);
        give(pause);
        give(pause.tried());
        assertThat(permit("2").has(Permit.LEADS)).isFalse();
        assertThat(orders.turn()).isTrue();
        carryOut("1");
        orders.turn();
        assertThat(permit("2").has(Permit.LEADS)).isTrue();
    }

    @Test
    void shouldGoOnWithItsOrderAfterAKill() {
        final Order pause = beside.pause("1", "2", 60_000);
        give(beside);
        give(pause);
        give(pause.tried());
        final Orders again = orders();
        again.prepare(system, "1");
        again.prepare(system, "2");
        assertThat(again.versions()).containsExactlyInAnyOrder("1", "2");
        assertThat(permit("1").has(Permit.LEADS)).isFalse();
        assertThat(permit("2").has(Permit.LEADS)).isTrue();
        assertThat(again.leadReport(system).leftMs()).isBetween(1L, 60_000L);
    }

    @Test
    void shouldRunWhatIsInServiceWhenItsOrderIsDamaged() throws IOException {
        give(beside);
        final Path file = home.computer(COMPUTER).resolve("orders").resolve(system + ".order");
        final byte[] content = Files.readAllBytes(file);
        content[0] ^= 0x40;
        Files.write(file, content);
        final Orders again = orders();
        assertThat(again.versions()).containsExactly("1");
        assertThat(said.toString(StandardCharsets.UTF_8)).containsOnlyOnce("cannot be read");
        give(again, beside);
        assertThat(orders().versions()).containsExactlyInAnyOrder("1", "2");
    }

    /** As on a full disk. */
    @Test
    void shouldObeyNothingThatItCannotKeep() throws IOException {
        orders.prepare(system, "1");
        Files.createFile(home.computer(COMPUTER).resolve("orders"));
        assertThatThrownBy(() -> give(beside)).isInstanceOf(TwinhubException.class);
        assertThat(orders.versions()).containsExactly("1");
        assertThat(permit("1").has(Permit.LEADS)).isTrue();
        assertThat(orders.leadReport(system).order().number()).isZero();
    }

    @Test
    void shouldBelieveTheAdministratorAloneOnceItHasAKey() {
        orders.credentials(TestKeys.PLANT_1);
        assertRefused(() -> orders.hear(leadReport(bare(beside))));
        assertRefused(() -> give(beside));
        assertRefused(() -> orders.hear(leadReport(Signed.by(TestKeys.PLANT_2, Order.TYPE, beside))));
        assertThat(orders.leadReport(system).order().number()).isZero();
        orders.hear(leadReport(Signed.by(TestKeys.ADMINISTRATOR, Order.TYPE, beside)));
        assertThat(orders.versions()).containsExactlyInAnyOrder("1", "2");
    }

    @Test
    void shouldPassNothingOnThatIsProvisional() {
        orders.hear(leadReport(bare(beside.pause("1", "2", 60_000))));
        assertThat(orders.leadReport(system).order().number()).isZero();
        orders.hear(leadReport(bare(beside)));
        assertThat(orders.leadReport(system).order().number()).isEqualTo(1);
        orders.hear(leadReport(bare(beside)));
    }

    private static void assertRefused(final org.assertj.core.api.ThrowableAssert.ThrowingCallable order) {
        assertThatThrownBy(order)
                .isInstanceOfSatisfying(
                        TwinhubException.class,
                        refused -> assertThat(refused.error().errorCode()).isEqualTo(ErrorCode.KEYS_SIGNATURE_WRONG));
    }

    private Orders orders() {
        final PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        return new Orders(home, new Report(COMPUTER, out, out));
    }

    private LeadReport give(final Order order) {
        return give(orders, order);
    }

    private static LeadReport give(final Orders orders, final Order order) {
        @SuppressWarnings("unchecked") // the first service is this one
        final Service<OrderRequest, LeadReport> service =
                (Service<OrderRequest, LeadReport>) orders.services().get(0);
        return service.handler().apply(new OrderRequest(bare(order)));
    }

    private static Signed bare(final Order order) {
        return Signed.bare(Order.TYPE, order);
    }

    private LeadReport leadReport(final Signed order) {
        return new LeadReport(beside, java.util.List.of(order), "1", 0, true, java.util.List.of());
    }

    private PermitFile permit(final String version) {
        return PermitFile.create(home.permit(COMPUTER, version));
    }

    /** As its localHub would. */
    private void carryOut(final String version) {
        final PermitFile permit = permit(version);
        permit.carriedOut(permit.word());
    }
}
