package io.twinhub.metadata;

import static io.twinhub.metadata.Severity.FATAL;
import static io.twinhub.metadata.Severity.INFO;
import static io.twinhub.metadata.Severity.WARNING;

import java.util.stream.Stream;

/**
 * Every error that anything can report, with a number, a severity where it is not {@link Severity#ERROR}, and one sentence;
 * {@code {0}} and so on stand for the arguments. Numbers travel and are quoted in documents, so a number is never given a
 * second meaning. Each module has an {@link ErrorRange} of its own: add a constant at the end of its group, and to
 * {@link ErrorAdvice} what to do about it.
 */
public enum ErrorCode {
    // What no other code fits; also the code that a newer version knows and this one does not.
    UNKNOWN(0, "{0}"),
    CAUSES_LEFT_OUT(1, INFO, "{0} more causes are left out here."),

    // metadata 1000..
    TEXT_MALFORMED(1000, "The text is not well-formed: {0}."),
    TEXT_ELEMENT_UNKNOWN(1001, "The element <{0}> is not known in <{1}>."),
    TEXT_ATTRIBUTE_UNKNOWN(1002, "The attribute \"{0}\" is not known in <{1}>."),
    TEXT_VALUE_MISSING(1003, "The value of \"{0}\" is missing in <{1}>."),
    TEXT_VALUE_WRONG(1004, "The value \"{1}\" of \"{0}\" is not valid."),
    TEXT_VALUE_TWICE(1005, "\"{0}\" is given twice in <{1}>."),
    TEXT_CONTENT_UNEXPECTED(1006, "The text \"{0}\" does not belong in <{1}>."),
    TEXT_TOO_LARGE(1007, "The text exceeds a limit: {0}."),
    TEXT_UNREADABLE(1008, "The file {0} cannot be read: {1}."),
    TEXT_ROOT_WRONG(1009, "The root element <{0}> is not known."),
    TEXT_OBJECT_REFUSED(1010, "<{0}> is not valid: {1}."),
    TEXT_FIELD_REMOVED(1011, "\"{0}\" of <{1}> was removed in version {2}."),
    TEXT_NAMESPACE_WRONG(1012, "The element <{0}> is in the wrong namespace, \"{1}\"."),
    SERIAL_TRUNCATED(1020, "The serial form of {0} ends too early: {1}."),
    SERIAL_WRONG_CLASS(1021, "The serial form is not of {0}: {1}."),
    SERIAL_VALUE_WRONG(1022, "The serial form of {0} has a value that is not valid: {1}."),
    SERIAL_TOO_LARGE(1023, "The serial form of {0} exceeds a limit: {1}."),
    SERIAL_FILE_UNREADABLE(1030, "The file {0} cannot be read: {1}."),
    SERIAL_FILE_NOT_WRITTEN(1031, "The file {0} cannot be written: {1}."),
    EVENT_CLASS_DIFFERS(1040, "The event class {0} of the program differs from the configured one: {1}."),
    DESCRIPTION_TYPE_WRONG(1042, "The type \"{0}\" is wrong at character {1}."),
    DESCRIPTION_TYPE_UNKNOWN(1043, "There is no type or class \"{0}\"."),
    DESCRIPTION_VALUE_WRONG(1044, "The {0} \"{1}\" of the field \"{2}\" is not valid."),
    DESCRIPTION_CONTAINS_ITSELF(1045, "The class {0} contains itself: {1}."),
    DESCRIPTION_NOT_POSSIBLE(1046, "The class {0} is not possible: {1}."),
    DESCRIPTION_NAME_TWICE(1047, "There are two with the {0} name \"{1}\"."),
    DESCRIPTION_NUMBER_TWICE(1048, "The messages {0} and {1} of the schema have the same number, {2}."),

