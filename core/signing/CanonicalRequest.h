// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signing/SigV4.h"

namespace core::sigv4 {

// The headers of a request as they are signed.
struct CanonicalHeaders
{
    QByteArray lines; // "name:value\n" each, sorted by name
    QByteArray names; // "content-type;host;x-amz-date"
};

// Host comes from the URL; headers that HTTP stacks change are left out.
CanonicalHeaders canonicalHeaders(const Request &request);

// The first stage with its headers already at hand.
QByteArray canonicalRequest(const Request &request, const CanonicalHeaders &headers,
                            const Sha256 &bodyDigest, const Options &options);

} // namespace core::sigv4
