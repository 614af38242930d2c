package io.twinhub.testsupport;

/** Told of every event that a subscriber of a simulated system is given. */
@FunctionalInterface
public interface DeliveryListener {
    /**
     * @param subscriber number of the program copy in the configuration.
     * @param event number of the event in the configuration.
     * @param number the publisher's running number.
     * @param ns virtual time since the start.
     */
    void onDelivery(int subscriber, int event, long number, long ns);
}
