package io.twinhub.config;

import static io.twinhub.metadata.Fields.bool;
import static io.twinhub.metadata.Fields.int32;
import static io.twinhub.metadata.Fields.int64;
import static io.twinhub.metadata.Fields.string;

import io.twinhub.metadata.DataClass;
import io.twinhub.metadata.SerialCodec;
import java.nio.file.Path;

/**
 * What a program is told when the start command starts it; the file's path is in {@link #VARIABLE}. The token proves to the
 * localHub that the program was started by it, so the file is its owner's alone.
 *
 * @param systemFile path of the sealed content.
 * @param computer name of the computer.
 * @param copy program copy id.
 * @param instanceId id of the instance in the plan.
 * @param tokenHigh upper half of the secret.
 * @param tokenLow lower half of the secret.
 * @param aeronDirectory folder of the shared memory.
 * @param former the version that led before, of which this copy has an instance on this computer, too; empty: none.
 * @param formerSystemFile path of the sealed content of that version; empty: none.
 * @param formerFolder what this copy keeps on this computer in that version; empty: none.
 * @param formerLeads whether that version leads at this start, or will by itself.
 */
public record InstanceFile(
        String systemFile,
        String computer,
        String copy,
        int instanceId,
        long tokenHigh,
        long tokenLow,
        String aeronDirectory,
        String former,
        String formerSystemFile,
        String formerFolder,
        boolean formerLeads) {
    /** The environment variable that names the file. */
    public static final String VARIABLE = "TWINHUB_INSTANCE";

    public static final DataClass<InstanceFile> TYPE = DataClass.of("instanceFile", InstanceFile.class)
            .doc("What a program is told when the start command starts it.")
            .field(string("systemFile", InstanceFile::systemFile).doc("Path of the sealed content."))
            .field(string("computer", InstanceFile::computer).doc("Name of the computer."))
            .field(string("copy", InstanceFile::copy).doc("Program copy id."))
            .field(int32("instanceId", InstanceFile::instanceId).doc("Id of the instance."))
            .field(int64("tokenHigh", InstanceFile::tokenHigh)
                    .doc("Upper half of the secret.")
                    .secret())
            .field(int64("tokenLow", InstanceFile::tokenLow)
                    .doc("Lower half of the secret.")
                    .secret())
            .field(string("aeronDirectory", InstanceFile::aeronDirectory).doc("Folder of the shared memory."))
            .field(string("former", InstanceFile::former)
                    .doc("The version that led before; empty: none.")
                    .defaultValue("")
                    .since(1))
            .field(string("formerSystemFile", InstanceFile::formerSystemFile)
                    .doc("Path of the sealed content of that version; empty: none.")
                    .defaultValue("")
                    .since(1))
            .field(string("formerFolder", InstanceFile::formerFolder)
                    .doc("Folder of this copy in that version; empty: none.")
                    .defaultValue("")
                    .since(1))
            .field(bool("formerLeads", InstanceFile::formerLeads)
                    .doc("Whether that version leads, or will by itself.")
                    .defaultValue(false)
                    .since(1))
            .build(v -> new InstanceFile(
                    v.get(0),
                    v.get(1),
                    v.get(2),
                    v.getInt(3),
                    v.getLong(4),
                    v.getLong(5),
                    v.get(6),
                    v.get(7),
                    v.get(8),
                    v.get(9),
                    v.getBoolean(10)));

    /** Without a version before. */
    public InstanceFile(
            final String systemFile,
            final String computer,
            final String copy,
            final int instanceId,
            final long tokenHigh,
            final long tokenLow,
            final String aeronDirectory) {
        this(systemFile, computer, copy, instanceId, tokenHigh, tokenLow, aeronDirectory, "", "", "", false);
    }

    /** The same, started for a version that runs beside one that leads, or follows it until that is confirmed. */
    public InstanceFile after(final String version, final Path formerSystem, final Path folder, final boolean leads) {
        return new InstanceFile(
                systemFile,
                computer,
                copy,
                instanceId,
                tokenHigh,
                tokenLow,
                aeronDirectory,
                version,
                formerSystem.toString(),
                folder.toString(),
                leads);
    }

    /** Writes the file, readable by its owner only. */
    public void write(final Path file) {
        OwnerOnlyFiles.write(file, SerialCodec.of(TYPE).encode(this));
    }

    /** Reads the file that a program was given. */
    public static InstanceFile read(final Path file) {
        return SerialCodec.of(TYPE).decode(OwnerOnlyFiles.read(file));
    }

    /** Without the secret, because texts end up in logs. */
    @Override
    public String toString() {
        return "InstanceFile[copy=" + copy + ", computer=" + computer + ", instanceId=" + instanceId + "]";
    }
}
