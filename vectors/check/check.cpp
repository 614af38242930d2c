// Reads vectors with codecs that SBE's own tool generated from the schemas of the newest versions, and prints their values:
//
//     check FILE.sbe...
//
// Each file's lines stand behind a line "# FILE". Of a vector of an older version they are equal to that vector's values.

#include <exception>
#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>
#include <string>

#include "error_result.h"
#include "every_type.h"
#include "station.h"

static void print(const std::string &data)
{
    if (data.size() < error_result::MessageHeader::encodedLength())
    {
        throw std::runtime_error("shorter than a message header");
    }
    // The header is the same in every schema.
    error_result::MessageHeader header(const_cast<char *>(data.data()), data.size(), 0);
    switch (header.templateId())
    {
        case error_result::ErrorResult::SBE_TEMPLATE_ID:
            message<error_result::MessageHeader, error_result::ErrorResult>("", data.data(), data.size(), error_result::show);
            break;
        case every_type::EveryType::SBE_TEMPLATE_ID:
            message<every_type::MessageHeader, every_type::EveryType>("", data.data(), data.size(), every_type::show);
            break;
        case station::Station::SBE_TEMPLATE_ID:
            message<station::MessageHeader, station::Station>("", data.data(), data.size(), station::show);
            break;
        default:
            throw std::runtime_error("unknown message " + std::to_string(header.templateId()));
    }
}

int main(const int count, char **arguments)
{
    for (int i = 1; i < count; i++)
    {
        std::ifstream file(arguments[i], std::ios::binary);
        const std::string data((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
        std::cout << "# " << arguments[i] << '\n';
        try
        {
            print(data);
        }
        catch (const std::exception &e)
        {
            std::cout.flush();
            std::cerr << arguments[i] << ": " << e.what() << '\n';
            return 1;
        }
    }
    return 0;
}
