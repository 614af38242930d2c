#pragma once

#include "io_twinhub_sbe_station/Station.h"
#include "io_twinhub_sbe_station/StationDriveSteam.h"
#include "io_twinhub_sbe_station/StationNotes.h"
#include "io_twinhub_sbe_station/StationSettings.h"
#include "io_twinhub_sbe_station/ValveLater.h"
#include "io_twinhub_sbe_station/ValveMaker.h"
#include "io_twinhub_sbe_station/ValveReadings.h"
#include "print.h"

namespace station {

using namespace io::twinhub::sbe::station;

inline const auto electric = [](const std::string &at, auto &m)
{
    NUMBER(power);
    BYTES(later);
};

inline const auto diesel = [](const std::string &at, auto &m)
{
    TEXT(fuel);
    BYTES(later);
};

inline const auto textValue = [](const std::string &at, auto &m) { TEXT(value); };
inline const auto numberValue = [](const std::string &at, auto &m) { NUMBER(value); };
inline const auto maker = [](const std::string &at, auto &m) { GROUP(maker, textValue); };
inline const auto readings = [](const std::string &at, auto &m) { GROUP(readings, numberValue); };

inline const auto valveLater = [](const std::string &at, auto &m)
{
    MESSAGE(maker, MessageHeader, ValveMaker, maker);
    SINCE(readings, MESSAGE(readings, MessageHeader, ValveReadings, readings));
};

inline const auto valve = [](const std::string &at, auto &m)
{
    NUMBER(opening);
    SINCE(strokes, NUMBER(strokes));
    TEXT(name);
    MESSAGE(later, MessageHeader, ValveLater, valveLater);
};

inline const auto steam = [](const std::string &at, auto &m)
{
    NUMBER(pressure);
    BYTES(later);
};

inline const auto note = [](const std::string &at, auto &m)
{
    NUMBER(at);
    TEXT(text);
    BYTES(later);
};

inline const auto setting = [](const std::string &at, auto &m)
{
    TEXT(key);
    TEXT(value);
};

inline const auto driveSteam = [](const std::string &at, auto &m) { GROUP(driveSteam, steam); };
inline const auto notes = [](const std::string &at, auto &m) { GROUP(notes, note); };
inline const auto settings = [](const std::string &at, auto &m) { GROUP(settings, setting); };

inline std::string options(const OptionBits &bits)
{
    std::string out = bits.remote() ? " remote" : "";
    out += bits.alarmed() ? " alarmed" : "";
    out += bits.locked() ? " locked" : "";
    return '{' + (out.empty() ? out : out.substr(1)) + '}';
}

inline void show(const std::string &at, Station &m)
{
    NUMBER(limit_);
    CONSTANT(state, State);
    line(at + "options", options(m.options()));
    CONSTANT(drive, DriveTag);
    SINCE(rpm, OPTIONAL(rpm));
    SINCE(runtime, NUMBER(runtime));
    GROUP(driveElectric, electric);
    GROUP(driveDiesel, diesel);
    GROUP(valves, valve);
    TEXT(name);
    SINCE(operator_, TEXT(operator_));
    SINCE(driveSteam, MESSAGE(driveSteam, MessageHeader, StationDriveSteam, driveSteam));
    SINCE(notes, MESSAGE(notes, MessageHeader, StationNotes, notes));
    SINCE(settings, MESSAGE(settings, MessageHeader, StationSettings, settings));
    SINCE(error_, BYTES(error_));
}

}
