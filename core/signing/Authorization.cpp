// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signing/SigV4.h"
#include "core/text/Ascii.h"

#include <algorithm>

namespace core::sigv4 {

namespace {

bool isLowerHex(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

// "AKID/20150830/us-east-1/kinesis/aws4_request"
bool readCredential(const QByteArray &value, Authorization &into)
{
    const QList<QByteArray> parts = value.split('/');
    if (parts.size() != 5 || parts.contains(QByteArray()) || parts.at(4) != "aws4_request")
        return false;
    into.accessKeyId = parts.at(0);
    into.date = parts.at(1);
    into.region = parts.at(2);
    into.service = parts.at(3);
    return into.date.size() == 8 && std::all_of(into.date.cbegin(), into.date.cend(), isDigit);
}

bool readParameter(const QByteArray &name, const QByteArray &value, Authorization &into)
{
    if (name == "Credential")
        return into.accessKeyId.isEmpty() && readCredential(value, into);
    if (name == "SignedHeaders") {
        const bool isFirst = into.signedHeaders.isEmpty();
        into.signedHeaders = value.split(';');
        return isFirst && !into.signedHeaders.contains(QByteArray());
    }
    if (name == "Signature") {
        const bool isFirst = into.signature.isEmpty();
        into.signature = value;
        return isFirst && value.size() == 64
            && std::all_of(value.cbegin(), value.cend(), isLowerHex);
    }
    return false;
}

} // namespace

std::optional<Authorization> parseAuthorization(QByteArrayView header)
{
    constexpr QByteArrayView algorithm = "AWS4-HMAC-SHA256 ";
    const QByteArray text = header.trimmed().toByteArray();
    if (!text.startsWith(algorithm))
        return std::nullopt;

    Authorization result;
    const QList<QByteArray> parameters = text.mid(algorithm.size()).split(',');
    for (const QByteArray &parameter : parameters) {
        const qsizetype equals = parameter.indexOf('=');
        if (equals < 0
            || !readParameter(parameter.first(equals).trimmed(),
                              parameter.mid(equals + 1).trimmed(), result))
            return std::nullopt;
    }
    if (parameters.size() != 3) // each known name at most once, so all three are there
        return std::nullopt;
    return result;
}

} // namespace core::sigv4
