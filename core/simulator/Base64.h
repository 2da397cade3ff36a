// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <tl/expected.hpp>

namespace core::simulator {

// The bytes of a blob, strictly by RFC 4648: padded, no white space, no stray bits. Otherwise the
// service's sentence about what is wrong.
tl::expected<QByteArray, QByteArray> decodeBase64(QByteArrayView text);

} // namespace core::simulator
