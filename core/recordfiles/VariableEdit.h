// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/drafts/Draft.h"
#include "core/recordfiles/Section.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

namespace core {

// A preamble whose variables become these. Lines whose variable is the same stay as they are, and
// so does all between them; where names only went or came at the end, the others keep their lines.
QByteArray editedVariables(QByteArrayView preamble, const QList<DraftVariable> &variables,
                           QByteArrayView lineEnd);

// "@name = value"; an odd name is a JSON string, and an odd value too, with a star before the =.
QByteArray variableLine(const DraftVariable &variable);

// A name as it stands in a file.
QByteArray variableName(const QString &name);

} // namespace core
