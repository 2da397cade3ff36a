// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/credentials/RetryRule.h"

#include <QRegularExpression>

namespace core {

using namespace Qt::Literals::StringLiterals;

Result<QStringList> retryCodesFrom(const QString &text)
{
    static const QRegularExpression code(uR"(\A[A-Za-z0-9_.-]{1,128}\z)"_s);
    QStringList codes;
    for (const QString &part : text.split(u',')) {
        const QString trimmed = part.trimmed();
        if (trimmed.isEmpty())
            continue;
        if (!code.match(trimmed).hasMatch())
            return fail({.kind = Error::Kind::BadInput,
                         .detail = u"“%1” is no error code: name codes such as InternalFailure, "
                                   "with commas between them."_s.arg(trimmed)});
        if (!codes.contains(trimmed))
            codes.append(trimmed);
    }
    return codes;
}

} // namespace core
