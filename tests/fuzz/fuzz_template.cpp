// SPDX-License-Identifier: GPL-3.0-or-later
// Templates and variables of a stranger: parsed, linked and rendered. The first line is the
// template, each that follows the value of a variable: a, b, c …
#include "core/templates/Renderer.h"

#include <QByteArray>

#include <algorithm>
#include <cstdint>
#include <cstdlib>

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

// The pieces cover the source, in order, and problems lie within it.
void check(const core::Template &parsed)
{
    qsizetype next = 0;
    for (const core::TemplatePiece &piece : parsed.pieces()) {
        require(piece.offset == next);
        next += piece.length;
    }
    require(next == parsed.source().size());
    for (const core::TemplateProblem &problem : parsed.problems()) {
        require(problem.offset >= 0 && !problem.text.isEmpty());
        require(problem.offset + problem.length <= parsed.source().size() + 1);
    }
}

core::Rendering rendering()
{
    return {.seed = 1, .wallTime = [] { return core::WallTime(core::Milliseconds(1)); }};
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray input(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const QList<QByteArray> lines = input.split('\n');
    const core::Template parsed = core::Template::parse(lines.constFirst());
    check(parsed);
    core::Variables variables;
    for (qsizetype i = 1; i < std::min<qsizetype>(lines.size(), 27); ++i)
        variables.add({QByteArray(1, static_cast<char>('a' + i - 1)), lines[i],
                       core::Variable::Origin::File});
    core::Renderer renderer({parsed, core::Template::parse("{{ a }}")}, variables, rendering());
    core::Renderer again = renderer;
    const auto first = renderer.record(5);
    const auto second = again.record(5);
    require(first.has_value() == second.has_value());
    if (!first)
        return 0;
    require(*first == *second); // a seed repeats
    for (const QByteArray &text : *first)
        require(text.size() <= core::rendering::mostBytes);
    if (parsed.isPlain())
        require(first->constFirst() == lines.constFirst());
    return 0;
}
