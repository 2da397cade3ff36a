// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/SignatureCheck.h"

#include "core/outcome/HttpDate.h"
#include "core/simulator/CanonicalForm.h"

#include <QDateTime>
#include <QHash>

#include <algorithm>

namespace core::simulator {

namespace {

constexpr std::chrono::minutes window{5};
const QByteArray algorithm = "AWS4-HMAC-SHA256 ";

Failure incomplete(const QByteArray &message)
{
    return {"IncompleteSignatureException", message};
}

Failure invalid(const QByteArray &message)
{
    return {"InvalidSignatureException", message};
}

std::optional<WallTime> timeFrom(const QByteArray &text)
{
    if (const auto date = httpDate(text))
        return date;
    const QString pattern = QStringLiteral("yyyyMMdd'T'HHmmss'Z'");
    QDateTime time = QDateTime::fromString(QString::fromLatin1(text), pattern);
    time.setTimeSpec(Qt::UTC);
    if (!time.isValid())
        return std::nullopt;
    return WallTime(Milliseconds(time.toMSecsSinceEpoch()));
}

// "Name=value" parts of an Authorization header, separated by blanks and commas.
QHash<QByteArray, QByteArray> parametersOf(const QByteArray &header)
{
    QHash<QByteArray, QByteArray> parameters;
    QByteArray text = header;
    const QByteArrayList parts = text.replace(',', ' ').split(' ').mid(1);
    for (const QByteArray &part : parts) {
        const qsizetype equals = part.indexOf('=');
        if (equals > 0)
            parameters.insert(part.left(equals), part.mid(equals + 1));
    }
    return parameters;
}

// What the service says, with both strings, so that whoever signs can compare. The token is left
// out of them: it is a secret even where it is the reader's own.
Failure mismatch(const QByteArray &canonicalForm, const QByteArray &stringToSign)
{
    return invalid("The request signature we calculated does not match the signature you provided. "
                   "Check your AWS Secret Access Key and signing method. Consult the service "
                   "documentation for details.\n\nThe Canonical String for this request should "
                   "have been\n'"
                   + sigv4::redacted(canonicalForm) + "'\n\nThe String-to-Sign should have been\n'"
                   + stringToSign + "'\n");
}

} // namespace

SignatureCheck::SignatureCheck(QByteArray region, QList<KnownKey> keys)
    : m_region(std::move(region))
    , m_keys(std::move(keys))
{
}

std::optional<Failure> SignatureCheck::refusalOf(const HttpRequest &request, WallTime now)
{
    const auto claim = claimOf(request);
    if (!claim)
        return claim.error();
    if (auto failure = wrongScope(*claim))
        return failure;
    const KnownKey *key = keyOf(*claim);
    if (!key)
        return Failure{"UnrecognizedClientException",
                       "The security token included in the request is invalid."};
    if (key->isExpired)
        return Failure{"ExpiredTokenException",
                       "The security token included in the request is expired"};
    if (auto failure = wrongTime(*claim, now))
        return failure;
    return wrongSignature(request, *claim, *key);
}

Checked<SignatureCheck::Claim> SignatureCheck::claimOf(const HttpRequest &request)
{
    const auto header = request.header("Authorization");
    const bool isInQuery = queryValue(queryOf(request), "X-Amz-Algorithm").has_value();
    if (header && isInQuery)
        return refuse(invalid("Found both 'X-Amz-Algorithm' as a query-string param and "
                              "'Authorization' as HTTP header."));
    if (isInQuery)
        return claimInQuery(request);
    if (!header || header->isEmpty())
        return refuse("MissingAuthenticationTokenException", "Missing Authentication Token");
    return claimInHeader(request, *header);
}

Checked<SignatureCheck::Claim> SignatureCheck::claimInHeader(const HttpRequest &request,
                                                             const QByteArray &header)
{
    const auto parameters = parametersOf(header);
    const auto date = request.header("X-Amz-Date");
    const QByteArray dateText = date ? *date : request.header("Date").value_or(QByteArray());
    QByteArray message;
    for (const char *name : {"Credential", "Signature", "SignedHeaders"}) {
        if (parameters.value(name).isEmpty())
            message += QByteArray("Authorization header requires '") + name + "' parameter. ";
    }
    if (dateText.isEmpty())
        message += "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' "
                   "header. ";
    // Whoever calls with another algorithm has none of these, or none that could be verified.
    if (message.isEmpty() && !header.startsWith(algorithm))
        message = "Unsupported AWS 'algorithm': '" + header.split(' ').first() + "'. ";
    if (!message.isEmpty())
        return refuse(incomplete(message + "Authorization=" + header));

    auto claim = claimFrom(parameters.value("Credential"), dateText);
    if (claim) {
        claim->signedHeaders = parameters.value("SignedHeaders").split(';');
        claim->signature = parameters.value("Signature");
        claim->sessionToken = request.header("X-Amz-Security-Token").value_or(QByteArray());
    }
    return claim;
}

Checked<SignatureCheck::Claim> SignatureCheck::claimInQuery(const HttpRequest &request)
{
    const QueryItems query = queryOf(request);
    const auto value = [&query](QByteArrayView name) {
        return queryValue(query, name).value_or(QByteArray());
    };
    QByteArray message;
    for (const char *name : {"X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Signature",
                             "X-Amz-SignedHeaders", "X-Amz-Date"}) {
        if (value(name).isEmpty())
            message += QByteArray("AWS query-string parameters must include '") + name + "'. ";
    }
    if (!message.isEmpty())
        return refuse(incomplete(message + "Re-examine the query-string parameters."));

    auto claim = claimFrom(value("X-Amz-Credential"), value("X-Amz-Date"));
    if (claim) {
        claim->signedHeaders = value("X-Amz-SignedHeaders").split(';');
        claim->signature = value("X-Amz-Signature");
        claim->sessionToken = value("X-Amz-Security-Token");
    }
    return claim;
}

Checked<SignatureCheck::Claim> SignatureCheck::claimFrom(const QByteArray &credential,
                                                         const QByteArray &date)
{
    const QByteArrayList scope = credential.split('/');
    if (scope.size() != 5)
        return refuse(incomplete("Credential must have exactly 5 slash-delimited elements, e.g. "
                                 "keyid/date/region/service/term, got '"
                                 + credential + '\''));
    const auto time = timeFrom(date);
    if (!time)
        return refuse(incomplete("Date must be in ISO-8601 'basic format'. Got '" + date
                                 + "'. See http://en.wikipedia.org/wiki/ISO_8601"));
    Claim claim;
    claim.accessKeyId = scope[0];
    claim.scopeDate = scope[1];
    claim.region = scope[2];
    claim.service = scope[3];
    claim.terminator = scope[4];
    claim.time = *time;
    return claim;
}

std::optional<Failure> SignatureCheck::wrongScope(const Claim &claim) const
{
    QByteArrayList complaints;
    const QByteArray time = sigv4::amzDate(claim.time);
    if (claim.region != m_region)
        complaints.append("Credential should be scoped to a valid region, not '" + claim.region
                          + "'.");
    if (claim.service != "kinesis")
        complaints.append("Credential should be scoped to correct service: 'kinesis'.");
    if (claim.terminator != "aws4_request")
        complaints.append("Credential should be scoped with a valid terminator: 'aws4_request', "
                          "not '"
                          + claim.terminator + "'.");
    if (claim.scopeDate != time.left(8))
        complaints.append("Date in Credential scope does not match YYYYMMDD from ISO-8601 version "
                          "of date from HTTP: '"
                          + claim.scopeDate + "' != '" + time.left(8) + "', from '" + time + "'.");
    const bool signsHost = std::any_of(
        claim.signedHeaders.begin(), claim.signedHeaders.end(),
        [](const QByteArray &name) { return name.compare("host", Qt::CaseInsensitive) == 0; });
    if (!signsHost)
        complaints.append("'Host' or ':authority' must be a 'SignedHeader' in the AWS "
                          "Authorization.");
    if (complaints.isEmpty())
        return std::nullopt;
    return invalid(complaints.join(' '));
}

std::optional<Failure> SignatureCheck::wrongTime(const Claim &claim, WallTime now)
{
    const QByteArray signedAt = sigv4::amzDate(claim.time);
    const QByteArray nowText = sigv4::amzDate(now);
    if (claim.time < now - window)
        return invalid("Signature expired: " + signedAt + " is now earlier than "
                       + sigv4::amzDate(now - window) + " (" + nowText + " - 5 min.)");
    if (claim.time > now + window)
        return invalid("Signature not yet current: " + signedAt + " is still later than "
                       + sigv4::amzDate(now + window) + " (" + nowText + " + 5 min.)");
    return std::nullopt;
}

std::optional<Failure> SignatureCheck::wrongSignature(const HttpRequest &request,
                                                      const Claim &claim, const KnownKey &key)
{
    const sigv4::Scope scope{.region = claim.region, .service = claim.service, .time = claim.time};
    const QByteArray form = canonicalFormOf(request, claim.signedHeaders);
    const QByteArray text = sigv4::stringToSign(form, scope);
    const Sha256 signingKey = m_cache.signingKey(key.credentials, scope);
    if (sigv4::signatureOf(signingKey, text) == claim.signature)
        return std::nullopt;
    return mismatch(form, text);
}

const KnownKey *SignatureCheck::keyOf(const Claim &claim) const
{
    const auto found = std::find_if(m_keys.begin(), m_keys.end(), [&claim](const KnownKey &key) {
        return key.credentials.accessKeyId == claim.accessKeyId
            && key.credentials.sessionToken.reveal() == QByteArrayView(claim.sessionToken);
    });
    return found == m_keys.end() ? nullptr : &*found;
}

} // namespace core::simulator
