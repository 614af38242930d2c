/** Programs of the sample system "waterworks": a process that is simulated, and a controller of which one instance at a time is ACTIVE. */
package io.twinhub.samples.waterworks;
