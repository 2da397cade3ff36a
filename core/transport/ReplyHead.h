// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signing/SigV4.h"

#include <QByteArray>

#include <optional>

namespace core {

// The status line and the headers of an answer of HTTP/1.0 or 1.1 (RFC 9112, 4 and 5).
struct ReplyHead
{
    int minorVersion = 1;
    int status = 0; // 100 to 999
    // Names in lower case; what came several times is joined by ", " (RFC 9110, 5.3).
    sigv4::Headers headers;

    QByteArray header(QByteArrayView name) const; // empty when there is none

    // How the body's end is told (RFC 9112, 6.3).
    enum class Framing { Empty, Length, Chunked, Close };
    // Nothing when the headers contradict themselves: lengths that differ or are no numbers, a
    // coding other than "chunked". Chunks beside a length count, as the RFC has it.
    std::optional<Framing> framing() const;
    qint64 contentLength() const; // −1 when there is none, or none that can be believed
    // Whether the other side lets the connection be used again.
    bool keepsConnection() const;
};

// From the first byte to the empty line that ends it, lines ending with LF or CRLF; nothing when it
// is not HTTP.
std::optional<ReplyHead> parseReplyHead(QByteArrayView bytes);

} // namespace core
