package io.twinhub.runtime;

import io.twinhub.metadata.TwinhubException;
import org.agrona.concurrent.UnsafeBuffer;

/** The argument without which shared memory cannot be used by a JVM, and the check for it. */
public final class JvmArguments {
    /** Agrona reads and writes memory through an internal class of the JDK; the same argument serves every JDK from 17 on. */
    public static final String REQUIRED = "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED";

    private JvmArguments() {}

    /**
     * To be called before anything of Agrona or Aeron is used.
     *
     * @throws TwinhubException naming the exact argument, if this JVM was started without it.
     */
    public static void check() {
        try {
            new UnsafeBuffer(new byte[Long.BYTES]).putLong(0, 1);
        } catch (final LinkageError ex) {
            // IllegalAccessError at first, NoClassDefFoundError ever after.
            throw new TwinhubException(RuntimeErrors.jvmArgumentMissing(REQUIRED));
        }
    }
}
