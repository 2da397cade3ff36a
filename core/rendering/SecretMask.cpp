// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rendering/SecretMask.h"

#include "core/json/JsonText.h"
#include "core/templates/Rendering.h"

#include <algorithm>

namespace core {

namespace {

// Base64 of a text that begins somewhere in another: what stands in the middle is the same for one
// of three beginnings.
QByteArray base64Within(QByteArrayView secret, qsizetype before)
{
    QByteArray whole(before, '\0');
    whole += secret;
    whole = whole.toBase64();
    const qsizetype skipped = before == 0 ? 0 : before + 1;
    const qsizetype left = (before + secret.size()) * 4 / 3 - skipped;
    return whole.mid(skipped, std::max<qsizetype>(0, left));
}

QByteArray jsonText(QByteArrayView secret)
{
    QByteArray text;
    appendJsonString(text, secret);
    return text.sliced(1).chopped(1);
}

} // namespace

SecretMask::SecretMask(QList<Secret> secrets)
{
    constexpr qsizetype fewestBase64 = 6; // less is found in anything
    for (const Secret &secret : std::as_const(secrets)) {
        if (secret.isEmpty())
            continue;
        m_secrets << secret << Secret::take(jsonText(secret.reveal()));
        for (qsizetype before = 0; before < 3; ++before) {
            QByteArray part = base64Within(secret.reveal(), before);
            if (part.size() >= fewestBase64)
                m_secrets << Secret::take(std::move(part));
        }
    }
    // Of two that begin alike the longer is looked for first.
    std::stable_sort(m_secrets.begin(), m_secrets.end(),
                     [](const Secret &a, const Secret &b) { return a.size() > b.size(); });
}

QByteArray SecretMask::masked(const QByteArray &text) const
{
    QByteArray shown = text;
    for (const Secret &secret : m_secrets)
        shown.replace(secret.reveal(), secretDots);
    return shown;
}

QString SecretMask::masked(const QString &text) const
{
    return isEmpty() ? text : QString::fromUtf8(masked(text.toUtf8()));
}

} // namespace core
