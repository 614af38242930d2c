#pragma once

#include "io_twinhub_sbe_everytype/EveryType.h"
#include "print.h"

namespace every_type {

using namespace io::twinhub::sbe::everytype;

inline const auto numberValue = [](const std::string &at, auto &m) { NUMBER(value); };
inline const auto textValue = [](const std::string &at, auto &m) { TEXT(value); };
inline const auto bytesValue = [](const std::string &at, auto &m) { BYTES(value); };
inline const auto innerNumber = [](const std::string &at, auto &m) { NUMBER(value_); };
inline const auto innerText = [](const std::string &at, auto &m) { TEXT(value_); };
inline const auto row = [](const std::string &at, auto &m) { GROUP(value, innerNumber); };

inline const auto limit = [](const std::string &at, auto &m)
{
    NUMBER(value);
    TEXT(key);
};

inline const auto name = [](const std::string &at, auto &m)
{
    GROUP(value, innerText);
    TEXT(key);
};

inline const auto circle = [](const std::string &at, auto &m)
{
    NUMBER(radius);
    BYTES(later);
};

inline const auto label = [](const std::string &at, auto &m)
{
    TEXT(text);
    BYTES(later);
};

inline const auto shape = [](const std::string &at, auto &m)
{
    CONSTANT(value, ShapeTag);
    GROUP(valueCircle, circle);
    GROUP(valueLabel, label);
    TEXT(key);
    BYTES(later);
};

inline std::string severities(const SeverityBits &bits)
{
    std::string out = bits.info() ? " info" : "";
    out += bits.warning() ? " warning" : "";
    out += bits.error_() ? " error" : "";
    out += bits.fatal() ? " fatal" : "";
    return '{' + (out.empty() ? out : out.substr(1)) + '}';
}

inline void show(const std::string &at, EveryType &m)
{
    CONSTANT(flag, BooleanType);
    NUMBER(int8_);
    NUMBER(int16_);
    NUMBER(int32_);
    NUMBER(int64_);
    NUMBER(uint8_);
    NUMBER(uint16_);
    NUMBER(uint32_);
    NUMBER(uint64_);
    NUMBER(float32_);
    NUMBER(float64_);
    NUMBER(duration);
    NUMBER(size);
    NUMBER(timestamp);
    CONSTANT(severity, Severity);
    line(at + "severities", severities(m.severities()));
    CONSTANT(maybeFlag, BooleanType);
    OPTIONAL(maybeInt8);
    OPTIONAL(maybeInt32);
    OPTIONAL(maybeUint32);
    OPTIONAL(maybeUint64);
    OPTIONAL(maybeFloat32);
    OPTIONAL(maybeFloat64);
    OPTIONAL(maybeTimestamp);
    CONSTANT(maybeSeverity, Severity);
    CONSTANT(shape, ShapeTag);
    CONSTANT(maybeShape, ShapeTag);
    GROUP(maybeText, textValue);
    GROUP(maybeBytes, bytesValue);
    GROUP(words, textValue);
    GROUP(numbers, numberValue);
    GROUP(rows, row);
    GROUP(texts, textValue);
    GROUP(limits, limit);
    GROUP(names, name);
    GROUP(circle, circle);
    GROUP(maybeLabel, label);
    GROUP(labels, label);
    GROUP(shapeCircle, circle);
    GROUP(shapeLabel, label);
    GROUP(maybeShapeCircle, circle);
    GROUP(maybeShapeLabel, label);
    GROUP(shapes, shape);
    TEXT(text);
    BYTES(bytes);
    BYTES(cause);
    BYTES(any);
}

}
