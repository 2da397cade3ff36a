// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/Masking.h"

namespace core {

namespace {

constexpr auto mask = "***";

QByteArray maskedAuthorization(QByteArrayView header)
{
    const std::optional<sigv4::Authorization> parts = sigv4::parseAuthorization(header);
    if (!parts)
        return mask;
    return "AWS4-HMAC-SHA256 Credential=" + maskedKeyId(parts->accessKeyId) + '/' + parts->date
        + '/' + parts->region + '/' + parts->service
        + "/aws4_request, SignedHeaders=" + parts->signedHeaders.join(';') + ", Signature=" + mask;
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

} // namespace core
