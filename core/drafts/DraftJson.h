// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/drafts/Draft.h"
#include "core/result/Result.h"

#include <QByteArray>
#include <QList>

namespace core {

// What a window had open: enough to show it again after it was killed.
struct SessionText
{
    QList<Draft> drafts; // in the order of the tabs
    qsizetype currentTab = 0;
    QList<Draft> closed; // tabs that may be brought back, the one closed last at the end

    bool operator==(const SessionText &) const = default;
};

// A versioned JSON text. Bodies that are not UTF-8 are kept too, as base64; every session reads
// back as it was written.
QByteArray toJson(const SessionText &session);
// Error: Configuration when it was written by a newer version; Storage when it is not such a text.
Result<SessionText> sessionFromJson(const QByteArray &json);

} // namespace core
