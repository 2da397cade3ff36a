// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/drafts/Draft.h"
#include "core/result/Result.h"

#include <QByteArray>
#include <QList>
#include <QMap>

namespace core {

// What a window had open: enough to show it again after it was killed.
struct SessionText
{
    QList<Draft> drafts; // in the order of the tabs
    qsizetype currentTab = 0;
    QList<Draft> closed; // tabs that may be brought back, the one closed last at the end
    QList<Draft> sent; // as they were sent, the last one at the end; ids of their own
    // By the id of a tab's draft: what was written there and not sent, before another one took its
    // place. Ids of their own, too.
    QMap<QString, QList<Draft>> unsent;

    bool operator==(const SessionText &) const = default;
};

// The session as its index says it: all but the records, which lie in a file per draft. Texts of
// version 1 had the records in them.
struct SessionIndex
{
    SessionText session;
    QMap<QString, QString> files; // by the id of the draft; none: its records are here
};

// Versioned JSON texts. Bodies that are not UTF-8 are kept too, as base64; every draft reads back
// as it was written. Each draft of the session needs a file.
QByteArray toJson(const SessionIndex &index);
QByteArray toJson(const Draft &draft);
// Error: Configuration when it was written by a newer version; Storage when it is not such a text.
Result<SessionIndex> sessionFromJson(const QByteArray &json);
Result<Draft> draftFromJson(const QByteArray &json);

} // namespace core
