package io.twinhub.transport;

/** Kinds of run, as numbers because they are compared on the path. The protocol schema says what each means. */
public final class RunKind {
    public static final int EVENTS = 1;
    public static final int GONE = 2;
    public static final int GAP = 3;
    public static final int ASK = 4;
    public static final int CONFLATED = 5;
    public static final int SLOW = 6;
    public static final int MARK = 7;

    /** Stands in place of an instance id in a run without messages. */
    public static final int NO_INSTANCE = 0xFFFF;

    private RunKind() {}
}
