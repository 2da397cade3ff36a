// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transport/Ending.h"

namespace core {

struct TlsFailure
{
    // NotTls, TlsRefused (by the other side), TlsBroken (after the handshake), TlsHandshakeFailed
    // (by us: who it is could not be verified)
    QString code;
    QString detail;
    bool isBreak = false; // of a connection that stood: no doubt about who is there
};

// What went wrong with TLS, of an ending by that.
TlsFailure tlsFailureOf(const Ending &ending);

} // namespace core