    // config 2000..
    CONFIG_NAME_INVALID(2000, "The {0} name \"{1}\" is not allowed."),
    CONFIG_NAME_DUPLICATE(2001, "The {0} \"{1}\" is declared twice."),
    CONFIG_NAME_UNKNOWN(2002, "There is no {0} \"{1}\"."),
    CONFIG_LIMIT_EXCEEDED(2003, "There are too many {0}: {1}."),
    CONFIG_PORT_RANGE(2004, "The base port {0} is out of range."),
    CONFIG_SLOT_RANGE(2005, "The slot {0} is out of range."),
    CONFIG_NAME_RESERVED(2006, "The {0} \"{1}\" has a name that is reserved."),
    CONFIG_NETWORK_MISSING(2010, "Network {0} is missing."),
    CONFIG_HUB_COUNT(2011, "Network {0} has {1} hub computers."),
    CONFIG_HUB_SHARED(2012, "The hub computer \"{0}\" already belongs to network {1}."),
    CONFIG_HUB_IS_SPOKE(2013, "The computer \"{0}\" is declared as hub and as spoke."),
    CONFIG_ADDRESS_INVALID(2014, "The address \"{0}\" is not valid."),
    CONFIG_ADDRESS_DUPLICATE(2015, "The address {0} is used twice on network {1}."),
    CONFIG_ADDRESS_IN_BOTH_NETWORKS(2016, "The address {0} is used on both networks."),
    CONFIG_COMMAND_EMPTY(2020, "The program \"{0}\" has an empty command."),
    CONFIG_COMMAND_PLACEHOLDER(2021, "The command of the program \"{0}\" contains the unknown placeholder {1}."),
    CONFIG_INSTANCE_MISSING(2022, "The program copy \"{0}\" has no instance."),
    CONFIG_INSTANCE_SECOND(2023, "The program copy \"{0}\" has more than one instance."),
    CONFIG_INSTANCE_ON_HUB(2024, "An instance is placed on the hub computer \"{0}\"."),
    CONFIG_RANK_RANGE(2025, "The rank {0} is out of range."),
    CONFIG_INSTANCE_SAME_COMPUTER(2026, "The program copy \"{0}\" has two instances on \"{1}\"."),
    CONFIG_EVENT_CLASS_BUILT_IN(2030, "The event class name \"{0}\" is that of a built-in class."),
    CONFIG_EVENT_CLASS_EMPTY(2031, "The event class \"{0}\" has no field."),
    CONFIG_EVENT_CLASS_TOO_LONG(2032, "Values of the event class \"{0}\" can be {1} bytes long; most of it is {2}."),
    CONFIG_RANGE_BACKWARDS(2033, "The range in \"{0}\" is empty: its first number is above its last."),
    CONFIG_RANGE_TOO_LARGE(2034, "The ranges in \"{0}\" stand for too many events."),
    CONFIG_STALE_AFTER_RANGE(2035, "The staleAfter of the event \"{0}\" is out of range."),
    CONFIG_PATTERN_INVALID(2040, "The pattern \"{0}\" is not valid."),
    CONFIG_PATTERN_MATCHES_NOTHING(2041, "The {0} pattern \"{1}\" means no event."),
    CONFIG_PUBLISHER_SECOND(2042, "The event \"{0}\" would be published by two copies, \"{1}\" and \"{2}\"."),
    CONFIG_SUBSCRIBER_WITHOUT_PUBLISHER(2043, "The copy \"{0}\" subscribes to \"{1}\", which nobody publishes."),
    CONFIG_NOT_VALID(2044, "The configuration {0} is not valid: {1} problems."),
    CONFIG_VERSION_USED(2050, "The version {0} is already sealed with another content."),
    CONFIG_VERSION_UNKNOWN(2051, "There is no sealed version {0}."),
    CONFIG_VERSION_DAMAGED(2052, "The sealed version {0} is damaged: {1}."),
    CONFIG_SLOT_TAKEN(2053, "The slot {0} with base port {1} belongs to the sealed version {2}."),
    CONFIG_FILE_FAILED(2054, "The file {0} cannot be written or read: {1}."),
    CONFIG_FOLDER_NOT_OWN(2055, "The folder {0} is not private: {1}."),
    CONFIG_ARRIVED_WRONG(2056, "What arrived of version {0} is not what was sealed: {1}."),
    CONFIG_NUMBER_RANGE(2060, "The {0} of {1} is not possible."),
    CONFIG_CONNECTION_TO_ITSELF(2061, "The program copy \"{0}\" has a message connection to itself."),
    CONFIG_WHEN_SLOW_CONFLICT(2062, "The copy \"{0}\" subscribes to \"{1}\" with two different whenSlow."),
    CONFIG_EVENT_LENGTH_TOO_SHORT(2063, "The copy \"{0}\" could never publish \"{1}\": its eventLength is {2} bytes."),
    CONFIG_ZONE_SHARED(2064, "The computers \"{0}\" and \"{1}\" of {2} are both in the zone \"{3}\"."),
    CONFIG_ZONE_OF_BOTH_NETWORKS(2065, "All hub computers of both networks are in the zone \"{0}\"."),
    CONFIG_APART_TOGETHER(2066, "The copies \"{0}\" and \"{1}\" are to be apart and are both placed on \"{2}\"."),
    CONFIG_APART_FROM_ITSELF(2067, "The program copy \"{0}\" is to be apart from itself."),
    CONFIG_BUDGET_EXCEEDED(2068, "The computer \"{0}\" needs {1} of {2}, of which it has {3}."),
    CONFIG_MEMORY_UNKNOWN(2069, "What memory the program \"{0}\" takes of the computer \"{1}\" is not known."),
    CONFIG_SESSION_SERVER_MISSING(2070, "Nobody serves sessions of the type \"{0}\"."),
    CONFIG_SESSION_STANDBY_MISSING(
            2071, "Saves are to reach a standby, and \"{0}\" is the only computer with a manager."),
    CONFIG_SESSION_SINGLE_COMPUTER(
            2072, WARNING, "Sessions of the type \"{0}\" do not survive the loss of \"{1}\", which alone serves them."),
    CONFIG_SESSION_CLIENT_BESIDE_SERVER(
            2073, WARNING, "The copy \"{0}\" is a client of \"{1}\" for \"{2}\", and both are placed on \"{3}\"."),
    CONFIG_SESSION_ZONE_MISSING(2074, WARNING, "No client of the type \"{0}\" has a server in its zone."),

