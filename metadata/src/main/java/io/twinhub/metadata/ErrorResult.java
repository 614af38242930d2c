package io.twinhub.metadata;

/** Placeholder shape until the declaration of data classes lands: the only form in which anything reports an error. */
public record ErrorResult(String message) {}
