// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signing/SigV4.h"

namespace core {

// A signed request as it may be shown: the token is "***", of Authorization the scope, the names of
// the signed headers and the last four characters of the key id are left.
sigv4::Request masked(sigv4::Request request);

// The stages of signing as they may be shown.
sigv4::Signature masked(sigv4::Signature signature);

} // namespace core
