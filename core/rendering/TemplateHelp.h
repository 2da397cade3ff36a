// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rendering/TemplateFacts.h"

#include <optional>

namespace core {

// Something that can stand in a placeholder, for whoever types one.
struct TemplateSuggestion
{
    QString name; // "int", "tenant"
    QString insert; // what is put between the braces: "int(1, 6)", "tenant"
    QString signature; // "int(min = 0, max = 100)"; empty for variables
    QString help; // a sentence
    QString group; // "Variables of this template", "Numbers"
    QString sample; // what it gives now, its beginning; dots for a secret

    bool operator==(const TemplateSuggestion &) const = default;
};

// The draft's own variables, those from outside, then all functions; of the draft nothing but its
// variables is looked at. Takes some milliseconds: not for the thread of a window.
QList<TemplateSuggestion> suggestionsFor(const Draft &draft, const TemplateSurroundings &around);

// What a placeholder of a draft means.
struct PlaceholderMeaning
{
    QString written; // as it stands in the text, braces included
    QString value; // its beginning, as it is in the first record of its row; dots for secrets
    QString problem; // in place of the value: why it has none
    QString help; // of its function, or where its variable comes from

    bool operator==(const PlaceholderMeaning &) const = default;
};

// Of the placeholder at byte `offset` of a text; `field` as for DraftRenderer::trace(). Nothing
// where there is none. Renders the whole text: not for the thread of a window.
std::optional<PlaceholderMeaning> meaningAt(const Draft &draft, qsizetype row, QStringView field,
                                            qsizetype offset, const TemplateSurroundings &around);

} // namespace core
