package io.twinhub.start.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.twinhub.config.HeldSessions;
import io.twinhub.config.ManagerReport;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.start.ProcessPlan;
import io.twinhub.start.ProcessRecord;
import io.twinhub.start.ProcessRecords;
import io.twinhub.start.ProcessState;
import io.twinhub.start.ProcessUsage;
import io.twinhub.start.activation.Lead;
import io.twinhub.start.activation.VersionLead;
import io.twinhub.start.control.ComputerReport;
import io.twinhub.start.control.HubReport;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a monitoring system reads. */
final class MetricsServerTest {
    private static final Path SOURCES = Path.of("src", "main", "java", "io", "twinhub", "start", "metrics");
    private static final Pattern METRIC = Pattern.compile("\\btwinhub_[a-z0-9_]+");

    private volatile boolean alive = true;
    private final MetricsServer server = new MetricsServer(new InetSocketAddress("127.0.0.1", 0), this::report);
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void shouldTellWhatHubsCountWithNamesAsLabels() throws Exception {
        assertThat(get("/metrics").body().lines())
                .contains(
                        "twinhub_health{state=\"ready\"} 1.0",
                        "twinhub_version_leads{version=\"7\"} 1.0",
                        "twinhub_version_left_seconds{version=\"7\"} 42.0",
                        "twinhub_drained 0.0",
                        "twinhub_sessions_active{version=\"7\"} 0.0",
                        "twinhub_sessions_held{version=\"7\"} 5.0",
                        "twinhub_sessions_set_aside{version=\"7\"} 2.0",
                        "twinhub_sessions_standby_in_sync{version=\"7\"} 1.0",
                        "twinhub_sessions_disk_full{version=\"7\"} 0.0",
                        "twinhub_sessions_level{level=\"standby\",version=\"7\"} 1.0",
                        "twinhub_sessions_level{level=\"disk\",version=\"7\"} 0.0",
                        "twinhub_path_messages_total{network=\"A\",outcome=\"first\",version=\"7\"} 41.0",
                        "twinhub_link_state{hub=\"hub-a.x\",version=\"7\"} 3.0",
                        "twinhub_copy_role{copy=\"level\",version=\"7\"} 3.0",
                        "twinhub_path_skew_median_seconds{network=\"B\",version=\"7\"} 0.0025",
                        "twinhub_source_lost_messages_total{source=\"plant-2\",version=\"7\"} 0.0",
                        "twinhub_process_restarts_total{kind=\"copy\",process=\"level\",version=\"7\"} 2.0")
                .anyMatch(line -> line.startsWith("twinhub_process_resident_memory_bytes{"))
                .contains("# TYPE twinhub_path_messages_total counter");
    }

    @Test
    void shouldSayTheSameAsOpenMetrics() throws Exception {
        final HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(uri("/metrics"))
                        .header("Accept", "application/openmetrics-text; version=1.0.0")
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.headers().firstValue("Content-Type").orElse("")).contains("openmetrics-text");
        assertThat(answer.body())
                .contains("# TYPE twinhub_path_messages counter")
                .endsWith("# EOF\n");
    }

    @Test
    void shouldTellSupervisorsByTheStatusAlone() throws Exception {
        alive = false;
        assertThat(get("/health/started").statusCode()).isEqualTo(503);
        assertThat(get("/health").statusCode()).isEqualTo(200);
        assertThat(get("/health").body()).isEqualTo("starting\nthe hub process of version 7 does not turn\n");
        alive = true;
        assertThat(get("/health/ready").statusCode()).isEqualTo(200);
        assertThat(get("/health/started").statusCode()).isEqualTo(200);
        alive = false;
        assertThat(get("/health/ready").statusCode()).isEqualTo(503);
        assertThat(get("/health/started").statusCode()).isEqualTo(200);
    }

    @Test
    void shouldNotKnowOtherPlacesOrMethods() throws Exception {
        assertThat(get("/").statusCode()).isEqualTo(404);
        assertThat(get("/healthy").statusCode()).isEqualTo(404);
        final HttpRequest post = HttpRequest.newBuilder(uri("/health"))
                .POST(HttpRequest.BodyPublishers.ofString("stop"))
                .build();
        assertThat(client.send(post, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(405);
    }

    @Test
    void shouldCutOffWhoNeverEndsARequest() throws Exception {
        try (Socket one = new Socket("127.0.0.1", server.address().getPort());
                Socket other = new Socket("127.0.0.1", server.address().getPort())) {
            // As many as the server has threads.
            one.getOutputStream().write("GET /health".getBytes(StandardCharsets.US_ASCII));
            other.getOutputStream().write("GET /health".getBytes(StandardCharsets.US_ASCII));
            final HttpRequest patient = HttpRequest.newBuilder(uri("/health"))
                    .timeout(Duration.ofSeconds(30))
                    .build();

            assertThat(client.send(patient, HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void shouldSayWhereItCannotListen() {
        assertThatThrownBy(() -> new MetricsServer(server.address(), this::report))
                .isInstanceOf(TwinhubException.class)
                .hasMessageContaining("Address already in use");
    }

    @Test
    void shouldOfferWhatTheDashboardAndTheAlarmsAskFor() throws Exception {
        final String offered = Files.readString(SOURCES.resolve("HubMetrics.java"))
                + Files.readString(SOURCES.resolve("ComputerMetrics.java"));
        for (final Path asking : List.of(
                Path.of("..", "packaging", "src", "grafana", "twinhub.json"), Path.of("..", "docs", "operations.md"))) {
            final List<String> names = METRIC.matcher(Files.readString(asking))
                    .results()
                    .map(MatchResult::group)
                    .distinct()
                    .toList();
            assertThat(names)
                    .as(asking.toString())
                    .hasSizeGreaterThan(5)
                    .allSatisfy(name -> assertThat(offered).contains('"' + name.replaceFirst("_total$", "") + '"'));
        }
    }

    private HttpResponse<String> get(final String path) throws Exception {
        return client.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(final String path) {
        return URI.create("http://127.0.0.1:" + server.address().getPort() + path);
    }

    private ComputerReport report() {
        final long pid = ProcessHandle.current().pid();
        return new ComputerReport(
                new ProcessRecords(
                        "plant-1",
                        1,
                        List.of(
                                new ProcessRecord(
                                        "7", ProcessPlan.Role.HUB, "localHub", ProcessState.RUNNING, pid, 0, ""),
                                new ProcessRecord(
                                        "7", ProcessPlan.Role.COPY, "level", ProcessState.RUNNING, pid, 2, ""))),
                List.of(new HubReport(
                        "7",
                        alive,
                        Map.of(
                                "path.A.first",
                                41L,
                                "path.B.skew.p50Ns",
                                2_500_000L,
                                "link.hub-a.x.role",
                                3L,
                                "link.hub-b.role",
                                3L,
                                "role.level",
                                3L,
                                "source.plant-2.both.lost",
                                0L))),
                List.of(ProcessUsage.of(pid).orElseThrow()),
                List.of(new VersionLead("7", Lead.LEADS, 41_001)),
                false,
                List.of(new ManagerReport(
                        "7",
                        pid,
                        false,
                        "standby",
                        0,
                        List.of(new HeldSessions("order", "orders@plant-2", 5)),
                        2,
                        List.of(),
                        "standby",
                        true,
                        false,
                        List.of())));
    }
}
