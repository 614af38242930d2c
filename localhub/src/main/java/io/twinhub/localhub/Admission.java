package io.twinhub.localhub;

import io.twinhub.config.SystemPlan;
import io.twinhub.metadata.ErrorCode;
import io.twinhub.metadata.ErrorResult;
import io.twinhub.transport.codec.HelloBodyDecoder;
import org.agrona.DirectBuffer;
import org.agrona.collections.IntHashSet;

/** Who may join: a program that knows the token which the start command gave to the instance that it says it is. */
final class Admission {
    private final LocalHubContext context;
    private final SystemPlan plan;
    private final IntHashSet refusalsReported = new IntHashSet();
    private final HelloBodyDecoder hello = new HelloBodyDecoder();

    Admission(final LocalHubContext context) {
        this.context = context;
        plan = context.plan();
    }

    /** Whether the hello with this body proves that it comes from this instance. */
    boolean admits(final int instance, final DirectBuffer buffer, final int body, final int end) {
        if (end - body < HelloBodyDecoder.BLOCK_LENGTH) {
            refuse(instance, "its hello is too short to prove anything");
            return false;
        }
        hello.wrap(buffer, body, HelloBodyDecoder.BLOCK_LENGTH, HelloBodyDecoder.SCHEMA_VERSION);
        if (context.tokens().accepts(instance, hello.tokenHigh(), hello.tokenLow())) {
            return true;
        }
        refuse(instance, "it does not know the token that the start command gave to this instance");
        return false;
    }

    /** The process of the program that said hello last, as it says itself; 0 if it does not. */
    long processId() {
        return hello.processId();
    }

    /** Where the program that said hello last listens. */
    int returnAddress() {
        return hello.returnAddress();
    }

    void refuseUnknown(final int instance) {
        refuse(instance, "no instance " + instance + " is configured on this computer");
    }

    private void refuse(final int instance, final String why) {
        if (refusalsReported.add(instance)) {
            final boolean isKnown = instance < plan.instanceCount();
            final String copy =
                    isKnown ? plan.copy(plan.instance(instance).copy()).name() : "#" + instance;
            context.observer()
                    .onError(ErrorResult.of(ErrorCode.PROGRAM_REFUSED, copy, why)
                            .in("localHub", plan.computer(context.computer()).name(), copy)
                            .expected("a program that the system start command of this computer started")
                            .action("Start it through its <programCopy>; further cases are not reported."));
        }
    }
}