    // transport 3000..
    LINK_STRANGER(3000, "A message that does not belong to system {0} version {1} came in: {2}."),

    // runtime 4000..
    RUNTIME_JVM_ARGUMENT_MISSING(
            4000, FATAL, "This JVM was started without the argument {0} that shared memory needs."),
    RUNTIME_ALREADY_RUNNING(4001, FATAL, "{0} is in use by {1}."),
    RUNTIME_SHARED_MEMORY_FULL(4002, FATAL, "There is not enough space in shared memory: {0} has {1} KiB free."),
    RUNTIME_CHANNEL_HAS_NO_SPACE(4003, "There is no space in shared memory for the channel {0}."),
    RUNTIME_DRIVER_NOT_STARTED(4004, FATAL, "The media driver cannot start in {0}."),
    RUNTIME_DIRECTORY_OF_ANOTHER(4005, FATAL, "{0} is there already and belongs to {1}."),
    RUNTIME_PORT_IN_USE(4006, "The UDP port of {0} is in use by another process."),
    RUNTIME_ADDRESS_NOT_HERE(4007, "This computer cannot listen on {0}: the address is not one of its own."),
    RUNTIME_CHANNEL_FAILED(4008, "The channel {0} cannot be opened."),
    RUNTIME_EPOCH_UNREADABLE(4009, FATAL, "The source epoch in {0} cannot be read."),
    RUNTIME_EPOCH_NOT_STORED(4010, "The source epoch cannot be stored in {0}."),
    RUNTIME_HUB_FAILED(4011, FATAL, "{0} has failed: {1}."),
    RUNTIME_AERON_ERROR(4012, WARNING, "The media driver or its client reports: {0}"),
    RUNTIME_FOREIGN_DATAGRAMS(
            4013, WARNING, "Datagrams that are no messages of any Twinhub come in on {0}, port {1}; they are dropped."),
    RUNTIME_SOCKET_BUFFER_SMALL(
            4014, WARNING, "This computer allows no socket buffer of {0} bytes, only of {1}: bursts may be lost."),
    RUNTIME_SOCKET_FAILED(4015, "The local socket {0} cannot be opened: {1}."),
    RUNTIME_QUESTION_WRONG(4016, "What was asked is no question: {0}."),

    // bus 5000..
    PUBLISHER_REFUSED(5000, "Copy {0} may not publish {1}: {2}."),
    SUBSCRIBE_REFUSED(5001, "Copy {0} may not subscribe to {1}: {2}."),
    HANDLER_FAILED(5002, "A handler of this program failed on {0}: {1}."),
    INSTANCE_UNKNOWN(5003, "This process was not started by the system start command."),
    VALUE_REFUSED(5004, "A value of the event {0} cannot be published: {1}."),
    VALUE_INVALID(5005, "A value of the event {0} that came in is not valid."),
    RECORDER_SILENT(5006, WARNING, "No recorder answers; copy {0} begins without last values."),
    RECORDER_REFUSED(5007, "Copy {0} asked a recorder for what no Bus asks for."),
    RECORDER_VALUE_LEFT(5008, WARNING, "The last value of {0} in version {1} is not taken over: {2}."),
    CONNECTION_REFUSED(5010, "Copy {0} cannot connect to copy {1}: {2}."),
    VERSION_PLACE_FAILED(5011, "No other version can connect to copy {0}: {1}."),
    VERSION_REFUSED(5012, "What came to copy {0} over a local connection with another version is {1}."),
    VERSION_SILENT(5013, WARNING, "Copy {0} of another version does not say that it rests; {1} acts without it."),

