// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/credentials/RetryRule.h"
#include "core/result/Result.h"

#include <QList>
#include <QString>

namespace core {

// A named way to reach a service: where, and whose keys. Holds no secret; those of a connection
// with keys of its own lie in the keychain under keychainName().
struct Connection
{
    enum class Source {
        Keychain, // access key id here, secret (and token) in the keychain
        Profile, // a profile of the shared AWS files
        Environment, // AWS_ACCESS_KEY_ID and the rest
        Dummy, // keys that a local endpoint does not check
    };

    // What marks the connection beside its name.
    enum class Colour { None, Teal, Blue, Amber, Violet };

    QString name; // unique, 1…64 characters without control characters
    Source source = Source::Keychain;
    QString region;
    QString endpointUrl; // empty: the region's own
    QString accessKeyId; // of Keychain
    QString profile; // of Profile
    QString caBundle; // a PEM file whose certificates are trusted too; may be empty
    bool isProduction = false;
    Colour colour = Colour::None;
    RetryRule retries; // of the window; headgate-cli has options for it

    QString keychainName() const { return QStringLiteral("connection/") + name; }
    bool operator==(const Connection &) const = default;
};

// "keychain", "profile", "environment", "dummy": in files and in lists.
QString nameOf(Connection::Source source);
const QList<Connection::Source> &allSources();

// "none", "teal", … and the other way: None for a word that is not known.
QString nameOf(Connection::Colour colour);
const QList<Connection::Colour> &allColours();
Connection::Colour colourFrom(const QString &name);

// Whether a name will do; Error BadInput says what is wrong with it.
Result<> checkConnectionName(const QString &name);

} // namespace core
