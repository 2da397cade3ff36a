// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transport/NetworkRequest.h"

#include "core/transport/RequestHead.h"

namespace core {

QSslConfiguration tlsConfiguration(const QList<QSslCertificate> &extraCaCertificates)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    // Naming any certificate ends the loading of the system's on demand, so both are named.
    if (!extraCaCertificates.isEmpty()) {
        static const QList<QSslCertificate> system = QSslConfiguration::systemCaCertificates();
        configuration.setCaCertificates(system + extraCaCertificates);
    }
    return configuration;
}

QNetworkRequest toNetworkRequest(const sigv4::Request &request, const QSslConfiguration &tls)
{
    QNetworkRequest result(request.url);
    result.setSslConfiguration(tls);
    result.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                        QNetworkRequest::ManualRedirectPolicy);
    result.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    result.setAttribute(QNetworkRequest::HttpPipeliningAllowedAttribute, false);
    result.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    result.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    result.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    result.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    result.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    for (const auto &[name, value] : sentHeaders(request)) // which also keeps Qt from decompressing
        result.setRawHeader(name, value);
    return result;
}

} // namespace core
