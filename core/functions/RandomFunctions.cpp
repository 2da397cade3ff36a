// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/functions/Vocabulary.h"

#include <algorithm>
#include <cstdlib>

namespace core {

using namespace Qt::Literals::StringLiterals;
using namespace parameter;

namespace {

constexpr Decimal one{1, 0};

// Whole steps from min, max included.
void appendStepped(Call &call, const Decimal &min, const Decimal &max, const Decimal &precision)
{
    const int places = std::max({min.places, max.places, precision.places});
    const qint64 low = min.withPlaces(places).value_or(Decimal{}).units;
    const qint64 high = max.withPlaces(places).value_or(Decimal{}).units;
    const qint64 step = std::max<qint64>(1, precision.withPlaces(places).value_or(one).units);
    if (high <= low)
        return appendDecimal(call.out, Decimal{low, places}.normal());
    const qint64 steps = (high - low) / step;
    appendDecimal(call.out, Decimal{low + call.random.between(0, steps) * step, places}.normal());
}

void appendNumber(Call &call, const Decimal &most, const Decimal &precision)
{
    const Argument &given = call.arguments[0];
    const bool isMaximum = given.number.has_value();
    appendStepped(call, call.option(0, "min").value_or(Decimal{}),
                  isMaximum ? *given.number : call.option(0, "max").value_or(most),
                  call.option(0, "precision").value_or(precision));
}

void writeNumber(Call &call)
{
    appendNumber(call, {99'999, 0}, one);
}

void writeFloat(Call &call)
{
    appendNumber(call, {99'999, 0}, {1, 2});
}

// All three must have room at the places of the finest.
QString checkNumber(std::span<const Argument> arguments)
{
    const Argument &given = arguments[0];
    if (given.kind != Argument::Kind::Object)
        return {};
    int places = 0;
    for (const auto *key : {"min", "max", "precision"}) {
        const Argument *option = given.find(key);
        if (option && !option->number)
            return u"\"%1\" must be a number."_s.arg(QLatin1String(key));
        places = std::max(places, option ? option->number->places : 0);
    }
    for (const auto *key : {"min", "max", "precision"}) {
        const Argument *option = given.find(key);
        const auto units = option ? option->number->withPlaces(places) : Decimal{};
        if (!units || std::abs(units->units) > farthest / 4)
            return u"The numbers are too large for so fine a precision."_s;
    }
    return {};
}

void writeWeightedElement(Call &call)
{
    const Argument *data = call.arguments[0].find("data");
    const Argument *weights = call.arguments[0].find("weights");
    appendText(call.out, data->items[drawWeighted(call.random, weights->items)]);
}

QString checkWeightedElement(std::span<const Argument> arguments)
{
    const Argument *data = arguments[0].find("data");
    const Argument *weights = arguments[0].find("weights");
    if (!data || !weights || data->items.empty() || data->items.size() != weights->items.size())
        return u"\"data\" and \"weights\" must be lists of the same length."_s;
    return checkWeights(weights->items);
}

void writeObjectElement(Call &call)
{
    const Argument &object = call.arguments[0];
    const std::size_t index = call.random.below(object.items.size());
    if (call.text(1) == "key")
        call.out.append(object.keys[index]);
    else
        appendText(call.out, object.items[index]);
}

void writeBoolean(Call &call)
{
    call.append(call.random.below(2) == 0 ? "false" : "true");
}

void writeWord(Call &call)
{
    appendRandomWord(call);
}

void writeWords(Call &call)
{
    appendRandomWords(call, call.has(0) ? call.integer(0) : call.random.between(1, 3));
}

void writeImage(Call &call)
{
    appendImageUrl(call, call.random.pick(imageCategories()));
}

void writeAlphaNumeric(Call &call)
{
    constexpr std::string_view alphabet = "0123456789abcdefghijklmnopqrstuvwxyz";
    for (qint64 i = 0; i < call.integer(0); ++i)
        call.out.append(alphabet[call.random.below(alphabet.size())]);
}

void writeHexadecimal(Call &call)
{
    call.append("0x");
    appendHexDigits(call, call.integer(0));
}

} // namespace

void appendRandomWord(Call &call)
{
    static constexpr std::array<Words (*)(), 24> lists{departments,
                                                       productAdjectives,
                                                       productMaterials,
                                                       products,
                                                       colors,
                                                       catchPhraseAdjectives,
                                                       catchPhraseDescriptors,
                                                       catchPhraseNouns,
                                                       businessAdjectives,
                                                       businessVerbs,
                                                       businessNouns,
                                                       streetSuffixes,
                                                       counties,
                                                       transactionTypes,
                                                       accountTypes,
                                                       computerNouns,
                                                       computerVerbs,
                                                       computerAdjectives,
                                                       computerActivities,
                                                       computerAbbreviations,
                                                       jobDescriptors,
                                                       jobAreas,
                                                       jobTypes,
                                                       companySuffixes};
    appendWord(call, lists[call.random.below(lists.size())]());
}

void appendRandomWords(Call &call, qint64 count)
{
    for (qint64 i = 0; i < count; ++i) {
        if (i > 0)
            call.out.append(' ');
        appendRandomWord(call);
    }
}

namespace {

constexpr std::array functions{
    Function{.name = "random.number",
             .group = Group::Random,
             .origin = dataGenerator,
             .help = "A whole number from 0 to max, or from min to max in steps of precision; both "
                     "included.",
             .example = R"(random.number({"min": 10, "max": 150}))",
             .parameters = {optional("options", Type::NumberOrObject, "99999")},
             .write = writeNumber,
             .check = checkNumber},
    Function{.name = "random.float",
             .group = Group::Random,
             .origin = dataGenerator,
             .help = "A number from 0 to max, or from min to max in steps of precision, 0.01 where "
                     "nothing is said.",
             .example = R"(random.float({"min": 1, "max": 2, "precision": 0.001}))",
             .parameters = {optional("options", Type::NumberOrObject, "99999")},
             .write = writeFloat,
             .check = checkNumber},
    Function{.name = "random.arrayElement",
             .group = Group::Random,
             .origin = dataGenerator,
             .help = "One item of a list.",
             .example = R"(random.arrayElement(["OK", "FAIL", "WARN"]))",
             .parameters = {optional("list", Type::List, R"(["a", "b", "c"])")},
             .write = writeElement,
             .check = checkNotEmpty},
    Function{
        .name = "random.weightedArrayElement",
        .group = Group::Random,
        .origin = dataGenerator,
        .help = "One item of data, as often as the number in weights says.",
        .example =
            R"(random.weightedArrayElement({"weights": [0.3, 0.2, 0.5], "data": ["cat", "fish", "dog"]}))",
        .parameters = {optional("options", Type::Object,
                                R"({"weights": [0.5, 0.5], "data": ["dog", "cat"]})")},
        .write = writeWeightedElement,
        .check = checkWeightedElement},
    Function{.name = "random.objectElement",
             .group = Group::Random,
             .origin = dataGenerator,
             .help = R"(A value of an object, or a name of it where "key" is given.)",
             .example = R"(random.objectElement({"eu": 1, "us": 2}, "key"))",
             .parameters = {optional("object", Type::Object, R"({"foo": "bar", "too": "car"})"),
                            optional("field", Type::Text)},
             .write = writeObjectElement,
             .check = checkNotEmpty},
    Function{.name = "random.uuid",
             .group = Group::Random,
             .origin = dataGenerator,
             .help = "A random UUID (version 4).",
             .example = "random.uuid",
             .write = writeUuid4},
    Function{.name = "random.boolean",
             .group = Group::Random,
             .origin = dataGenerator,
             .help = "true or false.",
             .example = "random.boolean",
             .write = writeBoolean},
    Function{.name = "random.word",
             .group = Group::Random,
             .origin = dataGenerator,
             .help = "A word of any kind; a type makes no difference.",
             .example = "random.word",
             .parameters = {optional("type", Type::Value)},
             .write = writeWord},
    Function{.name = "random.words",
             .group = Group::Random,
             .origin = dataGenerator,
             .help = "So many words of any kind, 1 to 3 where nothing is said.",
             .example = "random.words(3)",
             .parameters = {Parameter{"count", Type::Integer, {}, false, 0, 10000}},
             .write = writeWords},
    Function{.name = "random.image",
             .group = Group::Random,
             .origin = dataGenerator,
             .help = "The URL of a picture, at example.com.",
             .example = "random.image",
             .write = writeImage},
    Function{.name = "random.locale",
             .group = Group::Random,
             .origin = dataGenerator,
             .help = "The code of a language and country.",
             .example = "random.locale",
             .write = anyWord<locales>},
    Function{.name = "random.alphaNumeric",
             .group = Group::Random,
             .origin = dataGenerator,
             .help = "So many small letters and digits.",
             .example = "random.alphaNumeric(8)",
             .parameters = {integer("count", "1", 0, mostBytesOfCall)},
             .write = writeAlphaNumeric},
    Function{.name = "random.hexaDecimal",
             .group = Group::Random,
             .origin = dataGenerator,
             .help = "So many hexadecimal digits behind 0x.",
             .example = "random.hexaDecimal(8)",
             .parameters = {integer("count", "1", 0, mostBytesOfCall)},
             .write = writeHexadecimal},
};

} // namespace

std::span<const Function> randomFunctions()
{
    return functions;
}

} // namespace core
