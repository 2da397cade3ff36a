// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/Result.h"

#include <QStringList>

namespace core {

// Which refused records the window tries again by itself, how often and for how long.
struct RetryRule
{
    static constexpr int mostAttempts = 10;
    static constexpr int longestSeconds = 86'400;

    // Of a record in all, 1…mostAttempts; 1: what is refused is not sent again. What did not leave
    // the machine is tried up to three times even then.
    int attempts = 1;
    // No attempt begins later than that after the record's first one, up to longestSeconds; 0:
    // attempts alone count.
    int seconds = 0;
    QStringList codes; // instead of those of throttling; as retryCodesFrom() takes them

    bool operator==(const RetryRule &) const = default;
};

// Codes with commas between them, such as "InternalFailure, SlowDown". Error BadInput says which
// is none: a code is of up to 128 letters, digits, dots, underscores and hyphens.
Result<QStringList> retryCodesFrom(const QString &text);

} // namespace core
