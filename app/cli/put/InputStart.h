// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

namespace app {

// What the first bytes of an input show it to be when it is no UTF-8 text at all: what it is, and
// in a second sentence what to do. Empty when it may be text; single bad lines are for later.
QString objectionToStart(QByteArrayView start);

} // namespace app
