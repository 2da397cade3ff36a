// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/Result.h"

#include <QHostAddress>
#include <QList>
#include <QNetworkProxy>
#include <QProcessEnvironment>
#include <QString>
#include <QUrl>

#include <optional>
#include <utility>

namespace core {

// The proxy variables of an environment, read as curl and the AWS SDKs read them: https_proxy or
// HTTPS_PROXY for https, http_proxy (lower case only) for http, all_proxy or ALL_PROXY for both;
// no_proxy or NO_PROXY names hosts that are reached directly, by name, domain ("example.com" and
// ".example.com" both cover sub.example.com), address, CIDR block or "*", each with an optional
// port. Lower case wins. Loopback and the metadata addresses of AWS never have a proxy.
class ProxyRules
{
public:
    explicit ProxyRules(const QProcessEnvironment &environment);

    // Whether the environment says anything about proxies at all.
    bool isEmpty() const { return m_https.isEmpty() && m_http.isEmpty(); }
    // NoProxy, HttpProxy or Socks5Proxy; Configuration when the variable cannot be used.
    Result<QNetworkProxy> proxyFor(const QUrl &url) const;

private:
    struct Exception
    {
        QString domain; // without leading dot; empty for addresses
        std::optional<std::pair<QHostAddress, int>> subnet;
        int port = -1;
    };

    void readExceptions(const QString &list);
    bool isException(const QUrl &url) const;
    static bool covers(const Exception &exception, const QUrl &url);

    QString m_https;
    QString m_http;
    QList<Exception> m_exceptions;
    bool m_exceptAll = false;
};

// localhost, *.localhost, 127/8, ::1 and the addresses of AWS's metadata services.
bool isNeverProxied(const QUrl &url);

// "proxy.example.com:3128", for messages.
QString nameOf(const QNetworkProxy &proxy);

} // namespace core
