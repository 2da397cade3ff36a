// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/Error.h"
#include "core/signing/SigV4.h"

#include <QByteArray>

#include <optional>

namespace core {

// The headers as they go out: those of the request, and what is the same for all. Host is as it was
// signed, and no compression is asked for.
sigv4::Headers sentHeaders(const sigv4::Request &request);

// Configuration when a header holds a byte that would end it: what follows would be another header.
std::optional<Error> headerError(const sigv4::Request &request);

// Request line and headers up to the body (RFC 9112, 3).
QByteArray requestHead(const sigv4::Request &request);

} // namespace core
