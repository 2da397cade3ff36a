// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/drafts/Draft.h"

#include <QString>

namespace core {

// One secret of one environment, as settings and the keychain name it:
// "/home/me/orders/staging.env.records#apiToken". No part of its value.
QString secretId(const DraftEnvironment &environment, const QString &name);

// "apiToken" and "staging" of such an id; of another text, all of it and nothing.
struct SecretWords
{
    QString name;
    QString environment;

    bool operator==(const SecretWords &) const = default;
};
SecretWords secretWords(const QString &id);

// What an environment is called: its file without folders and suffix.
QString nameOf(const DraftEnvironment &environment);

} // namespace core
