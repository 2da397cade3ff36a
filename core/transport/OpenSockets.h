// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace core {

// Whether a TCP socket of this process is connected to that port of anybody. Qt does not say when a
// connection stands and only its TLS handshake is missing. Always false where it cannot be told.
bool hasSocketConnectedTo(quint16 port);

} // namespace core
