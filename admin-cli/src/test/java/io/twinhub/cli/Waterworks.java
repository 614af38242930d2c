package io.twinhub.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A valid specification, and ways to spoil it. */
final class Waterworks {
    static final String VERSION = "2026.11.21-1";

    static final String XML = """
            <system name="waterworks" version="2026.11.21-1">
              <networks>
                <network name="A"> <hub computer="hub-a" address="10.1.0.1"/> </network>
                <network name="B"> <hub computer="hub-b" address="10.2.0.1"/> </network>
              </networks>
              <computers>
                <spoke name="plant-1" a="10.1.0.11" b="10.2.0.11"/>
                <spoke name="plant-2" a="10.1.0.12" b="10.2.0.12"/>
              </computers>
              <programs>
                <program name="controller" command="java -cp ${programs}/waterworks.jar Controller"/>
              </programs>
              <programCopies>
                <programCopy id="level-control" program="controller">
                  <instance computer="plant-1" rank="1"/>
                  <settings> <setting name="setpoint" value="3.2 &lt; &quot;4&quot;"/> </settings>
                </programCopy>
                <programCopy id="board" program="controller"> <instance computer="plant-2"/> </programCopy>
              </programCopies>
              <eventClasses>
                <eventClass name="PumpState"> <field name="running" type="boolean"/> <field name="rpm" type="int32" unit="1/min"/> </eventClass>
              </eventClasses>
              <events>
                <event name="tank.{1..100}.level" class="float64" unit="m" staleAfter="2s"/>
                <event name="pump.1.state" class="PumpState"/>
              </events>
              <publishers> <publisher copy="level-control" events="**"/> </publishers>
              <subscribers> <subscriber copy="board" events="tank.**"/> </subscribers>
            </system>
            """;

    private Waterworks() {}

    /** The valid specification as a file. */
    static Path file(final Path folder) {
        return file(folder, "system.xml", XML);
    }

    /** The specification with one part replaced, as a file. */
    static Path fileWith(final Path folder, final String part, final String replacement) {
        if (!XML.contains(part)) {
            throw new IllegalArgumentException("There is no " + part);
        }
        return file(folder, "spoiled.xml", XML.replace(part, replacement));
    }

    static Path file(final Path folder, final String name, final String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
