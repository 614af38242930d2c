package io.twinhub.runtime;

import io.twinhub.transport.Component;

/** Puts the component of a hub process together from what its shell offers. */
@FunctionalInterface
public interface HubAssembly {
    /** The component to be driven; an exception ends the process with that error. */
    Component assemble(HubShell shell);
}
