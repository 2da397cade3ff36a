// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/Error.h"

#include <QLatin1StringView>
#include <QStringView>

namespace core {

// The texts for an error of that code whose detail contains `part` (empty: any). Between braces:
// stream, host, service, status, code, detail, record, shard, action, resource, region, limit,
// account.
struct ExplanationRule
{
    QLatin1StringView code; // of the service without "Exception"
    QLatin1StringView part;
    QStringView what;
    QStringView why;
    QStringView whatNow;
};

// For codes of the service; null when it is none that we know.
const ExplanationRule *serviceRule(const Error &error);
// For lists and reads that were asked for too often, by their action; null for anything else.
const ExplanationRule *readingRule(const Error &error);
// For codes of the transport; null when it is none.
const ExplanationRule *transportRule(const QString &code);
// For everything: by the transport's code, the HTTP status or at last the kind of error.
const ExplanationRule &localRule(const Error &error);

} // namespace core
