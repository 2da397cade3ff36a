// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/Payload.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace core {

// One record as a person writes it.
struct DraftRecord
{
    QByteArray body; // UTF-8 text, to the byte; what it means is Draft::payloadKind's to say
    QString partitionKey; // used when the draft's keys are fixed
    QString explicitHashKey; // decimal as typed; empty: the partition key decides

    bool operator==(const DraftRecord &) const = default;
};

// Where the partition keys of a draft's records come from.
enum class KeySource { Fixed, Random, Field };

// What a person edits in one tab: records, and what is done to all of them when they are sent. The
// same whether it is shown one record at a time or as a table.
struct Draft
{
    enum class Mode { Single, Table };

    QString id; // a UUID, for the session
    QString title; // of the tab; empty: made from the content
    Mode mode = Mode::Single;
    qsizetype current = 0; // the record that Single shows; always one of `records`
    QList<DraftRecord> records{DraftRecord{}}; // at least one

    KeySource keySource = KeySource::Random;
    QString keyField; // a path such as $.order.id, for Field
    PayloadKind payloadKind = PayloadKind::Json;
    bool stripsComments = false; // of JSON
    bool addsNewline = false;
    bool gzips = false;

    bool operator==(const Draft &) const = default;
};

// A draft with one empty record and an id of its own.
Draft newDraft();

// The title as given, else one made of the first record's body: its first line that says something,
// at most 24 characters, else "untitled".
QString titleOf(const Draft &draft);

// Whether nobody would miss it: one record without body and keys.
bool isBlank(const Draft &draft);

} // namespace core
