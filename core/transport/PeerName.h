// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QSslCertificate;

namespace core {

// Whether the certificate is for that host: a name, or an address without brackets. Where it has
// alternative names, they alone count (RFC 9110, 4.3.4); Qt takes a common name beside them. One
// without any is true: there the common name is all there is, and Qt has compared it.
bool isMadeFor(const QSslCertificate &certificate, const QString &host);

} // namespace core
