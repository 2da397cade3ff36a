// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/drafts/Draft.h"
#include "core/json/JsonCheck.h"
#include "core/kinesis/ShardMap.h"
#include "core/publish/RunRecord.h"
#include "core/records/RecordCheck.h"
#include "core/result/Result.h"

#include <QList>
#include <QString>

#include <functional>
#include <optional>
#include <vector>

namespace core {

// One thing that keeps a record of a draft from being sent, or a warning, at its place.
struct DraftProblem
{
    qsizetype row = 0; // in Draft::records
    QString field; // "body", "partitionKey", "explicitHashKey" or "keyField"
    QString message; // a sentence: what, why, what now
    std::optional<TextPlace> place; // in the body, where it has one
    bool isWarning = false;
    // What is wrong in the text of the field, in bytes; length 0: not known.
    qsizetype offset = 0;
    qsizetype length = 0;
    QString variable; // of field "variables", of templates: which one

    bool operator==(const DraftProblem &) const = default;
};

// What is known of one record of a draft before it is sent.
struct RecordFacts
{
    qint64 dataBytes = 0; // what would be stored
    qint64 keyBytes = 0;
    qint64 wireBytes = 0; // of its entry in the request: base64 and JSON around it
    QByteArray partitionKey; // as it would be sent; empty: random, or none could be made
    qsizetype shard = -1; // index in ShardMap::openShards(); −1: cannot be said
    bool isSendable = false;

    bool operator==(const RecordFacts &) const = default;
};

struct DraftFacts
{
    quint64 revision = 0; // whatever the asker counted with
    std::vector<RecordFacts> rows; // one per record
    QList<DraftProblem> problems; // in row order; at most 1,000, see `problemCount`
    qsizetype problemCount = 0;
    qsizetype sendableCount = 0;
    qint64 totalBytes = 0; // data and keys of the sendable ones

    bool operator==(const DraftFacts &) const = default;
};

// What a draft is checked against, and how it reaches what is not in it.
struct DraftSurroundings
{
    RecordRules rules;
    ShardMap shards; // empty: nothing is predicted
    std::function<quint64()> random; // 64 random bits, for keys
    qsizetype firstRow = 0; // number of the draft's first record, for keys in turn
    // Reads the file that a body of kind File names.
    std::function<Result<QByteArray>(const QString &path)> readFile;
    // Whether nobody waits for the facts any more: then they end early. Empty: never.
    std::function<bool()> isObsolete;
};

// Checks every record. Takes time with large drafts: not for the thread of a window.
DraftFacts examineDraft(const Draft &draft, const DraftSurroundings &surroundings);

// The draft as records to send.
struct RenderedDraft
{
    std::vector<RunRecord> records; // those that can be sent; index is the row
    std::vector<SettledRecord> unsent; // the others, not sent, each with its reason
    QList<DraftProblem> problems; // of the unsent ones, and warnings; at most 1,000
    // Where secrets are in the records: each of them with dots in their place, for people to see.
    // Empty: `records` may be seen as they are. The unsent ones hold no secret in any case.
    std::vector<RunRecord> shown;
};
RenderedDraft renderDraft(const Draft &draft, const DraftSurroundings &surroundings);

} // namespace core
