// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/credentials/ConnectionDraft.h"

#include <QHash>
#include <QStringList>

namespace ui {

enum class ConnectionField {
    Name,
    AccessKeyId,
    SecretAccessKey,
    Profile,
    Region,
    EndpointUrl,
    Retries, // their numbers
    RetryCodes
};

// What a draft is checked against.
struct ConnectionSurroundings
{
    QStringList takenNames; // of the other connections
    bool hasSecret = false; // one is stored or kept for it, or may be
};

// What keeps a draft from being saved, in words for people, by field. Empty: nothing.
QHash<ConnectionField, QString> problemsOf(const ConnectionDraft &draft,
                                           const ConnectionSurroundings &surroundings);

// A name that is free: "dev", "dev 2", …
QString freeName(const QString &wish, const QStringList &takenNames);

} // namespace ui
