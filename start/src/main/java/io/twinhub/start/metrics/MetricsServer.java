package io.twinhub.start.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.prometheus.metrics.exporter.httpserver.MetricsHandler;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.metadata.TwinhubException;
import io.twinhub.start.control.ComputerReport;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Tells monitoring systems over HTTP how a computer stands: {@code /metrics} in the text formats of Prometheus and OpenMetrics, {@code /health} for people and
 * scripts, {@code /health/started} and {@code /health/ready} for supervisors, which look at the status alone: 200 or 503. Who may reach the address
 * may read; nothing can be changed here.
 */
final class MetricsServer implements AutoCloseable {
    static {
        // Read when the server's class is loaded: who sends a request drop by drop, or does not read the answer, is cut
        // off.
        System.setProperty("sun.net.httpserver.maxReqTime", "5");
        System.setProperty("sun.net.httpserver.maxRspTime", "5");
    }

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int UNAVAILABLE = 503;
    private static final int WAITING_MAX = 16;
    private static final int THREAD_COUNT = 2;

    private final Supplier<ComputerReport> report;
    private final HttpServer server;
    private final ExecutorService threads;
    private volatile boolean hasStarted;

    /**
     * Opens it.
     *
     * @param report of now, with all counters; asked by threads of this server.
     * @throws TwinhubException if the address is not one of this computer or its port is taken.
     */
    MetricsServer(final InetSocketAddress address, final Supplier<ComputerReport> report) {
        this.report = report;
        try {
            server = HttpServer.create(address, WAITING_MAX);
        } catch (final IOException failed) {
            throw new TwinhubException(
                    ErrorResult.of(ErrorCode.START_METRICS_FAILED, address, failed.getMessage()), failed);
        }
        final PrometheusRegistry registry = new PrometheusRegistry();
        registry.register(new ComputerMetrics(report));
        server.createContext("/metrics", new MetricsHandler(registry));
        server.createContext("/health", this::health);
        server.createContext(
                "/", exchange -> answer(exchange, NOT_FOUND, "/metrics\n/health\n/health/started\n/health/ready\n"));
        threads = Executors.newFixedThreadPool(THREAD_COUNT, task -> {
            final Thread thread = new Thread(task, "metrics");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.start();
    }

    /** The address that it listens on. */
    InetSocketAddress address() {
        return server.getAddress();
    }

    private void health(final HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("GET")
                && !exchange.getRequestMethod().equals("HEAD")) {
            answer(exchange, METHOD_NOT_ALLOWED, "only GET\n");
            return;
        }
        final Health health = Health.of(report.get());
        final StringBuilder text = new StringBuilder(health.state().text()).append('\n');
        health.reasons().forEach(reason -> text.append(reason).append('\n'));
        switch (exchange.getRequestURI().getPath()) {
            case "/health" -> answer(exchange, OK, text.toString());
            case "/health/ready" -> answer(exchange, health.isReady() ? OK : UNAVAILABLE, text.toString());
            // Once it has come so far, what follows is no longer a start.
            case "/health/started" -> {
                hasStarted |= health.isReady();
                answer(exchange, hasStarted ? OK : UNAVAILABLE, text.toString());
            }
            default -> answer(exchange, NOT_FOUND, "/health\n/health/started\n/health/ready\n");
        }
    }

    private static void answer(final HttpExchange exchange, final int status, final String text) throws IOException {
        try (exchange) {
            final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
            if (exchange.getRequestMethod().equals("HEAD")) {
                exchange.sendResponseHeaders(status, -1);
            } else {
                exchange.sendResponseHeaders(status, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
