// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/templates/Rendering.h"
#include "core/templates/Variables.h"

#include <vector>

namespace core {

// Templates with their names looked up: what the Renderer runs. Slots are the values that have
// names; each is made at most once for a record.
struct Program
{
    // The variable at a place among the arguments of a call.
    struct NamedArgument
    {
        std::size_t argument = 0;
        std::size_t slot = 0;
    };

    struct Step
    {
        enum class Kind { Text, Call, Slot };

        Kind kind = Kind::Text;
        QByteArrayView text; // of Text; into a source or a piece
        const TemplatePiece *piece = nullptr; // of Call
        std::size_t slot = 0; // of Slot
        quint64 place = 0; // of Call: which random numbers it draws
        std::vector<NamedArgument> named; // of Call
    };

    struct Slot
    {
        enum class Kind { Steps, Row, Secret };

        Kind kind = Kind::Steps;
        QByteArray name;
        Template source; // keeps what the steps point to
        std::vector<Step> steps;
        int height = 1; // variables in a chain, from here
    };

    std::vector<Template> templates;
    std::vector<std::vector<Step>> steps; // of the templates
    std::vector<Slot> values;
    QList<RenderingProblem> problems;

    static Program link(const QList<Template> &templates, const Variables &variables,
                        const Rendering &rendering);
};

} // namespace core
