// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/HttpParser.h"

#include <QByteArray>
#include <QList>

#include <optional>
#include <utility>

namespace core::simulator {

using QueryItems = QList<std::pair<QByteArray, QByteArray>>; // decoded, in order of sending

QueryItems queryOf(const HttpRequest &request);
// The first value of that name.
std::optional<QByteArray> queryValue(const QueryItems &items, QByteArrayView name);

// The canonical request of a request as it was received, of just the headers that its sender says
// it signed. Made apart from the signer: what verifies must not share the mistakes of what signs.
QByteArray canonicalFormOf(const HttpRequest &request, const QList<QByteArray> &signedHeaders);

} // namespace core::simulator
