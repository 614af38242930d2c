/** A program whose state is handed over when the system moves over to another version; its next version is {@code counter2}. */
package io.twinhub.samples.counter;
