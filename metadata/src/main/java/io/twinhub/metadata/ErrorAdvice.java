package io.twinhub.metadata;

/** What to do about each error, as far as that can be said without the case: for the list of all errors. */
final class ErrorAdvice {
    private static final String CORRECT_CONFIGURATION =
            "Correct the configuration where the error points, then check it with: twinhub config check FILE";
    private static final String CORRECT_TEXT = "Correct the text at the place that stands before the error.";
    private static final String RENAME = "Choose another name where the error points.";
    private static final String SERIAL_FILE =
            "The bytes are damaged, cut off or of another class. Get the file anew, or ask its writer for its class.";
    private static final String DEFECT_OR_ATTACK =
            "A defect in a program, another version, or an attack; what came was dropped. Look at who sent it.";
    private static final String SHARED_MEMORY =
            "Remove what is not needed in shared memory, or enlarge it (mount -o remount,size=…; in a container --shm-size).";

    private ErrorAdvice() {}

    /** In a sentence; empty if there is nothing to say. */
    static String of(final ErrorCode code) {
        return switch (code) {
            case UNKNOWN -> "Read the sentence; it is from Java, from the operating system or from a newer version.";
            case CAUSES_LEFT_OUT -> "Nothing: the first causes and the root are there.";
            case TEXT_MALFORMED, TEXT_CONTENT_UNEXPECTED, TEXT_OBJECT_REFUSED -> CORRECT_TEXT;
            case TEXT_ELEMENT_UNKNOWN, TEXT_ATTRIBUTE_UNKNOWN, TEXT_ROOT_WRONG ->
                "Look for a typing error, or for text of a" + " newer version; the error names what is known.";
            case TEXT_VALUE_MISSING -> "Give the value; it has no default.";
            case TEXT_VALUE_WRONG -> "Give a value as the error describes it.";
            case TEXT_VALUE_TWICE -> "Remove one of the two.";
            case TEXT_FIELD_REMOVED -> "Delete it; it has no meaning any more.";
            case TEXT_NAMESPACE_WRONG -> "Declare the namespace that the error names, as in <element xmlns=\"…\">.";
            case TEXT_TOO_LARGE -> "Divide the text, or correct what makes it so large.";
            case TEXT_UNREADABLE -> "Look at the path and the rights of the file, and save it as UTF-8.";
            case SERIAL_TRUNCATED, SERIAL_WRONG_CLASS, SERIAL_VALUE_WRONG -> SERIAL_FILE;
            case SERIAL_TOO_LARGE -> "Keep within the limits that the data class declares.";
            case SERIAL_FILE_UNREADABLE, SERIAL_FILE_NOT_WRITTEN, CONFIG_FILE_FAILED ->
                "Look at the path, the rights and the" + " free space.";
            case EVENT_CLASS_DIFFERS -> "Make the program's class and <eventClass> in the configuration equal.";
            case DESCRIPTION_TYPE_WRONG, DESCRIPTION_TYPE_UNKNOWN ->
                "Correct the type, or print it from the program: twinhub metadata describe CLASS";
            case DESCRIPTION_VALUE_WRONG -> "Correct the value, or leave it out.";
            case DESCRIPTION_CONTAINS_ITSELF -> "Let the class contain itself as embedded[...] alone, or not at all.";
            case DESCRIPTION_NOT_POSSIBLE -> "Change the class as the error says.";
            case DESCRIPTION_NAME_TWICE, DESCRIPTION_NUMBER_TWICE -> RENAME;
            case CONFIG_NAME_INVALID, CONFIG_NAME_RESERVED, CONFIG_EVENT_CLASS_BUILT_IN -> RENAME;
            case CONFIG_NAME_DUPLICATE -> "Rename or remove one of the two.";
            case CONFIG_NAME_UNKNOWN -> "Declare it, or correct the name; the error suggests what may be meant.";
            case CONFIG_BUDGET_EXCEEDED -> "See of what it consists: twinhub config check --budget FILE";
            case CONFIG_PUBLISHER_SECOND -> "Let one copy publish it: an event has one publisher.";
            case CONFIG_SUBSCRIBER_WITHOUT_PUBLISHER -> "Name a publisher for it, or do not subscribe.";
            case CONFIG_NOT_VALID -> "See every problem with its place: twinhub config check FILE";
            case CONFIG_VERSION_USED -> "Give the changed configuration a new version id.";
            case CONFIG_VERSION_UNKNOWN -> "See what there is: twinhub config list";
            case CONFIG_VERSION_DAMAGED ->
                "Import the same specification again, or copy the folder from another computer.";
            case CONFIG_ARRIVED_WRONG ->
                "Distribute it again; if that does not help, look whether all computers have the same version of the Twinhub.";
            case CONFIG_SLOT_TAKEN -> "Give the version a free slot, or remove the other version.";
            case CONFIG_FOLDER_NOT_OWN -> "Take the rights of others away: chmod 700 FOLDER";
            case CONFIG_LIMIT_EXCEEDED,
                    CONFIG_NUMBER_RANGE,
                    CONFIG_CONNECTION_TO_ITSELF,
                    CONFIG_WHEN_SLOW_CONFLICT,
                    CONFIG_EVENT_LENGTH_TOO_SHORT,
                    CONFIG_ZONE_SHARED,
                    CONFIG_ZONE_OF_BOTH_NETWORKS,
                    CONFIG_APART_TOGETHER,
                    CONFIG_APART_FROM_ITSELF,
                    CONFIG_MEMORY_UNKNOWN,
                    CONFIG_SESSION_SERVER_MISSING,
                    CONFIG_SESSION_STANDBY_MISSING,
                    CONFIG_SESSION_SINGLE_COMPUTER,
                    CONFIG_SESSION_CLIENT_BESIDE_SERVER,
                    CONFIG_SESSION_ZONE_MISSING,
                    CONFIG_PORT_RANGE,
                    CONFIG_SLOT_RANGE,
                    CONFIG_NETWORK_MISSING,
                    CONFIG_HUB_COUNT,
                    CONFIG_HUB_SHARED,
                    CONFIG_HUB_IS_SPOKE,
                    CONFIG_ADDRESS_INVALID,
                    CONFIG_ADDRESS_DUPLICATE,
                    CONFIG_ADDRESS_IN_BOTH_NETWORKS,
                    CONFIG_COMMAND_EMPTY,
                    CONFIG_COMMAND_PLACEHOLDER,
                    CONFIG_INSTANCE_MISSING,
                    CONFIG_INSTANCE_SECOND,
                    CONFIG_INSTANCE_ON_HUB,
                    CONFIG_RANK_RANGE,
                    CONFIG_INSTANCE_SAME_COMPUTER,
                    CONFIG_EVENT_CLASS_EMPTY,
                    CONFIG_EVENT_CLASS_TOO_LONG,
                    CONFIG_RANGE_BACKWARDS,
                    CONFIG_RANGE_TOO_LARGE,
                    CONFIG_STALE_AFTER_RANGE,
                    CONFIG_PATTERN_INVALID,
                    CONFIG_PATTERN_MATCHES_NOTHING -> CORRECT_CONFIGURATION;
            case LINK_STRANGER -> "Another system or version uses the same address and port: give one of them another.";
            case RUNTIME_JVM_ARGUMENT_MISSING -> "Add the argument to the command of the program; the error names it.";
            case RUNTIME_ALREADY_RUNNING -> "Stop the other process, or use it.";
            case RUNTIME_SHARED_MEMORY_FULL, RUNTIME_CHANNEL_HAS_NO_SPACE -> SHARED_MEMORY;
            case RUNTIME_DRIVER_NOT_STARTED -> "Look at the cause: mostly rights or space of the folder.";
            case RUNTIME_DIRECTORY_OF_ANOTHER -> "Remove the folder, or start as the user whose it is.";
            case RUNTIME_PORT_IN_USE -> "Stop the other user of the port (ss -ulpn shows it), or change basePort.";
            case RUNTIME_ADDRESS_NOT_HERE ->
                "Compare the configuration with the interfaces of the computer (ip address).";
            case RUNTIME_CHANNEL_FAILED, RUNTIME_AERON_ERROR -> "Look at the cause; it is tried again by itself.";
            case RUNTIME_EPOCH_UNREADABLE ->
                "Bring the file back from a backup; without it, stop all other computers first.";
            case RUNTIME_EPOCH_NOT_STORED -> "Look at rights and space of the folder; it is tried again by itself.";
            case RUNTIME_HUB_FAILED -> "The process is started again by itself; its log has the details.";
            case RUNTIME_FOREIGN_DATAGRAMS -> "Stop what sends there (tcpdump shows it), or change basePort.";
            case RUNTIME_SOCKET_BUFFER_SMALL ->
                "Let the computer allow it, for ever in /etc/sysctl.d: sysctl -w net.core.rmem_max=BYTES";
            case RUNTIME_SOCKET_FAILED -> "Choose a home folder with a shorter name, or mend the folder.";
            case RUNTIME_QUESTION_WRONG -> "Ask by a console of the same version.";
            case PUBLISHER_REFUSED, SUBSCRIBE_REFUSED ->
                "Give the copy the right in the configuration, or correct the name.";
            case HANDLER_FAILED -> "Correct the program; the event counts as delivered.";
            case INSTANCE_UNKNOWN -> "Start the program by the configuration: twinhub system start";
            case VALUE_REFUSED -> "Shorten the value, or seal a version whose event class allows it.";
            case VALUE_INVALID -> DEFECT_OR_ATTACK;
            case RECORDER_SILENT ->
                "Look at the recorders with twinhub system status; last values follow as soon as one is ACTIVE.";
            case CONNECTION_REFUSED ->
                "Add the connection to <messageConnections> and seal a new version, or close the former connection first.";
            case RECORDER_VALUE_LEFT -> "Whoever begins late knows the event when it is published again.";
            case VERSION_PLACE_FAILED ->
                "Mend the cause; until then nothing that runs is handed over to another version.";
            case VERSION_REFUSED -> "Look at who of this user writes to the socket of the copy.";
            case VERSION_SILENT -> "Look whether that program stands still; what it said last is not handed over.";
            case RECORDER_REFUSED, PROGRAM_REFUSED, PUBLISH_REFUSED, MESSAGE_REFUSED, SOURCE_REFUSED ->
                DEFECT_OR_ATTACK;
            case PUBLISH_THROTTLED, SOURCE_THROTTLED ->
                "Let the program publish less, or raise eventsPerSecond of its <programCopy> and seal a new version.";
            case PROGRAM_BARRED -> DEFECT_OR_ATTACK;
            case COMMAND_FAILED -> "A defect: the file that the error names says more.";
            case COMMAND_WRONG -> "See how it is used: twinhub COMMAND --help";
            case COMMAND_FORMATS_MIXED -> "Give files of one format.";
            case COMMAND_OTHER_TYPE -> "Import the file without --type, or take the rest out of it.";
            case CLI_ALREADY_STARTED -> "Use what runs, or end it first: twinhub system stop --computer NAME";
            case CLI_PROGRAM_NOT_EXECUTABLE -> "Look at the command in the configuration and the rights of the file.";
            case CLI_VERSION_NOT_RUN -> "Look at the cause; the other versions run.";
            case CLI_NOT_STARTED -> "Start it: twinhub system start --computer NAME";
            case CLI_DEMO_FAILED -> "Look into the logs that the error names.";
            case CLI_BENCH_FAILED -> "Run it again while the machine has less to do.";
            case CLI_CLASS_UNKNOWN ->
                "See what there is: twinhub metadata list; name a class of your own with --class-path.";
            case CLI_CLASS_AMBIGUOUS -> "Give the full name of the Java class, for a file with --class.";
            case CLI_CLASS_UNUSABLE -> "Correct its declaration, or name what it needs with --class-path.";
            case CLI_FILE_CLASS_UNKNOWN -> "Name the jar or folder of its class with --class-path.";
            case CLI_FILE_NOT_SERIAL -> "Give a file in serial form, such as system.serial of a sealed version.";
            case CLI_ASSIGNER_ABSENT -> "Ask on a computer that <assigners> names, while it is started.";
            case CLI_MANAGER_ABSENT -> "Ask on a computer that <sessions> names, while it is started.";
            case CLI_COMPUTER_UNCLEAR -> "Name it: --computer NAME, or --via NAME for one that is not of this home.";
            case CLI_LOG_UNKNOWN ->
                "Look on the computer on which it runs, or at the home of who started it: --home FOLDER.";
            case CLI_LOG_AMBIGUOUS -> "Name one of them: --computer NAME";
            case CLI_WATCH_REFUSED -> "Add <consoles computers=\"NAME\"/> to the configuration and seal a new version.";
            case CLI_DRAIN_REFUSED -> "Bring another instance up first; twinhub system why COPY says what is missing.";
            case CONTROL_UNREACHABLE -> "Look whether the computer is started, and whether one of its networks is.";
            case CONTROL_NOT_OPEN ->
                "Of a file: choose a shorter --home. Of an address: look whether the computer has it and nobody else uses the port; it is tried again.";
            case CONTROL_REQUEST_WRONG -> "Ask by a console of the same version.";
            case CONTROL_NOT_ALLOWED -> "Ask where the administrator's key is: twinhub config invite made it.";
            case START_METRICS_FAILED ->
                "Give an address of this computer and a free port: --metrics 127.0.0.1:9464. The system runs without.";
            case CONTROL_TOO_MANY -> "Look who connects so often: ss -tp shows it.";
            case CONTROL_CONNECTION_FAILED ->
                "Of single ones nothing has to be done; many of them come from somebody who does not belong there.";
            case KEYS_FAILED -> "Look at the reason; keys are made by the keytool of the Java that runs the Twinhub.";
            case KEYS_MISSING ->
                "A computer: start it once with --invitation FILE. An administrator: use the home in which twinhub config invite was typed.";
            case KEYS_FOREIGN, KEYS_SIGNATURE_WRONG -> DEFECT_OR_ATTACK;
            case KEYS_OF_OTHER_SYSTEM -> "Keep a home of its own for each system that has keys.";
            case KEYS_INVITATION_WRONG -> "Make a new one: twinhub config invite COMPUTER --version VERSION --to FILE";
            case DISTRIBUTION_WRONG -> "Distribute it again; what has arrived is kept.";
            case DISTRIBUTION_INCOMPLETE ->
                "Look at the reason of each; computers that were away fetch it by themselves, or distribute it again.";
            case ORDER_OUTDATED, ORDER_LATE, ORDER_WITHOUT_PAUSE ->
                "Give the command again; it looks first how it stands. What leads now goes on.";
            case ORDER_UNDER_WAY -> "twinhub config confirm, twinhub config rollback, or wait until it is over.";
            case ORDER_DAMAGED ->
                "What is in service runs and leads. The next order replaces the file; other computers pass a final one on.";
            case ACTIVATION_IMPOSSIBLE -> "Mend what it says; what leads now goes on.";
            case ACTIVATION_UNHEALTHY ->
                "Read what it says there: twinhub logs PROCESS --version VERSION; then begin again.";
            case ACTIVATION_NOT_PAUSED -> "Look at the computers that are named, and begin again.";
            case ACTIVATION_INCOMPLETE ->
                "Start the computers that are named. If one is dead: --without COMPUTER; if it is not, its programs may act in another version than the others.";
            case ASSIGNER_COPY_SINGLE -> "See what there is: twinhub system status --computer NAME";
            case ASSIGNER_HANDOVER_REFUSED -> "See how the instances stand: twinhub system why COPY --computer NAME";
            case SESSION_FAILED -> "Mend the server; the session goes on with its last save.";
            case SESSION_SET_ASIDE -> "Mend the server; what the session was given is not handled any more.";
            case SESSION_ENDED -> "Look into the log of its server; its peers are told, and may begin another one.";
            case SESSION_EXECUTIVE_WRONG ->
                "Look at what that program is: its connection was closed, and its sessions go to other servers.";
            case SESSION_WINDOW_FULL -> "Ask canSend() or canCall() before, or wait for answers.";
            case SESSION_MESSAGE_TOO_LONG -> "Divide it into several messages or sessions.";
            case SESSION_RESTART_UNREADABLE ->
                "Let the server know the versions of the data class that its predecessors wrote.";
            case SESSION_TYPE_UNKNOWN -> "Register it before the first turn, or correct the name.";
            case SESSION_OTHERS_AWAITED ->
                "Start the computers that are named. If one is lost for ever, go on without it: twinhub session go-on";
            case SESSION_MEMORY_FULL ->
                "Find out in twinhub system status which type has so many, and let sessions end that nobody needs; or give <sessions> more memory in a new version.";
            case SESSION_DISK_FAILED ->
                "Make room on the disk or mend it; it is tried again until it can be done, and nothing is lost meanwhile.";
            case SESSION_UNKNOWN -> "See what there is: twinhub session list";
            case SESSION_ORDER_REFUSED -> "See how the manager stands: twinhub system status";
            case SESSION_ORDER_LATE -> "Look what it waits for: twinhub system status";
            case SESSION_STEERED -> "Nothing, if it was meant.";
            case SESSION_DISK_DAMAGED ->
                "Nothing has to be done if another manager runs: this one takes what that has. If all are damaged, all sessions are ended.";
            case SESSION_CALL_NOT_OPEN -> "Answer each call that onCall was given once; keep it until then.";
            case SESSION_HELD_UNKNOWN ->
                "See in the logs of all managers which sessions were put aside or what it went on without; begin them anew, for instance by starting their programs again.";
            case SESSION_NOT_PERMITTED ->
                "Name the copy in servers or clients of its <sessionType>, or correct what the program does.";
            case SESSION_NOT_CONFIGURED -> "Add <sessions computers=\"…\"> to the configuration.";
            default -> "";
        };
    }
}
