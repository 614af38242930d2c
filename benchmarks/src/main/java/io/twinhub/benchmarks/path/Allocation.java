package io.twinhub.benchmarks.path;

import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import io.twinhub.load.PathProcesses;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Reads what the main threads of other processes have allocated: all messages pass them, and nothing else runs there. */
final class Allocation implements AutoCloseable {
    private static final long MAIN_THREAD = 1;

    private final Map<String, JMXConnector> connectors = new LinkedHashMap<>();
    private final Map<String, ThreadMXBean> threads = new LinkedHashMap<>();

    @SuppressWarnings("BanJNDI") // the address is that of a process that this one has started itself
    Allocation(final PathProcesses processes) throws IOException {
        for (final String name : PathProcesses.NAMES) {
            try {
                final VirtualMachine machine = VirtualMachine.attach(Long.toString(processes.pid(name)));
                final JMXConnector connector =
                        JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()));
                machine.detach();
                connectors.put(name, connector);
                threads.put(
                        name,
                        ManagementFactory.newPlatformMXBeanProxy(
                                connector.getMBeanServerConnection(),
                                ManagementFactory.THREAD_MXBEAN_NAME,
                                ThreadMXBean.class));
            } catch (final AttachNotSupportedException ex) {
                throw new IOException(ex);
            }
        }
    }

    /** Bytes that each process has allocated on its main thread since it began. */
    Map<String, Long> bytes() {
        final Map<String, Long> bytes = new LinkedHashMap<>();
        threads.forEach((name, bean) -> bytes.put(name, bean.getThreadAllocatedBytes(MAIN_THREAD)));
        return bytes;
    }

    @Override
    public void close() throws IOException {
        for (final JMXConnector connector : connectors.values()) {
            connector.close();
        }
    }
}
