/**
 * Programs of the sample systems. Each is an ordinary main that links nothing but the Bus; copy one to begin with a program of your
 * own.
 */
package io.twinhub.samples;
