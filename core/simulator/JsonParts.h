// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json/JsonText.h"

#include <QByteArray>
#include <QByteArrayView>

namespace core::simulator {

// The bytes as a JSON string, in quotation marks.
QByteArray jsonString(QByteArrayView utf8);

// Milliseconds since 1970 as the service writes moments: seconds with three decimals.
QByteArray jsonSeconds(qint64 milliseconds);

} // namespace core::simulator
