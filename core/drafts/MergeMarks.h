// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/drafts/Draft.h"
#include "core/json/JsonCheck.h"

#include <optional>

namespace core {

// The lines that git leaves in a text where two versions were not merged: one that begins with
// "<<<<<<< ", below it "=======" alone, below that one that begins with ">>>>>>> ".

// Where the first of the three begins, in bytes; nothing where there are not all of them.
std::optional<qsizetype> mergeMarkIn(QByteArrayView text);

struct MergeMark
{
    qsizetype row = 0; // in Draft::records
    TextPlace place; // in its body

    bool operator==(const MergeMark &) const = default;
};

// The first one in a body that is text: in others they are no JSON or no Base64 in any case.
// `rows`: of these alone; nothing: of all.
std::optional<MergeMark> firstMergeMark(const Draft &draft,
                                        const std::optional<QList<qsizetype>> &rows = {});

} // namespace core
