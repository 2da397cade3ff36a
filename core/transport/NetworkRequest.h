// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signing/SigV4.h"

#include <QList>
#include <QNetworkRequest>
#include <QSslCertificate>
#include <QSslConfiguration>

namespace core {

// TLS 1.2 or later, the other side always verified, the system's certificates and these.
QSslConfiguration tlsConfiguration(const QList<QSslCertificate> &extraCaCertificates);

// The request as Qt sends it: HTTP/1.1, no redirect followed, no cookies, no stored credentials,
// no cache, no compression, the body streamed with its length.
QNetworkRequest toNetworkRequest(const sigv4::Request &request, const QSslConfiguration &tls);

} // namespace core
