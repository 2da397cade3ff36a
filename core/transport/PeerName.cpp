// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transport/PeerName.h"

#include <QHostAddress>
#include <QSslCertificate>
#include <QUrl>

#include <memory>
#include <openssl/x509v3.h>

namespace core {

bool isMadeFor(const QSslCertificate &certificate, const QString &host)
{
    if (certificate.subjectAlternativeNames().isEmpty())
        return !certificate.isNull();
    const QByteArray bytes = certificate.toDer();
    const auto *start = reinterpret_cast<const unsigned char *>(bytes.constData());
    const std::unique_ptr<X509, decltype(&X509_free)> parsed(
        d2i_X509(nullptr, &start, long(bytes.size())), X509_free);
    if (!parsed)
        return false;

    if (!QHostAddress(host).isNull())
        return X509_check_ip_asc(parsed.get(), host.toLatin1().constData(), 0) == 1;
    QByteArray name = QUrl::toAce(host);
    if (name.endsWith('.')) // of a name that is meant to be complete
        name.chop(1);
    constexpr unsigned flags =
        X509_CHECK_FLAG_NEVER_CHECK_SUBJECT | X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS;
    return X509_check_host(parsed.get(), name.constData(), size_t(name.size()), flags, nullptr)
        == 1;
}

} // namespace core
