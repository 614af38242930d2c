// Prints what generated codecs read, one line per value, as ../README.md says. Values are taken in the order of the schema,
// because groups and variable data can be read in no other.
#pragma once

#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <iostream>
#include <stdexcept>
#include <string>
#include <type_traits>

// Names that are words of some language have an underscore in the schema.
inline std::string plain(std::string name)
{
    while (!name.empty() && name.back() == '_')
    {
        name.pop_back();
    }
    return name;
}

template<class T> std::string number(const T value)
{
    char text[32];
    if constexpr (std::is_same_v<T, float>)
    {
        std::uint32_t bits;
        std::memcpy(&bits, &value, sizeof bits);
        std::snprintf(text, sizeof text, "0x%08x", bits);
    }
    else if constexpr (std::is_same_v<T, double>)
    {
        std::uint64_t bits;
        std::memcpy(&bits, &value, sizeof bits);
        std::snprintf(text, sizeof text, "0x%016llx", static_cast<unsigned long long>(bits));
    }
    else
    {
        return std::to_string(value);
    }
    return text;
}

template<class T> bool isNull(const T value, const T nullValue)
{
    if constexpr (std::is_floating_point_v<T>)
    {
        return std::isnan(value);
    }
    return value == nullValue;
}

template<class Enum> std::string constant(const typename Enum::Value value)
{
    return value == Enum::NULL_VALUE ? "null" : plain(Enum::c_str(value));
}

inline std::string text(const char *data, const std::uint64_t length)
{
    std::string out = "\"";
    for (std::uint64_t i = 0; i < length; i++)
    {
        const unsigned char letter = data[i];
        if (letter < ' ' || letter == '"' || letter == '\\')
        {
            char escape[8];
            std::snprintf(escape, sizeof escape, "\\u%04x", letter);
            out += escape;
        }
        else
        {
            out += data[i];
        }
    }
    return out + '"';
}

inline std::string bytes(const char *data, const std::uint64_t length)
{
    std::string out = "x'";
    for (std::uint64_t i = 0; i < length; i++)
    {
        char digits[4];
        std::snprintf(digits, sizeof digits, "%02x", static_cast<unsigned char>(data[i]));
        out += digits;
    }
    return out + '\'';
}

inline void line(const std::string &path, const std::string &value)
{
    std::cout << path << " = " << value << '\n';
}

template<class Group, class Show> void group(const std::string &path, Group &entries, const Show show)
{
    line(path, std::to_string(entries.count()) + " entries");
    for (int i = 0; entries.hasNext(); i++)
    {
        entries.next();
        show(path + '[' + std::to_string(i) + "].", entries);
    }
}

// A message with its header, in a file or in variable data.
template<class Header, class Message, class Show> void message(
    const std::string &at, const char *data, const std::uint64_t length, const Show show)
{
    char *buffer = const_cast<char *>(data);
    Header header(buffer, length, Message::sbeSchemaVersion());
    if (header.schemaId() != Message::sbeSchemaId() || header.templateId() != Message::sbeTemplateId())
    {
        throw std::runtime_error("unexpected message " + std::to_string(header.templateId()));
    }
    Message decoder;
    decoder.wrapForDecode(buffer, Header::encodedLength(), header.blockLength(), header.version(), length);
    show(at, decoder);
    if (decoder.sbePosition() != length)
    {
        throw std::runtime_error("message ends at " + std::to_string(decoder.sbePosition()));
    }
}

// Variable data that is empty or a message.
template<class Header, class Message, class Show> void maybeMessage(
    const std::string &path, const char *data, const std::uint64_t length, const Show show)
{
    if (length == 0)
    {
        line(path, bytes(data, length));
        return;
    }
    line(path, "message " + std::to_string(Message::sbeTemplateId()));
    message<Header, Message>(path + '.', data, length, show);
}

// Within a function that has a path `at` and a decoder `m`.
#define NUMBER(name) line(at + plain(#name), number(m.name()))
#define OPTIONAL(name) line(at + plain(#name), isNull(m.name(), m.name##NullValue()) ? "null" : number(m.name()))
#define CONSTANT(name, Enum) line(at + plain(#name), constant<Enum>(m.name()))
#define TEXT(name) do { const auto length = m.name##Length(); line(at + plain(#name), text(m.name(), length)); } while (false)
#define BYTES(name) do { const auto length = m.name##Length(); line(at + plain(#name), bytes(m.name(), length)); } while (false)
#define GROUP(name, show) group(at + plain(#name), m.name(), show)
#define MESSAGE(name, Header, Message, show) \
    do { const auto length = m.name##Length(); maybeMessage<Header, Message>(at + plain(#name), m.name(), length, show); } while (false)
// What an older version does not know is not printed.
#define SINCE(name, print) do { if (m.name##InActingVersion()) { print; } } while (false)
