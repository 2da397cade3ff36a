// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <limits>

namespace core {

// Tables as spreadsheets copy and save them: RFC 4180 with any separator.

// The rows of the table, or the first `maxRows`. A cell in quotation marks may hold separators,
// line breaks and doubled quotation marks; a cell whose quotation marks do not close before its
// end is taken as it stands, which is how JSON comes out of a spreadsheet. Empty lines are no rows.
QList<QByteArrayList> sheetRows(QByteArrayView text, char separator,
                                qsizetype maxRows = std::numeric_limits<qsizetype>::max());

// One row, with quotation marks where a cell needs them; no line break at the end.
void appendSheetRow(QByteArray &out, const QByteArrayList &cells, char separator);

} // namespace core