    // localhub 6000..
    PROGRAM_REFUSED(6000, "A program that says it is copy {0} was refused: {1}."),
    PUBLISH_REFUSED(6001, "Copy {0} published what it may not publish: {1}."),
    PUBLISH_THROTTLED(6002, WARNING, "Copy {0} publishes more than {1} events in a second and is throttled."),
    PROGRAM_BARRED(6003, "Copy {0} was cut off {1} times, because it sent what no Bus sends; it must wait."),
    MESSAGE_REFUSED(6010, "Copy {0} sent segments that it may not send: {1}."),

    // mainhub 7000..
    SOURCE_REFUSED(7000, "Spoke {0} sent what it may not send: {1}."),
    SOURCE_THROTTLED(7001, "Spoke {0} sent more than twice the {2} events in a second that copy {1} may publish."),

    // cli 8000..
    COMMAND_FAILED(8000, "The command failed unexpectedly: {0}."),
    COMMAND_WRONG(8001, "{0}"),
    COMMAND_FORMATS_MIXED(8002, "XML and JSON cannot be read together: {0} and {1}."),
    COMMAND_OTHER_TYPE(8003, "The file {0} holds more than one specification type: {1} beside {2}."),
    CLI_ALREADY_STARTED(8020, "The computer {0} is already started, by process {1}."),
    CLI_PROGRAM_NOT_EXECUTABLE(8021, "The program {0} cannot be executed: {1}."),
    CLI_VERSION_NOT_RUN(8022, "The version {0} is sealed but cannot be run."),
    CLI_NOT_STARTED(8023, "The computer {0} is not started."),
    CLI_DEMO_FAILED(8025, "The demo did not succeed: {0}."),
    CLI_BENCH_FAILED(8026, "The measurement did not succeed: {0}."),
    CLI_CLASS_UNKNOWN(8030, "There is no data class \"{0}\"."),
    CLI_CLASS_AMBIGUOUS(8031, "More than one data class has the name or number {0}."),
    CLI_CLASS_UNUSABLE(8032, "The class {0} cannot be used: {1}."),
    CLI_FILE_CLASS_UNKNOWN(
            8033, "The file {0} holds an object of an unknown class: class id {1}, version {2}, {3} bytes."),
    CLI_FILE_NOT_SERIAL(8034, "The file {0} is no serial file: {1}."),
    CLI_ASSIGNER_ABSENT(8035, "No assigner answers on the computer {0}: {1}."),
    CLI_COMPUTER_UNCLEAR(8036, "It is not clear which computer is meant: {0}."),
    CLI_MANAGER_ABSENT(8037, "No manager of sessions answers on the computer {0}: {1}."),
    CLI_LOG_UNKNOWN(8060, "There is no log of {0} in the home {1}."),
    CLI_LOG_AMBIGUOUS(8061, "Several computers have a log of {0}: {1}."),
    CLI_WATCH_REFUSED(8062, "The events of computer {0} cannot be watched: {1}."),
    CLI_DRAIN_REFUSED(8063, "The computer {0} is not drained: {1}."),

    // the control channel 8100..
    CONTROL_UNREACHABLE(8100, "The start command of {0} does not answer: {1}."),
    CONTROL_NOT_OPEN(8101, "The start command cannot be asked over {0}: {1}."),
    CONTROL_REQUEST_WRONG(8102, "What was asked is no request to a start command: {0}."),
    CONTROL_NOT_ALLOWED(8103, "{0} may not ask for {1}."),
    CONTROL_TOO_MANY(8104, WARNING, "More than {1} connections at a time to {0} are refused."),
    CONTROL_CONNECTION_FAILED(8105, WARNING, "A connection to {0} was cut off: {1}."),
    KEYS_FAILED(8110, "Keys cannot be made or read: {0}."),
    KEYS_MISSING(8111, "There is no key in {0}."),
    KEYS_FOREIGN(8112, "The certificate of {0} is none of a system: {1}."),
    KEYS_OF_OTHER_SYSTEM(8113, "The keys in {0} are of the system {1}."),
    KEYS_SIGNATURE_WRONG(8114, "This was not signed by the administrator: {0}."),
    KEYS_INVITATION_WRONG(8115, "The invitation {0} cannot be used: {1}."),
    DISTRIBUTION_WRONG(8120, "The version {0} cannot be received: {1}."),
    DISTRIBUTION_INCOMPLETE(8121, "The version {0} is not on {1} of {2} computers: {3}."),

    // the start command 8140..
    START_METRICS_FAILED(8140, "Metrics cannot be offered at {0}: {1}."),

