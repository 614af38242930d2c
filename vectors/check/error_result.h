#pragma once

#include "io_twinhub_sbe_errorresult/ErrorResult.h"
#include "print.h"

namespace error_result {

using namespace io::twinhub::sbe::errorresult;

inline const auto where = [](const std::string &at, auto &m)
{
    NUMBER(line);
    NUMBER(column);
    TEXT(file);
    TEXT(component);
    TEXT(computer);
    TEXT(copy_);
    BYTES(later);
};

inline const auto argument = [](const std::string &at, auto &m)
{
    TEXT(value);
    BYTES(later);
};

inline void show(const std::string &at, ErrorResult &m)
{
    NUMBER(code);
    CONSTANT(severity, Severity);
    GROUP(where_, where);
    GROUP(arguments, argument);
    TEXT(text);
    TEXT(expected);
    TEXT(action);
    BYTES(cause);
}

}
