// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/Clock.h"
#include "core/signing/SigV4.h"
#include "core/simulator/Failure.h"
#include "core/simulator/HttpParser.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace core::simulator {

// Whom the endpoint knows, and the time after which their keys are no longer good.
struct KnownKey
{
    Credentials credentials;
    bool isExpired = false;
};

// Verifies Signature Version 4 as Kinesis does: for its own region and service, within five minutes
// either way, in a header or, as a presigned request, in the query.
class SignatureCheck
{
public:
    SignatureCheck(QByteArray region, QList<KnownKey> keys);

    // The refusal, or nothing when the request is signed by one of the keys.
    std::optional<Failure> refusalOf(const HttpRequest &request, WallTime now);

private:
    // What a request says about its signature, wherever it says so.
    struct Claim
    {
        QByteArray accessKeyId;
        QByteArray scopeDate;
        QByteArray region;
        QByteArray service;
        QByteArray terminator;
        QList<QByteArray> signedHeaders;
        QByteArray signature;
        QByteArray sessionToken;
        WallTime time;
    };

    static Checked<Claim> claimOf(const HttpRequest &request);
    static Checked<Claim> claimInHeader(const HttpRequest &request, const QByteArray &header);
    static Checked<Claim> claimInQuery(const HttpRequest &request);
    static Checked<Claim> claimFrom(const QByteArray &credential, const QByteArray &date);
    std::optional<Failure> wrongScope(const Claim &claim) const;
    static std::optional<Failure> wrongTime(const Claim &claim, WallTime now);
    std::optional<Failure> wrongSignature(const HttpRequest &request, const Claim &claim,
                                          const KnownKey &key);
    const KnownKey *keyOf(const Claim &claim) const;

    QByteArray m_region;
    QList<KnownKey> m_keys;
    sigv4::KeyCache m_cache;
};

} // namespace core::simulator
