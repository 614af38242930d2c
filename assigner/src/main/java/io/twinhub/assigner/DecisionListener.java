package io.twinhub.assigner;

/** Is told what an assigner decides, when it does. */
@FunctionalInterface
public interface DecisionListener {
    /** For who does not want to know. */
    DecisionListener NONE = (copy, computer, copyEpoch, reason) -> {};

    /**
     * @param computer where the instance lies that becomes ACTIVE; empty: nobody may be ACTIVE until everybody knows that.
     * @param copyEpoch under which that is so.
     */
    void onDecision(String copy, String computer, long copyEpoch, Reason reason);
}
