// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/results/RowSelection.h"

#include <QByteArray>
#include <QList>

namespace core {

enum class ExportKind {
    Records, // JSONL of the records alone: what failed, to be sent again
    Results, // JSONL of records with what became of them; imports again too
    Table, // CSV of the same (RFC 4180)
};

// What a file of that kind starts with; may be empty.
QByteArray exportHead(ExportKind kind);
// Appends a row with its line end. In CSV a text that a spreadsheet would take for a formula gets
// an apostrophe before it, and payloads that are not UTF-8 are in a column of their own as base64.
void appendExport(QByteArray &out, ExportKind kind, const ResultSource &source, qint64 row);
// The file name's end: "jsonl" or "csv".
QString suffixOf(ExportKind kind);

// A cell as it is copied: whole ids, plain numbers.
QString cellText(const ResultSource &source, qint64 row, ResultColumn column);
// Rows for a spreadsheet: tab-separated, a header, cells quoted where they have to be.
QString rowsAsTable(const ResultSource &source, const QList<qint64> &rows);

} // namespace core
