// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/functions/Vocabulary.h"

#include <numeric>
#include <vector>

namespace core {

using namespace parameter;

namespace {

void writeSlugOf(Call &call)
{
    call.out.append(slug(call.text(0)));
}

void writeSymbolsWithNumbers(Call &call)
{
    const QByteArrayView symbol = call.text(1);
    appendPattern(call, call.text(0), Symbols::Digits, symbol.isEmpty() ? '#' : symbol.front());
}

void writeSymbols(Call &call)
{
    appendPattern(call, call.text(0), Symbols::DigitsAndLetters);
}

void writeShuffled(Call &call)
{
    std::vector<std::size_t> order(call.arguments[0].items.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t i = order.size(); i > 1; --i)
        std::swap(order[i - 1], order[call.random.below(i)]);
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (i > 0)
            call.out.append(',');
        appendText(call.out, call.arguments[0].items[order[i]]);
    }
}

// {{name}} in the text becomes what the object has under that name.
void writeMustache(Call &call)
{
    QByteArrayView rest = call.text(0);
    while (!rest.isEmpty()) {
        const qsizetype start = rest.indexOf("{{");
        const qsizetype end = start < 0 ? -1 : rest.indexOf("}}", start);
        if (end < 0)
            break;
        const Argument *value =
            call.arguments[1].find(rest.sliced(start + 2, end - start - 2).trimmed());
        call.out.append(rest.first(value ? start : end + 2));
        if (value)
            appendText(call.out, *value);
        rest = rest.sliced(end + 2);
    }
    call.out.append(rest);
}

constexpr std::array functions{
    Function{.name = "helpers.randomize",
             .group = Group::Helpers,
             .origin = dataGenerator,
             .help = "One item of a list.",
             .example = R"(helpers.randomize(["red", "blue"]))",
             .parameters = {optional("list", Type::List, R"(["a", "b", "c"])")},
             .write = writeElement,
             .check = checkNotEmpty},
    Function{.name = "helpers.slugify",
             .group = Group::Helpers,
             .origin = dataGenerator,
             .help = "The text with hyphens for blanks, without what does not belong in a URL.",
             .example = R"(helpers.slugify("Hello, big world"))",
             .parameters = {optional("text", Type::Text, R"("")")},
             .write = writeSlugOf},
    Function{.name = "helpers.replaceSymbolWithNumber",
             .group = Group::Helpers,
             .origin = dataGenerator,
             .help = "The text with a digit for each # or other symbol.",
             .example = R"(helpers.replaceSymbolWithNumber("order-####"))",
             .parameters = {optional("text", Type::Text, R"("")"),
                            optional("symbol", Type::Text, R"("#")")},
             .write = writeSymbolsWithNumbers},
    Function{.name = "helpers.replaceSymbols",
             .group = Group::Helpers,
             .origin = dataGenerator,
             .help = "The text with a digit for each # and a capital letter for each ?.",
             .example = R"(helpers.replaceSymbols("??-###"))",
             .parameters = {optional("text", Type::Text, R"("")")},
             .write = writeSymbols},
    Function{.name = "helpers.shuffle",
             .group = Group::Helpers,
             .origin = dataGenerator,
             .help = "The items of a list in any order, with commas between them.",
             .example = R"(helpers.shuffle(["a", "b", "c"]))",
             .parameters = {optional("list", Type::List, R"(["a", "b", "c"])")},
             .write = writeShuffled},
    Function{
        .name = "helpers.mustache",
        .group = Group::Helpers,
        .origin = dataGenerator,
        .help = "The text with the values of the object for the names in double braces.",
        .example = R"(helpers.mustache("Dear {{name}}", {"name": "Ada"}))",
        .parameters = {optional("text", Type::Text, R"("")"), optional("data", Type::Object, "{}")},
        .write = writeMustache},
};

} // namespace

std::span<const Function> helperFunctions()
{
    return functions;
}

} // namespace core
