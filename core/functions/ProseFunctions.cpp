// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/functions/Vocabulary.h"

#include <algorithm>

namespace core {

using namespace parameter;

namespace {

// A count that is given, or one that is drawn.
qint64 countOr(const Call &call, qint64 least, qint64 most)
{
    return call.has(0) ? call.integer(0) : call.random.between(least, most);
}

void writeWords(Call &call)
{
    appendLoremWords(call, call.integer(0));
}

void writeSentence(Call &call)
{
    appendSentence(call, countOr(call, 3, 10));
}

void writeSentences(Call &call)
{
    appendSentences(call, countOr(call, 2, 6), call.text(1));
}

void writeParagraph(Call &call)
{
    appendSentences(call, call.integer(0) + call.random.between(0, 3), " ");
}

void writeParagraphs(Call &call)
{
    for (qint64 i = 0; i < call.integer(0); ++i) {
        if (i > 0)
            call.out.append(call.text(1));
        appendSentences(call, 3 + call.random.between(0, 3), " ");
    }
}

void writeLines(Call &call)
{
    appendSentences(call, countOr(call, 1, 5), "\n");
}

void writeText(Call &call)
{
    switch (call.random.below(4)) {
    case 0:
        return appendLoremWords(call, call.random.between(1, 3));
    case 1:
        return appendSentence(call, call.random.between(3, 10));
    case 2:
        return appendSentences(call, call.random.between(2, 6), " ");
    default:
        return appendSentences(call, call.random.between(1, 5), "\n");
    }
}

void writeSlug(Call &call)
{
    const qsizetype from = call.out.size();
    appendLoremWords(call, call.integer(0));
    std::replace(call.out.begin() + from, call.out.end(), ' ', '-');
}

constexpr std::array<std::string_view, 7> phrases{
    "If we {v} the {n}, we reach the {a} {n} through the {j} {a} {n}!",
    "We need to {v} the {j} {a} {n}!",
    "First {v} the {a} {n}, then {v} the {j} {n}!",
    "Nobody can {v} the {n} without {i} the {j} {a} {n}!",
    "The {a} {n} is slow: {v} the {j} {n}, so that it can {v} the {a} {n}!",
    "With {i} the {n} alone nothing is won, we have to {v} the {j} {a} {n}!",
    "Let me {v} the {j} {a} {n}, that should help the {a} {n}!"};

Words wordsOf(char kind)
{
    switch (kind) {
    case 'v':
        return computerVerbs();
    case 'n':
        return computerNouns();
    case 'a':
        return computerAbbreviations();
    case 'j':
        return computerAdjectives();
    default:
        return computerActivities();
    }
}

void writePhrase(Call &call)
{
    const std::string_view phrase = call.random.pick(std::span<const std::string_view>(phrases));
    for (std::size_t i = 0; i < phrase.size(); ++i) {
        if (phrase[i] != '{') {
            call.out.append(phrase[i]);
            continue;
        }
        appendWord(call, wordsOf(phrase[i + 1]));
        i += 2;
    }
}

} // namespace

void appendLoremWords(Call &call, qint64 count)
{
    for (qint64 i = 0; i < count; ++i) {
        if (i > 0)
            call.out.append(' ');
        appendWord(call, loremWords());
    }
}

void appendSentence(Call &call, qint64 words)
{
    const qsizetype from = call.out.size();
    appendLoremWords(call, words);
    if (call.out.size() > from)
        call.out[from] = static_cast<char>(call.out.at(from) - 'a' + 'A');
    call.out.append('.');
}

void appendSentences(Call &call, qint64 count, QByteArrayView separator)
{
    for (qint64 i = 0; i < count; ++i) {
        if (i > 0)
            call.out.append(separator);
        appendSentence(call, call.random.between(3, 10));
    }
}

namespace {

constexpr std::array functions{
    Function{.name = "lorem.word",
             .group = Group::Lorem,
             .origin = dataGenerator,
             .help = "A word of filling text.",
             .example = "lorem.word",
             .parameters = {optional("count", Type::Value)},
             .write = anyWord<loremWords>},
    Function{.name = "lorem.words",
             .group = Group::Lorem,
             .origin = dataGenerator,
             .help = "So many words of filling text.",
             .example = "lorem.words(5)",
             .parameters = {integer("count", "3", 0, 10000)},
             .write = writeWords},
    Function{.name = "lorem.sentence",
             .group = Group::Lorem,
             .origin = dataGenerator,
             .help = "A sentence of so many words, 3 to 10 where nothing is said.",
             .example = "lorem.sentence",
             .parameters = {Parameter{"words", Type::Integer, {}, false, 0, 10000},
                            optional("range", Type::Value)},
             .write = writeSentence},
    Function{.name = "lorem.slug",
             .group = Group::Lorem,
             .origin = dataGenerator,
             .help = "So many words with hyphens between them.",
             .example = "lorem.slug(3)",
             .parameters = {integer("words", "3", 0, 10000)},
             .write = writeSlug},
    Function{.name = "lorem.sentences",
             .group = Group::Lorem,
             .origin = dataGenerator,
             .help = "So many sentences, 2 to 6 where nothing is said.",
             .example = "lorem.sentences(2)",
             .parameters = {Parameter{"count", Type::Integer, {}, false, 0, 1000},
                            optional("separator", Type::Text, R"(" ")")},
             .write = writeSentences},
    Function{.name = "lorem.paragraph",
             .group = Group::Lorem,
             .origin = dataGenerator,
             .help = "So many sentences and up to three more.",
             .example = "lorem.paragraph(2)",
             .parameters = {integer("sentences", "3", 0, 1000)},
             .write = writeParagraph},
    Function{.name = "lorem.paragraphs",
             .group = Group::Lorem,
             .origin = dataGenerator,
             .help = "So many paragraphs.",
             .example = R"(lorem.paragraphs(2, " / "))",
             .parameters = {integer("count", "3", 0, 1000),
                            optional("separator", Type::Text, R"("\n \r")")},
             .write = writeParagraphs},
    Function{.name = "lorem.text",
             .group = Group::Lorem,
             .origin = dataGenerator,
             .help = "Words, a sentence or several.",
             .example = "lorem.text",
             .parameters = {optional("times", Type::Value)},
             .write = writeText},
    Function{.name = "lorem.lines",
             .group = Group::Lorem,
             .origin = dataGenerator,
             .help = "So many sentences, each on a line of its own; 1 to 5 where nothing is said.",
             .example = "lorem.lines(2)",
             .parameters = {Parameter{"count", Type::Integer, {}, false, 0, 1000}},
             .write = writeLines},
    Function{.name = "hacker.abbreviation",
             .group = Group::Hacker,
             .origin = dataGenerator,
             .help = "An abbreviation of computing.",
             .example = "hacker.abbreviation",
             .write = anyWord<computerAbbreviations>},
    Function{.name = "hacker.adjective",
             .group = Group::Hacker,
             .origin = dataGenerator,
             .help = "An adjective of computing.",
             .example = "hacker.adjective",
             .write = anyWord<computerAdjectives>},
    Function{.name = "hacker.noun",
             .group = Group::Hacker,
             .origin = dataGenerator,
             .help = "A noun of computing.",
             .example = "hacker.noun",
             .write = anyWord<computerNouns>},
    Function{.name = "hacker.verb",
             .group = Group::Hacker,
             .origin = dataGenerator,
             .help = "A verb of computing.",
             .example = "hacker.verb",
             .write = anyWord<computerVerbs>},
    Function{.name = "hacker.ingverb",
             .group = Group::Hacker,
             .origin = dataGenerator,
             .help = "A verb of computing that ends in -ing.",
             .example = "hacker.ingverb",
             .write = anyWord<computerActivities>},
    Function{.name = "hacker.phrase",
             .group = Group::Hacker,
             .origin = dataGenerator,
             .help = "A sentence of a hacker in a film.",
             .example = "hacker.phrase",
             .write = writePhrase},
};

} // namespace

std::span<const Function> proseFunctions()
{
    return functions;
}

} // namespace core
