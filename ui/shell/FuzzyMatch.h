// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace ui {

// How well a text answers what was typed, and which of its letters did.
struct FuzzyMatch
{
    int score = 0; // larger is better
    QList<qsizetype> places; // of the letters that matched, ascending
};

// All letters of `typed`, blanks left out, have to come in their order, or else those of each of
// its words; letters in a row and at the start of words count more. Nothing when one is missing. An
// empty `typed` matches all alike.
std::optional<FuzzyMatch> fuzzyMatch(QStringView typed, QStringView text);

} // namespace ui
