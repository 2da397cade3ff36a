// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kinesis/Limits.h"

#include <QString>
#include <QStringList>

namespace ui {

// Where the drafts go, as far as an editor has to know.
struct SendTarget
{
    QString stream; // empty: none is chosen
    bool isProduction = false;
    bool isSending = false;
    bool isStopping = false; // sends nothing more, and waits for answers
    QString blockedBy; // why nothing can be sent, in words; empty: it can
    QString unpredicted; // why no shard is predicted; empty: one is
    QString unpredictedBriefly; // the same in two words, beside a key; empty: none are known
    QStringList openShardIds; // in the order of ShardMap::openShards()
    qint64 maxRecordBytes = core::limits::defaultRecordBytes;

    bool operator==(const SendTarget &) const = default;
};

} // namespace ui
