// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/drafts/Draft.h"
#include "core/imports/Import.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>

namespace core {

struct ImportedRecord
{
    QByteArray data;
    QString partitionKey;
    QString explicitHashKey;
};

// How Data stands in a text. Guessed: base64 when all of the records together can be that.
enum class DataForm { Base64, Raw, Guessed };

// A draft with these records. Bodies are JSON where all of them are; those that are no text become
// base64, each with a form of its own.
Draft draftOf(const QList<ImportedRecord> &records);

// Turns the data of those records from base64 into bytes, as far as `form` says so.
void decodeData(QList<ImportedRecord> &records, DataForm form, qsizetype line,
                ImportResult &result);

// The records of a request in JSON: {"StreamName", "Records": […]}, a list of records, or one.
// Names in any case. `line` is where the text starts. Whether it was such a request.
bool takeRequest(QByteArrayView json, DataForm form, qsizetype line, ImportResult &result,
                 QList<ImportedRecord> &records);

} // namespace core
