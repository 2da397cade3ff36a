// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace core {

// Base64 as the API carries blobs (RFC 4648 section 4: standard alphabet, padded, one line).

constexpr qsizetype base64Size(qsizetype bytes)
{
    return (bytes + 2) / 3 * 4;
}

// Writes base64Size(bytes.size()) characters to `to` and returns where they end.
char *writeBase64(char *to, QByteArrayView bytes);

// Strict: nothing unless every character is of the alphabet, the padding is there and the bits it
// leaves over are zero.
std::optional<QByteArray> fromBase64(QByteArrayView text);

} // namespace core
