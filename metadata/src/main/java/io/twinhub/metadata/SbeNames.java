package io.twinhub.metadata;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * Names in a schema: such that the code that SBE's tool generates from them compiles in its languages. A name that cannot
 * stand gets underscores behind it.
 */
final class SbeNames {
    // Keywords of the languages of SBE's generators, and methods that every generated codec has.
    private static final Set<String> RESERVED = Set.of("""
            abstract alignas alignof and as assert auto bool boolean break byte case catch char class concept const
            constexpr continue debugger decltype default defer delete do double else enum event explicit export extends
            extern fallthrough false final finally float fn for foreach friend func function go goto if impl implements
            import in inline instanceof int interface internal is let lock long loop map match mod move mut mutable
            namespace native new noexcept not null nullptr object operator or out override package params private
            protected pub public range readonly ref register return sbyte sealed select self short signed sizeof
            stackalloc static static_assert static_cast string struct super switch synchronized template this throw
            throws trait transient true try type typedef typeid typename typeof uint ulong unchecked union unsafe unsigned
            use using ushort var virtual void volatile wchar_t where while with xor yield
            actingBlockLength actingVersion appendTo buffer bufferLength capacity checkPosition count encodedLength
            getClass hashCode hasNext header initialOffset iterator length limit next notify notifyAll offset opaque
            equals position remove reset resetCount sbeBlockLength sbeDecode sbeHeaderSize sbePosition sbeRewind
            sbeSchemaId sbeSchemaVersion sbeSemanticType sbeSemanticVersion sbeSkip sbeTemplateId skip toString wait
            wrap wrapAndApplyHeader wrapForDecode wrapForEncode""".split("\\s+"));

    private final Set<String> types = new HashSet<>();
    private final Deque<Set<String>> scopes = new ArrayDeque<>();
    private final Deque<String> classes = new ArrayDeque<>();

    static String capitalized(final String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    static String identifier(final String name) {
        final String plain = name.replaceAll("[^A-Za-z0-9_]", "_");
        return RESERVED.contains(plain) ? plain + "_" : plain;
    }

    /** A name for an enumeration or a set, different from all others that were given or reserved. */
    String type(final String name) {
        String unique = capitalized(identifier(name));
        while (!types.add(unique)) {
            unique += "_";
        }
        return unique;
    }

    /** Keeps types from having the name of this group, since both are classes in generated code. */
    void reserveType(final String groupName) {
        types.add(capitalized(identifier(groupName)));
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
        while (scopes.element().contains(capitalized(unique)) || classes.contains(capitalized(unique))) {
            unique += "_";
        }
        scopes.element().add(capitalized(unique));
        return unique;
    }
}
