// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <array>
#include <cstdint>

namespace core {

using Sha256 = std::array<std::uint8_t, 32>;
using Md5 = std::array<std::uint8_t, 16>;

// OpenSSL's EVP, fetched once: 2 GB/s against QCryptographicHash's 0.26 GB/s. Any thread.
Sha256 sha256(QByteArrayView bytes);
Md5 md5(QByteArrayView bytes);
// HMAC-SHA-256 (RFC 2104) that leaves no copy of the key behind.
Sha256 hmacSha256(QByteArrayView key, QByteArrayView message);

// Lower-case hexadecimal.
QByteArray toHex(const Sha256 &digest);
QByteArray toHex(const Md5 &digest);

} // namespace core
