// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signing/SigV4.h"

#include "core/signing/CanonicalRequest.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <openssl/crypto.h>

namespace core::sigv4 {

namespace {

constexpr QByteArrayView algorithm = "AWS4-HMAC-SHA256";
constexpr QByteArrayView terminator = "aws4_request";

QByteArrayView viewOf(const Sha256 &digest)
{
    return {digest.data(), static_cast<qsizetype>(digest.size())};
}

QByteArray day(WallTime time)
{
    return amzDate(time).first(8);
}

// "20150830/us-east-1/kinesis/aws4_request"
QByteArray credentialScope(const Scope &scope)
{
    return day(scope.time) + '/' + scope.region + '/' + scope.service + '/'
        + terminator.toByteArray();
}

Sha256 deriveKey(const Secret &secret, const QByteArray &date, const Scope &scope)
{
    QByteArray start("AWS4");
    start.reserve(start.size() + secret.size()); // one block of memory, so that one wipe is enough
    start += secret.reveal();
    Sha256 key = hmacSha256(start, date);
    OPENSSL_cleanse(start.data(), static_cast<size_t>(start.size()));
    for (const QByteArrayView part :
         {QByteArrayView(scope.region), QByteArrayView(scope.service), terminator})
        key = hmacSha256(viewOf(key), part);
    return key;
}

void removeOwnHeaders(Headers &headers)
{
    constexpr std::array own{"authorization", "host", "x-amz-content-sha256", "x-amz-date",
                             "x-amz-security-token"};
    headers.removeIf([own](const auto &header) {
        const QByteArray name = header.first.trimmed().toLower();
        return std::any_of(own.begin(), own.end(),
                           [&name](const char *other) { return name == other; });
    });
}

} // namespace

QByteArray amzDate(WallTime time)
{
    const auto seconds = std::chrono::floor<std::chrono::seconds>(time);
    const auto midnight = std::chrono::floor<std::chrono::days>(seconds);
    const std::chrono::year_month_day date(midnight);
    const std::chrono::hh_mm_ss clock(seconds - midnight);
    std::array<char, 48> text{};
    const int length = std::snprintf(
        text.data(), text.size(), "%04d%02u%02uT%02d%02d%02dZ", static_cast<int>(date.year()),
        static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
        static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
        static_cast<int>(clock.seconds().count()));
    return {text.data(), length};
}

KeyCache::~KeyCache()
{
    for (Entry &entry : m_entries)
        OPENSSL_cleanse(entry.key.data(), entry.key.size());
}

Sha256 KeyCache::signingKey(const Credentials &credentials, const Scope &scope)
{
    constexpr qsizetype mostEntries = 8;
    const Sha256 secretDigest = sha256(credentials.secretAccessKey.reveal());
    const QByteArray date = day(scope.time);
    const auto fits = [&](const Entry &entry) {
        return entry.secretDigest == secretDigest && entry.date == date
            && entry.region == scope.region && entry.service == scope.service;
    };

    const std::lock_guard lock(m_mutex);
    const auto known = std::find_if(m_entries.cbegin(), m_entries.cend(), fits);
    if (known != m_entries.cend())
        return known->key;
    if (m_entries.size() == mostEntries) {
        OPENSSL_cleanse(m_entries.last().key.data(), sizeof(Sha256));
        m_entries.removeLast();
    }
    const Sha256 key = deriveKey(credentials.secretAccessKey, date, scope);
    m_entries.prepend({secretDigest, date, scope.region, scope.service, key});
    return key;
}

QByteArray stringToSign(QByteArrayView canonicalRequest, const Scope &scope)
{
    return algorithm.toByteArray() + '\n' + amzDate(scope.time) + '\n' + credentialScope(scope)
        + '\n' + toHex(sha256(canonicalRequest));
}

QByteArray signatureOf(const Sha256 &signingKey, QByteArrayView stringToSign)
{
    return toHex(hmacSha256(viewOf(signingKey), stringToSign));
}

Signature sign(Request &request, const Credentials &credentials, const Scope &scope,
               KeyCache &cache, const Options &options)
{
    Signature made;
    made.amzDate = amzDate(scope.time);
    const Sha256 bodyDigest = sha256(request.body);
    const auto token = [&credentials] { return credentials.sessionToken.reveal().toByteArray(); };

    removeOwnHeaders(request.headers);
    request.headers.append({"X-Amz-Date", made.amzDate});
    if (credentials.isTemporary() && !options.omitSessionToken)
        request.headers.append({"X-Amz-Security-Token", token()});
    if (options.signBody)
        request.headers.append({"x-amz-content-sha256", toHex(bodyDigest)});

    const CanonicalHeaders headers = canonicalHeaders(request);
    made.signedHeaders = headers.names;
    made.canonicalRequest = canonicalRequest(request, headers, bodyDigest, options);
    made.stringToSign = stringToSign(made.canonicalRequest, scope);
    made.signature = signatureOf(cache.signingKey(credentials, scope), made.stringToSign);
    made.authorization = algorithm.toByteArray() + " Credential=" + credentials.accessKeyId + '/'
        + credentialScope(scope) + ", SignedHeaders=" + made.signedHeaders
        + ", Signature=" + made.signature;

    if (credentials.isTemporary() && options.omitSessionToken)
        request.headers.append({"X-Amz-Security-Token", token()});
    request.headers.append({"Authorization", made.authorization});
    return made;
}

} // namespace core::sigv4
