package io.twinhub.runtime;

import io.twinhub.config.IdleMode;
import java.nio.file.Path;

/**
 * What a hub process is told at its start.
 *
 * @param name of the component: {@code localhub} or {@code mainhub}; also of its log file.
 * @param aeronDirectory where its driver lives; in shared memory.
 * @param logFolder where its log goes.
 * @param profile sizes and times of the driver.
 * @param idle what its thread does without work.
 * @param endsWithParent whether it stops when the process that started it has ended.
 */
public record HubSettings(
        String name,
        Path aeronDirectory,
        Path logFolder,
        DriverProfile profile,
        IdleMode idle,
        boolean endsWithParent) {}
