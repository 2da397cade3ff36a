// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/connection/ProxyOption.h"

#include "app/cli/options/CommandSpec.h"

#include <QUrl>

using namespace Qt::Literals::StringLiterals;

namespace app {
namespace {

core::Result<> refuse(const QString &why)
{
    return core::fail(usageError(u"--proxy"_s, why));
}

} // namespace

core::Result<> readProxy(const QString &text, const Variable &variable,
                         core::TransportSettings &settings)
{
    if (text.isEmpty() || text == u"system")
        return {};
    if (text == u"none") {
        settings.proxyMode = core::ProxyMode::None;
        return {};
    }
    const QUrl url(text, QUrl::StrictMode);
    const bool isHttp = url.scheme() == u"http";
    if (!url.password().isEmpty())
        return refuse(u"A password does not belong on a command line: put it into the variable "
                      "HEADGATE_PROXY_PASSWORD."_s);
    if (!url.isValid() || url.host().isEmpty() || url.port() < 1
        || !(isHttp || url.scheme() == u"socks5"))
        return refuse(u"\"%1\" is not a proxy: --proxy takes http://HOST:PORT, socks5://HOST:PORT, "
                      "system or none."_s.arg(text));
    settings.proxyMode = core::ProxyMode::Explicit;
    settings.proxy = QNetworkProxy(isHttp ? QNetworkProxy::HttpProxy : QNetworkProxy::Socks5Proxy,
                                   url.host(), static_cast<quint16>(url.port()), url.userName(),
                                   QString::fromUtf8(variable("HEADGATE_PROXY_PASSWORD")));
    return {};
}

} // namespace app
