// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/Masking.h"

#include <algorithm>

namespace core {

namespace {

constexpr auto mask = "***";
// So much of its start is the token; the first characters are the same in all tokens.
constexpr qsizetype tellingLength = 12;

QByteArray maskedAuthorization(QByteArrayView header)
{
    const std::optional<sigv4::Authorization> parts = sigv4::parseAuthorization(header);
    if (!parts)
        return mask;
    return "AWS4-HMAC-SHA256 Credential=" + maskedKeyId(parts->accessKeyId) + '/' + parts->date
        + '/' + parts->region + '/' + parts->service
        + "/aws4_request, SignedHeaders=" + parts->signedHeaders.join(';') + ", Signature=" + mask;
}

// How many bytes at the start of `text` spell `wanted`, as it is or escaped ("\/", "\u002f",
// "%2F"); 0: they do not.
qsizetype spelled(QByteArrayView text, char wanted)
{
    const auto isHexAt = [text, wanted](qsizetype position) {
        const QByteArray hex = QByteArray(1, wanted).toHex();
        return text.size() >= position + 2
            && text.sliced(position, 2).compare(hex, Qt::CaseInsensitive) == 0;
    };
    if (text.startsWith(wanted))
        return 1;
    if (text.startsWith("\\u00") && isHexAt(4))
        return 6;
    if (text.startsWith('%') && isHexAt(1))
        return 3;
    return text.size() > 1 && text.front() == '\\' && text.at(1) == wanted ? 2 : 0;
}

// The length of what spells the token, or its start, at the start of `text`; 0: nothing does.
qsizetype tokenLength(QByteArrayView text, QByteArrayView token)
{
    qsizetype length = 0;
    qsizetype matched = 0;
    while (matched < token.size()) {
        const qsizetype step = spelled(text.sliced(length), token.at(matched));
        if (step == 0)
            break;
        length += step;
        ++matched;
    }
    return matched >= std::min(tellingLength, token.size()) ? length : 0;
}

std::optional<sigv4::Authorization> authorizationOf(const sigv4::Request &request)
{
    for (const auto &[name, value] : request.headers) {
        if (name.compare("authorization", Qt::CaseInsensitive) == 0)
            return sigv4::parseAuthorization(value);
    }
    return std::nullopt;
}

QByteArray without(const sigv4::Authorization &used, QByteArrayView text)
{
    QByteArray result = text.toByteArray();
    if (result.contains(
            QByteArrayView(used.signature).first(std::min(tellingLength, used.signature.size()))))
        result = withoutToken(result, Secret(used.signature));
    return used.accessKeyId.isEmpty()
        ? result
        : result.replace(used.accessKeyId, maskedKeyId(used.accessKeyId));
}

} // namespace

sigv4::Request masked(sigv4::Request request)
{
    for (auto &[name, value] : request.headers) {
        if (name.compare("authorization", Qt::CaseInsensitive) == 0)
            value = maskedAuthorization(value);
        else if (name.compare("x-amz-security-token", Qt::CaseInsensitive) == 0)
            value = mask;
    }
    return request;
}

sigv4::Signature masked(sigv4::Signature signature)
{
    signature.canonicalRequest = sigv4::redacted(signature.canonicalRequest);
    signature.authorization = maskedAuthorization(signature.authorization);
    signature.signature = mask;
    return signature;
}

QByteArray withoutToken(QByteArrayView text, const Secret &token)
{
    if (token.isEmpty())
        return text.toByteArray();
    QByteArray result;
    while (!text.isEmpty()) {
        const qsizetype length = tokenLength(text, token.reveal());
        if (length > 0)
            result += mask;
        else
            result += text.front();
        text = text.sliced(std::max<qsizetype>(length, 1));
    }
    return result;
}

HttpReply withoutToken(HttpReply reply, const Secret &token)
{
    reply.body = withoutToken(reply.body, token);
    for (auto &[name, value] : reply.headers)
        value = withoutToken(value, token);
    return reply;
}

QByteArray withoutSignature(QByteArrayView text, const sigv4::Request &request)
{
    const auto used = authorizationOf(request);
    return used ? without(*used, text) : text.toByteArray();
}

HttpReply withoutSignature(HttpReply reply, const sigv4::Request &request)
{
    const auto used = authorizationOf(request);
    if (!used)
        return reply;
    reply.body = without(*used, reply.body);
    for (auto &[name, value] : reply.headers)
        value = without(*used, value);
    return reply;
}

} // namespace core
