// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/credentials/Credentials.h"
#include "core/hashing/Digest.h"
#include "core/result/Clock.h"

#include <QByteArray>
#include <QList>
#include <QUrl>

#include <mutex>
#include <optional>
#include <utility>

namespace core::sigv4 {

// Signature Version 4 as the Signing page of the AWS General Reference describes it, header form
// only.

using Headers = QList<std::pair<QByteArray, QByteArray>>; // in order of sending; names in any case

// A request before and after signing. The path and the query of `url` must be sent exactly as
// QUrl::FullyEncoded spells them, and Host as hostHeader() does.
struct Request
{
    QByteArray method = "POST";
    QUrl url;
    Headers headers; // a Host among them is ignored: it is derived from the URL
    QByteArray body;
};

// Where and when a signature holds.
struct Scope
{
    QByteArray region;
    QByteArray service = "kinesis";
    WallTime time; // whole seconds count; correct it by the clock skew before
};

struct Options
{
    bool normalizePath = true; // resolve "." and ".." and repeated slashes (all services but S3)
    bool doubleEncodePath = true; // encode the path once more (all services but S3)
    bool signBody = false; // add and sign x-amz-content-sha256
    bool omitSessionToken = false; // add the token after signing, unsigned
};

// All that signing made, stage by stage, for whoever has to find out why a signature is refused.
// The canonical request holds the session token: show `redacted()` of it.
struct Signature
{
    QByteArray canonicalRequest;
    QByteArray stringToSign;
    QByteArray signature; // 64 hexadecimal digits
    QByteArray signedHeaders; // "content-type;host;x-amz-date;x-amz-target"
    QByteArray authorization; // the value of the Authorization header
    QByteArray amzDate; // "20150830T123600Z"
};

// host or host:port as it is signed and sent: lower case, no default port, IPv6 in brackets.
QByteArray hostHeader(const QUrl &url);

// "20150830T123600Z"
QByteArray amzDate(WallTime time);

// Signing keys of one day, region and service; a secret is hashed into one once a day.
// Any thread.
class KeyCache
{
public:
    KeyCache() = default;
    Q_DISABLE_COPY_MOVE(KeyCache)
    ~KeyCache(); // wipes the keys

    Sha256 signingKey(const Credentials &credentials, const Scope &scope);

private:
    struct Entry
    {
        Sha256 secretDigest{};
        QByteArray date, region, service;
        Sha256 key{};
    };
    std::mutex m_mutex;
    QList<Entry> m_entries; // few: the newest first
};

// The three stages, each alone for tests and for showing.
QByteArray canonicalRequest(const Request &request, const Sha256 &bodyDigest,
                            const Options &options = {});
QByteArray stringToSign(QByteArrayView canonicalRequest, const Scope &scope);
QByteArray signatureOf(const Sha256 &signingKey, QByteArrayView stringToSign);

// Host is signed but not added (and removed if it was there), the transport sends it. Adds
// X-Amz-Date, X-Amz-Security-Token when there is a token, x-amz-content-sha256 when asked, and
// Authorization to `request.headers`, replacing what was there under these names. Every header
// present at that time is signed except those that HTTP stacks change (User-Agent, Connection,
// Accept-Encoding, Transfer-Encoding, Expect, TE, Trailer, X-Amzn-Trace-Id, amz-sdk-invocation-id,
// amz-sdk-request). Returns the stages.
Signature sign(Request &request, const Credentials &credentials, const Scope &scope,
               KeyCache &cache, const Options &options = {});

// A canonical request with the value of x-amz-security-token replaced by "***".
QByteArray redacted(QByteArrayView canonicalRequest);

// What an Authorization header says, for the side that verifies; nothing when it is malformed.
struct Authorization
{
    QByteArray accessKeyId, date, region, service;
    QList<QByteArray> signedHeaders;
    QByteArray signature;
};
std::optional<Authorization> parseAuthorization(QByteArrayView header);

} // namespace core::sigv4
