// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/functions/Vocabulary.h"

namespace core {

using namespace parameter;

namespace {

QByteArrayView viewOf(std::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

void appendJoined(Call &call, Words first, Words second)
{
    appendWord(call, first);
    appendWord(call, second);
}

void writeZipCode(Call &call)
{
    if (call.text(0).isEmpty())
        appendZipCode(call);
    else
        appendPattern(call, call.text(0), Symbols::DigitsAndLetters);
}

void writeCity(Call &call)
{
    appendCity(call);
}

void writeStreetName(Call &call)
{
    appendStreetName(call);
}

void writeStreetAddress(Call &call)
{
    appendStreetAddress(call);
    if (!call.isTrue(0))
        return;
    call.out.append(' ');
    appendSecondaryAddress(call);
}

void writeSecondaryAddress(Call &call)
{
    appendSecondaryAddress(call);
}

void writeCountry(Call &call)
{
    call.append(call.random.pick(countries()).name);
}

void writeCountryCode(Call &call)
{
    call.append(call.random.pick(countries()).code);
}

void writeState(Call &call)
{
    const State &state = call.random.pick(states());
    call.append(call.isTrue(0) ? state.abbreviation : state.name);
}

void writeStateAbbreviation(Call &call)
{
    call.append(call.random.pick(states()).abbreviation);
}

void writeLatitude(Call &call)
{
    appendDegrees(call, 90, 4);
}

void writeLongitude(Call &call)
{
    appendDegrees(call, 180, 4);
}

} // namespace

void appendCity(Call &call)
{
    const quint64 form = call.random.below(4);
    if (form < 2) {
        appendWord(call, cityPrefixes());
        call.out.append(' ');
    }
    if (form == 1)
        appendWord(call, firstNames());
    else
        appendJoined(call, form == 3 ? lastNames() : firstNames(), citySuffixes());
}

void appendStreetName(Call &call)
{
    appendWord(call, call.random.below(2) == 0 ? lastNames() : firstNames());
    call.out.append(' ');
    appendWord(call, streetSuffixes());
}

void appendStreetAddress(Call &call)
{
    appendInteger(call.out, call.random.between(1, 99'999));
    call.out.append(' ');
    appendStreetName(call);
}

void appendSecondaryAddress(Call &call)
{
    appendPattern(call, viewOf(call.random.below(2) == 0 ? "Apt. ###" : "Suite ###"),
                  Symbols::Digits);
}

void appendZipCode(Call &call)
{
    appendPattern(call, viewOf(call.random.below(2) == 0 ? "#####" : "#####-####"),
                  Symbols::Digits);
}

void appendDegrees(Call &call, qint64 most, int places)
{
    appendBetween(call, {-most, 0}, {most, 0}, places);
}

namespace {

constexpr std::array functions{
    Function{.name = "address.zipCode",
             .group = Group::Address,
             .origin = dataGenerator,
             .help =
                 "A postal code, or the format with a digit for each # and a letter for each ?.",
             .example = R"(address.zipCode("??# #??"))",
             .parameters = {optional("format", Type::Text)},
             .write = writeZipCode},
    Function{.name = "address.city",
             .group = Group::Address,
             .origin = dataGenerator,
             .help = "The name of a made-up city; a format makes no difference.",
             .example = "address.city",
             .parameters = {optional("format", Type::Value)},
             .write = writeCity},
    Function{.name = "address.cityPrefix",
             .group = Group::Address,
             .origin = dataGenerator,
             .help = "What stands before the name of a city.",
             .example = "address.cityPrefix",
             .write = anyWord<cityPrefixes>},
    Function{.name = "address.citySuffix",
             .group = Group::Address,
             .origin = dataGenerator,
             .help = "What the name of a city ends with.",
             .example = "address.citySuffix",
             .write = anyWord<citySuffixes>},
    Function{.name = "address.streetName",
             .group = Group::Address,
             .origin = dataGenerator,
             .help = "The name of a street.",
             .example = "address.streetName",
             .write = writeStreetName},
    Function{.name = "address.streetAddress",
             .group = Group::Address,
             .origin = dataGenerator,
             .help = "Number and street, with a flat behind them where true is given.",
             .example = "address.streetAddress(true)",
             .parameters = {optional("full", Type::Flag, "false")},
             .write = writeStreetAddress},
    Function{.name = "address.streetSuffix",
             .group = Group::Address,
             .origin = dataGenerator,
             .help = "What the name of a street ends with.",
             .example = "address.streetSuffix",
             .write = anyWord<streetSuffixes>},
    Function{.name = "address.streetPrefix",
             .group = Group::Address,
             .origin = dataGenerator,
             .help = "What stands before the name of a street.",
             .example = "address.streetPrefix",
             .write = anyWord<streetPrefixes>},
    Function{.name = "address.secondaryAddress",
             .group = Group::Address,
             .origin = dataGenerator,
             .help = "A flat or suite.",
             .example = "address.secondaryAddress",
             .write = writeSecondaryAddress},
    Function{.name = "address.county",
             .group = Group::Address,
             .origin = dataGenerator,
             .help = "The name of a made-up county.",
             .example = "address.county",
             .write = anyWord<counties>},
    Function{.name = "address.country",
             .group = Group::Address,
             .origin = dataGenerator,
             .help = "The name of a country.",
             .example = "address.country",
             .write = writeCountry},
    Function{.name = "address.countryCode",
             .group = Group::Address,
             .origin = dataGenerator,
             .help = "A country in two letters (ISO 3166).",
             .example = "address.countryCode",
             .write = writeCountryCode},
    Function{.name = "address.state",
             .group = Group::Address,
             .origin = dataGenerator,
             .help = "A state of the USA, in two letters where true is given.",
             .example = "address.state",
             .parameters = {optional("abbreviated", Type::Flag, "false")},
             .write = writeState},
    Function{.name = "address.stateAbbr",
             .group = Group::Address,
             .origin = dataGenerator,
             .help = "A state of the USA in two letters.",
             .example = "address.stateAbbr",
             .write = writeStateAbbreviation},
    Function{.name = "address.latitude",
             .group = Group::Address,
             .origin = dataGenerator,
             .help = "A latitude from -90 to 90 with four decimals.",
             .example = "address.latitude",
             .write = writeLatitude},
    Function{.name = "address.longitude",
             .group = Group::Address,
             .origin = dataGenerator,
             .help = "A longitude from -180 to 180 with four decimals.",
             .example = "address.longitude",
             .write = writeLongitude},
};

} // namespace

std::span<const Function> placeFunctions()
{
    return functions;
}

} // namespace core
