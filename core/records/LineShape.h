// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/Result.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace core {

// The members of a line that is a JSON object, as far as they make it a record: their values as
// they are written, without blanks around them. They are parts of the line, which outlives them.
struct LineShape
{
    std::optional<QByteArrayView> data;
    std::optional<QByteArrayView> dataBase64;
    std::optional<QByteArrayView> partitionKey;
    std::optional<QByteArrayView> explicitHashKey;
    bool isDoubled = false; // one of the above stands twice
    // What else there is: the rows of results of "put" have members of their own, and so have the
    // rows of records that "get" reads.
    enum class Of { Record, ResultRow, ReadRow };
    Of of = Of::Record;
    QByteArray stranger; // a member that none of them has; empty when there is none

    // Whether it has its data once, nothing twice and nothing strange.
    bool isWhole() const
    {
        return data.has_value() != dataBase64.has_value() && !isDoubled && stranger.isEmpty();
    }
    // What it is taken for where bodies stand too. Streams that spread records by themselves give
    // them back without keys.
    bool isRecord() const { return isWhole() && (partitionKey || of == Of::ReadRow); }
};

// The shape of a line that is a JSON object; nothing when it is other JSON. Error: BadInput with
// `where` "column 7" when it is no JSON.
Result<std::optional<LineShape>> lineShape(QByteArrayView line);

// The column of byte `offset` of a line, from 1, in Unicode code points. A CR amid it ends no line.
qsizetype columnIn(QByteArrayView line, qsizetype offset);

} // namespace core
