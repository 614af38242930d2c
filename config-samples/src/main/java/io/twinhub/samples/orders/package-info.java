/** The sample of sessions: a shop in which every order is done exactly once, whatever dies. Begin with {@link io.twinhub.samples.orders.OrderSession}. */
package io.twinhub.samples.orders;
