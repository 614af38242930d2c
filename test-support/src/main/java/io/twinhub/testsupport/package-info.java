/**
 * A deterministic simulator of a whole system: the real component cores over simulated media and a virtual clock, with seeded
 * faults and a ledger outside the system that knows what was published and checks what arrives. For tests of users' programs there
 * is {@link io.twinhub.testsupport.TestSystem}, the same with their programs in it.
 */
package io.twinhub.testsupport;
