// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signing/SigV4.h"
#include "core/transport/Transport.h"

namespace core {

// A signed request as it may be shown: the token is "***", of Authorization the scope, the names of
// the signed headers and the last four characters of the key id are left.
sigv4::Request masked(sigv4::Request request);

// The stages of signing as they may be shown.
sigv4::Signature masked(sigv4::Signature signature);

// A text of the other side with the session token as "***". Some answers repeat the request they
// refuse, token and all. It is found as it is and with any of its characters escaped as JSON or a
// URL may, also when its end was cut off.
QByteArray withoutToken(QByteArrayView text, const Secret &token);
HttpReply withoutToken(HttpReply reply, const Secret &token);

// The same for the signature of a request and the id of its key, which debugging servers repeat.
QByteArray withoutSignature(QByteArrayView text, const sigv4::Request &request);
HttpReply withoutSignature(HttpReply reply, const sigv4::Request &request);

} // namespace core
