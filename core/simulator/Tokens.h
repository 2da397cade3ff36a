// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <optional>

namespace core::simulator {

// Iterators and page tokens: opaque to clients, sealed so that a made-up one is recognised, and
// kept nowhere. They look like the service's ("AAAAAAAAAAE…").
class Tokens
{
public:
    enum class Purpose { ShardIterator, ListShards, ListStreams };

    struct Content
    {
        qint64 issuedMs = 0; // since 1970 UTC
        QList<QByteArray> fields; // without '/'
    };

    // `secret` seals; other tokens than those of the same secret are not recognised.
    explicit Tokens(QByteArray secret);

    QByteArray issue(Purpose purpose, const Content &content) const;
    std::optional<Content> open(Purpose purpose, QByteArrayView token) const;

    static constexpr qint64 lifetimeMs = 300'000; // of all three

private:
    QByteArray sealOf(QByteArrayView text) const;

    QByteArray m_secret;
};

} // namespace core::simulator
