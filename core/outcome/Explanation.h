// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/Error.h"

#include <QString>

namespace core {

// What went wrong in three short texts for people, each of whole sentences in plain English.
struct Explanation
{
    QString what;
    QString why;
    QString whatNow;

    bool operator==(const Explanation &) const = default;
};

// Never empty, for any error. `streamName` may be empty. Words of the service or the system may be
// quoted: show it as plain text.
Explanation explain(const Error &error, const QString &streamName);

} // namespace core