    // moving a system over to another version 8160..
    ORDER_OUTDATED(8160, "Order {0} is not newer than order {1}, which somebody else gave meanwhile."),
    ORDER_UNDER_WAY(8161, "An activation of {0} is under way, for {1} s at most."),
    ORDER_LATE(8162, "The time of this activation of {0} is over, {1} leads again."),
    ORDER_WITHOUT_PAUSE(8163, "Version {0} cannot lead without a pause just before."),
    ORDER_DAMAGED(8164, "The order in {0} cannot be read: {1}."),
    ACTIVATION_IMPOSSIBLE(8170, "{0} is not activated: {1}."),
    ACTIVATION_UNHEALTHY(8171, "Version {0} is not healthy beside {1}: {2}."),
    ACTIVATION_NOT_PAUSED(8172, "Version {0} does not pause everywhere: {1}."),
    ACTIVATION_INCOMPLETE(8173, "Not all computers answer: {0}."),

    // assigner 9000..
    ASSIGNER_COPY_SINGLE(9000, "No assigner chooses among instances of the copy {0}."),
    ASSIGNER_HANDOVER_REFUSED(9001, "The hand-over of {0} is not done: {1}."),

    // executive 10000..
    SESSION_FAILED(10000, WARNING, "The session {0} failed its server {1}: {2}."),
    SESSION_SET_ASIDE(10001, "The session {0} is set aside, {1}: {2}."),
    SESSION_ENDED(10002, "The session {0} was ended, {1}: {2}."),
    SESSION_EXECUTIVE_WRONG(10003, "The executive of {0} is none or does not read: {1}."),
    SESSION_WINDOW_FULL(10004, "The session {0} says more than its peer takes: {1} messages wait."),
    SESSION_MESSAGE_TOO_LONG(10005, "The session {0} has a message or restart information of {1} bytes."),
    SESSION_RESTART_UNREADABLE(10006, "The restart information of the session {0} cannot be read: {1}."),
    SESSION_TYPE_UNKNOWN(10007, "This program does not know the {0} \"{1}\"."),
    SESSION_OTHERS_AWAITED(
            10009, WARNING, "Sessions wait: this manager may lack something and has not heard the ones on {0} yet."),
    SESSION_DISK_FAILED(10010, WARNING, "Sessions cannot be written to {0}, and wait: {1}."),
    SESSION_DISK_DAMAGED(10011, "The sessions in {0} cannot be used, and are kept as {1}: {2}."),
    SESSION_UNKNOWN(10012, "There is no session {0}."),
    SESSION_ORDER_REFUSED(10013, "It is refused to {0}: {1}."),
    SESSION_STEERED(10014, WARNING, "An administrator says: {0}."),
    SESSION_ORDER_LATE(10015, WARNING, "It is ordered to {0}, and not known to be done: {1}."),
    SESSION_MEMORY_FULL(10016, "No further sessions are opened: {0} take {1} of {2} bytes."),
    SESSION_CALL_NOT_OPEN(10017, "The session {0} answers the call {1}, which waits for no answer."),
    SESSION_HELD_UNKNOWN(10019, "{0} holds {1} sessions, which this manager does not know: they are ended, BEHIND."),
    SESSION_NOT_PERMITTED(10020, "The copy {0} may not {1} sessions of the type {2}."),
    SESSION_NOT_CONFIGURED(10021, "The system {0} has no manager of sessions in version {1}."),

// The last group stays empty, so that every line above ends alike and merges stay easy.
;

    private final int number;
    private final Severity severity;
    private final String sentence;

    ErrorCode(final int number, final String sentence) {
        this(number, Severity.ERROR, sentence);
    }

    ErrorCode(final int number, final Severity severity, final String sentence) {
        this.number = number;
        this.severity = severity;
        this.sentence = sentence;
    }

    /** The stable number, unique among all codes. */
    public int number() {
        return number;
    }

    /** How bad it usually is. */
    public Severity severity() {
        return severity;
    }

    /** The sentence with its places for arguments. */
    public String sentence() {
        return sentence;
    }

    /** What to do about it in general, in a sentence; what an error result says itself fits the case better. */
    public String advice() {
        return ErrorAdvice.of(this);
    }

    /** The module whose error it is. */
    public ErrorRange range() {
        return ErrorRange.of(number);
    }

    /** The sentence with the arguments in their places; a place without argument stays as it is. */
    public String render(final Object... arguments) {
        return ErrorSentence.fill(sentence, arguments);
    }

    /** The code with this number; {@link #UNKNOWN} if this version has none. */
    public static ErrorCode ofNumber(final int number) {
        return Stream.of(values())
                .filter(code -> code.number == number)
                .findFirst()
                .orElse(UNKNOWN);
    }
}
