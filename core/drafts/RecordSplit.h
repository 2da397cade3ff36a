// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/drafts/Draft.h"

#include <QByteArrayView>
#include <QList>

namespace core {

// What a text holds when it is taken for several records.
enum class SplitForm {
    One, // nothing to split
    JsonArray, // each element is one
    JsonLines, // each line is one
    Sheet, // rows of a spreadsheet, by their header or as key, hash key where three, and body
    Lines, // of anything
};

struct SplitText
{
    SplitForm form = SplitForm::One;
    QList<DraftRecord> records;
    bool bringsKeys = false; // some records came with a partition key
    // What the bodies are: Base64 when a record brought bytes that are no text, Text when one
    // brought what is not JSON.
    PayloadKind payloadKind = PayloadKind::Json;
    bool mayHaveHeader = false; // the first record may be the names of the columns: to be asked

    bool operator==(const SplitText &) const = default;
};

// How many records a text might be meant as: the elements of a JSON array or the lines of JSON, at
// least two; else One and 1. Reads all of it.
struct SplitOffer
{
    SplitForm form = SplitForm::One;
    qsizetype count = 1;

    bool operator==(const SplitOffer &) const = default;
};
SplitOffer splitOffer(QByteArrayView text);

// The records of a text. Elements and lines in the shape {"data", "partitionKey"} bring their keys;
// all others are bodies, to the byte. Nothing is left out but empty lines. Takes time with large
// texts.
SplitText splitRecords(QByteArrayView text);

// A draft that shows them as a table.
Draft tableDraft(const SplitText &split);

} // namespace core
