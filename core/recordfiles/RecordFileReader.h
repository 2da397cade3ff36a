// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/drafts/Draft.h"
#include "core/recordfiles/FileProblem.h"
#include "core/recordfiles/Headers.h"

#include <QByteArray>
#include <QList>

namespace core {

// A record file cut where records start: what is above the first, then each record.
struct RecordFileText
{
    QByteArray mark; // a byte order mark, or nothing
    QByteArray preamble;
    QList<QByteArray> records;

    QByteArray toBytes() const;
};
RecordFileText cutAtRecords(const QByteArray &bytes);

// How typed keys are called where a file does not say where keys come from.
KeySource typedSource(bool isTemplate);

// What the sections say as a draft, with an id of its own.
Draft draftFrom(const RecordFileText &text, FoundProblems &problems);

// The variables of a preamble that starts at `offset` of the file.
QList<DraftVariable> variablesIn(QByteArrayView preamble, const QList<SectionLine> &head,
                                 qsizetype offset, FoundProblems &problems);

// Reports what has no place in a head: other lines, and text that is not UTF-8.
void checkHead(QByteArrayView section, const QList<SectionLine> &head, HeaderPlace place,
               qsizetype offset, FoundProblems &problems);

} // namespace core
