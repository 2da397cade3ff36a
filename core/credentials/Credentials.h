// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/credentials/Secret.h"

#include <QByteArray>

namespace core {

// Long-term or temporary keys of one AWS identity.
struct Credentials
{
    QByteArray accessKeyId; // not secret, but shown with all but the last four characters masked
    Secret secretAccessKey;
    Secret sessionToken; // empty for long-term keys

    bool isTemporary() const { return !sessionToken.isEmpty(); }
};

QDebug operator<<(QDebug debug, const Credentials &credentials) = delete; // secrets are not logged

// "…MPLE": the last four characters; fewer than eight characters show none.
QByteArray maskedKeyId(QByteArrayView accessKeyId);

} // namespace core
