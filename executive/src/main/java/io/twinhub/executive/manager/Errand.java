package io.twinhub.executive.manager;

import io.twinhub.metadata.ErrorResult;
import java.util.function.Supplier;

/**
 * What an administrator wants of a manager and what takes a while.
 *
 * @param outcome what came of it, in a sentence; null while that is not known.
 * @param late what to say if it is not known after a while.
 */
record Errand(Supplier<String> outcome, ErrorResult late) {}
