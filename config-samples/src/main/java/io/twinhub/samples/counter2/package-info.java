/** The next version of the program in {@code counter}, as it would lie in the next version of its jar. */
package io.twinhub.samples.counter2;
