package io.twinhub.metadata;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Names in a schema: such that the code that SBE's tool generates from them compiles in its languages. A name that cannot
 * stand gets underscores behind it.
 */
final class SbeNames {
    private static final Set<String> KEYWORDS = words("""
            char16_t char32_t char8_t complex128 complex64 float32 float64 int16 int32 int64 int8 uint16 uint32 uint64 uint8
            _Alignas _Alignof _Atomic _BitInt _Bool _Complex _Decimal128 _Decimal32 _Decimal64 _Generic _Imaginary _Noreturn _Static_assert _Thread_local Check License
            String abstract alignas alignof and and_eq append as asm assert async atomic_cancel atomic_commit atomic_noexcept auto
            await base bitand bitor bool boolean break byte cap case catch chan char checked class close co_await co_return co_yield
            compl complex concept const const_cast consteval constexpr constinit continue contract_assert copy crate debugger decimal
            decltype default defer delegate delete do double dyn dynamic_cast else enum error event explicit export extends extern
            fallthrough false final finally fixed float fn for foreach friend func function go goto if imag impl implements implicit
            import in inline instanceof int interface internal iota is len let lock long loop make map match mod move mut mutable
            namespace native new nil noexcept not not_eq null nullptr object operator or or_eq out override package panic params
            print println private protected pub public range readonly real recover ref reflexpr register reinterpret_cast requires
            restrict return rune sbyte sealed select self short signed sizeof stackalloc static static_assert static_cast strictfp
            string struct super switch synchronized template this thread_local throw throws trait transient true try type typedef
            typeid typename typeof typeof_unqual uint uintptr ulong unchecked union unsafe unsigned use ushort using var virtual
            void volatile wchar_t where while with xor xor_eq yield
            """);
    /** What every generated codec has: methods, classes, variables and macros. Found by trying all words of such codecs. */
    private static final Set<String> CODEC_WORDS = words("""
            BYTE_ORDER EPOCH INT64_C LITTLE_ENDIAN PRESENCE SEMANTIC_TYPE TIME_UNIT actingBlockLength actingVersion appendTo
            atLeastOne blockLength booleanType buffer bufferLength builder charT clone computeLength count countMaxValue countMinValue
            decodeLength encodedLength equals finalize forEach getClass groupSizeEncoding hasNext hashCode index initialLimit
            initialOffset isConstLength iterator java length limit messageHeader metaAttribute next notify notifyAll numInGroup
            offset org originalLimit parentMessage position remove resetCountToIndex skip spliterator toString traits varData
            varDataEncoding varStringEncoding wait wrap wrapAndApplyHeader wrapForDecode wrapForEncode
            """);
    /** What every generated constant has beside it. */
    private static final Set<String> CONSTANT_WORDS = words(
            "NULL_VAL NULL_VALUE SBE_UNKNOWN Value clear get getRaw isEmpty name ordinal rawValue setRaw value values");
    /** A name brings methods with such ends with it: {@code program} brings {@code program} and {@code programId}. */
    private static final List<String> ENDS = List.of(
            "",
            "AsJsonEscapedString",
            "CharacterEncoding",
            "Count",
            "Decoder",
            "DecoderId",
            "DecoderSinceVersion",
            "EncodingLength",
            "EncodingOffset",
            "HeaderLength",
            "Id",
            "InActingVersion",
            "Length",
            "MaxValue",
            "MetaAttribute",
            "MinValue",
            "NullValue",
            "Raw",
            "SinceVersion");

    private static final List<String> BEGINNINGS = List.of("Get", "Put", "Skip", "Wrap");

    private final Set<String> types = new HashSet<>();
    private final Deque<Set<String>> scopes = new ArrayDeque<>();
    private final Deque<String> classes = new ArrayDeque<>();

    static String capitalized(final String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    static String identifier(final String name) {
        final String plain = name.replaceAll("[^A-Za-z0-9_]", "_");
        return isReserved(plain) ? plain + "_" : plain;
    }

    /** A name for a constant of an enumeration or set. */
    static String constant(final String name) {
        final String identifier = identifier(name);
        return CONSTANT_WORDS.contains(identifier) ? identifier + "_" : identifier;
    }

    private static boolean isReserved(final String name) {
        final String method = Character.toLowerCase(name.charAt(0)) + name.substring(1);
        return KEYWORDS.contains(name)
                || KEYWORDS.contains(method)
                || CODEC_WORDS.contains(name)
                || CODEC_WORDS.contains(method)
                || method.startsWith("_")
                || method.startsWith("m_")
                || method.toLowerCase(Locale.ROOT).startsWith("sbe");
    }

    /** A name for an enumeration or a set, different from all others that were given or reserved. */
    String type(final String name) {
        String unique = capitalized(identifier(name));
        while (!types.add(unique)) {
            unique += "_";
        }
        return unique;
    }

    /** Keeps types from having the name of this message or group. */
    void reserveType(final String className) {
        types.add(capitalized(identifier(className)));
    }

    /** Enters a message or group of this name, given by {@link #member}. */
    void enter(final String name) {
        classes.push(capitalized(name));
        scopes.push(new HashSet<>());
    }

    void leave() {
        classes.pop();
        scopes.pop();
    }

    /** A name for a field, group or variable data, different from its neighbours and from all that it lies in. */
    String member(final String name) {
        String unique = identifier(name);
        while (classes.contains(capitalized(unique)) || !Collections.disjoint(scopes.element(), methods(unique))) {
            unique += "_";
        }
        scopes.element().addAll(methods(unique));
        return unique;
    }

    /** What a name brings with it. */
    private static List<String> methods(final String name) {
        final List<String> methods = new ArrayList<>();
        ENDS.forEach(end -> methods.add(capitalized(name) + end));
        BEGINNINGS.forEach(beginning -> methods.add(beginning + capitalized(name)));
        return methods;
    }

    private static Set<String> words(final String text) {
        return Set.of(text.strip().split("\\s+"));
    }
}
