// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

namespace core {

// The words of a server as text: the first 4 KiB, cut between characters. Whoever shows them takes
// care of control characters.
QString errorText(QByteArrayView utf8);

// The first 200 characters on one line, for bodies that are no answer of the service; of an HTML
// page, that it is one and its first words.
QString bodyExcerpt(QByteArrayView body);

} // namespace core
