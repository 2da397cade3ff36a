// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/Tokens.h"

#include "core/hashing/Digest.h"

namespace core::simulator {

namespace {

const QByteArray head("\0\0\0\0\0\0\0\1", 8);
constexpr qsizetype sealSize = 32;

} // namespace

Tokens::Tokens(QByteArray secret)
    : m_secret(std::move(secret))
{
}

QByteArray Tokens::issue(Purpose purpose, const Content &content) const
{
    const QByteArray text = QByteArray::number(int(purpose)) + '/'
        + QByteArray::number(content.issuedMs) + '/' + content.fields.join('/');
    return QByteArray(head + sealOf(text) + text).toBase64();
}

std::optional<Tokens::Content> Tokens::open(Purpose purpose, QByteArrayView token) const
{
    const auto decoded = QByteArray::fromBase64Encoding(token.toByteArray(),
                                                        QByteArray::AbortOnBase64DecodingErrors);
    const QByteArray &bytes = *decoded;
    if (!decoded || bytes.size() < head.size() + sealSize || !bytes.startsWith(head))
        return std::nullopt;
    const QByteArray text = bytes.mid(head.size() + sealSize);
    QList<QByteArray> fields = text.split('/');
    if (bytes.mid(head.size(), sealSize) != sealOf(text) || fields.size() < 2
        || fields.takeFirst() != QByteArray::number(int(purpose)))
        return std::nullopt;
    const qint64 issuedMs = fields.takeFirst().toLongLong();
    return Content{issuedMs, fields};
}

QByteArray Tokens::sealOf(QByteArrayView text) const
{
    const Sha256 seal = hmacSha256(m_secret, text);
    return {reinterpret_cast<const char *>(seal.data()), sealSize};
}

} // namespace core::simulator
