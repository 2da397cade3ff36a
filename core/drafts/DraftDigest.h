// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/drafts/Draft.h"

#include <QByteArray>

namespace core {

// A digest of what a record file would hold of the draft: not where it lies, what it is called and
// how it is shown, how often it is sent and with which environment. Opaque; the same in every
// session. Takes time with large drafts: not for the thread of a window.
QByteArray digestOf(const Draft &draft);

} // namespace core
