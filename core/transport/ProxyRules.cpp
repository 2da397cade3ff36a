// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transport/ProxyRules.h"

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

QString firstOf(const QProcessEnvironment &environment, std::initializer_list<QString> names)
{
    for (const QString &name : names) {
        const QString value = environment.value(name).trimmed();
        if (!value.isEmpty())
            return value;
    }
    return {};
}

int portOf(const QUrl &url)
{
    return url.port(url.scheme() == u"https" ? 443 : 80);
}

Error unusable(const QString &why)
{
    return {
        .kind = Error::Kind::Configuration,
        .code = u"ProxyUnusable"_s,
        .detail = u"The proxy that the environment names cannot be used: "_s + why,
    };
}

std::optional<QNetworkProxy::ProxyType> proxyType(const QString &scheme)
{
    if (scheme == u"http")
        return QNetworkProxy::HttpProxy;
    if (scheme == u"socks5" || scheme == u"socks5h")
        return QNetworkProxy::Socks5Proxy;
    return {};
}

int defaultPort(QNetworkProxy::ProxyType type)
{
    return type == QNetworkProxy::Socks5Proxy ? 1080 : 80;
}

// The variable may hold a password: no message of ours quotes it.
Result<QNetworkProxy> proxyOf(const QString &variable)
{
    const QUrl url(variable.contains(u"://") ? variable : QString(u"http://"_s + variable),
                   QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return fail(unusable(u"it is no address."_s));

    const auto type = proxyType(url.scheme());
    if (!type) {
        return fail(unusable(u"scheme \""_s + url.scheme()
                             + u"\" is not supported, only http and socks5 are."_s));
    }
    const int port = url.port(defaultPort(*type));
    return QNetworkProxy(*type, url.host(), quint16(port), url.userName(QUrl::FullyDecoded),
                         url.password(QUrl::FullyDecoded));
}

} // namespace

ProxyRules::ProxyRules(const QProcessEnvironment &environment)
    : m_https(
        firstOf(environment, {u"https_proxy"_s, u"HTTPS_PROXY"_s, u"all_proxy"_s, u"ALL_PROXY"_s}))
    , m_http(firstOf(environment, {u"http_proxy"_s, u"all_proxy"_s, u"ALL_PROXY"_s}))
{
    readExceptions(firstOf(environment, {u"no_proxy"_s, u"NO_PROXY"_s}));
}

void ProxyRules::readExceptions(const QString &list)
{
    for (QString entry : list.split(u',', Qt::SkipEmptyParts)) {
        entry = entry.trimmed().toLower();
        if (entry == u"*")
            m_exceptAll = true;

        Exception exception;
        const auto asSubnet = [](const QString &text) {
            const auto subnet = QHostAddress::parseSubnet(text);
            return subnet.first.isNull() ? std::nullopt : std::optional(subnet);
        };
        const bool looksLikeAddress = !QHostAddress(entry).isNull() || entry.contains(u'/');
        exception.subnet = looksLikeAddress ? asSubnet(entry) : std::nullopt;
        if (!exception.subnet) {
            const QUrl url(u"http://"_s + entry);
            exception.port = url.port();
            QString name = exception.port < 0 ? entry : entry.left(entry.lastIndexOf(u':'));
            while (name.startsWith(u'.') || name.startsWith(u'*'))
                name.remove(0, 1);
            if (name.startsWith(u'[') && name.endsWith(u']'))
                name = name.mid(1, name.size() - 2);
            const QHostAddress address(name);
            if (address.isNull())
                exception.domain = name;
            else
                exception.subnet = asSubnet(name);
        }
        if (exception.subnet || !exception.domain.isEmpty())
            m_exceptions.append(exception);
    }
}

bool ProxyRules::covers(const Exception &exception, const QUrl &url)
{
    if (exception.port >= 0 && exception.port != portOf(url))
        return false;
    const QString host = url.host().toLower();
    if (exception.subnet) {
        const QHostAddress address(host);
        return !address.isNull() && address.isInSubnet(*exception.subnet);
    }
    return host == exception.domain || host.endsWith(QString(u'.' + exception.domain));
}

bool ProxyRules::isException(const QUrl &url) const
{
    if (m_exceptAll || isNeverProxied(url))
        return true;
    return std::any_of(m_exceptions.cbegin(), m_exceptions.cend(),
                       [&url](const Exception &exception) { return covers(exception, url); });
}

Result<QNetworkProxy> ProxyRules::proxyFor(const QUrl &url) const
{
    const QString &variable = url.scheme() == u"https" ? m_https : m_http;
    if (variable.isEmpty() || isException(url))
        return QNetworkProxy(QNetworkProxy::NoProxy);
    return proxyOf(variable);
}

bool isNeverProxied(const QUrl &url)
{
    const QString host = url.host().toLower();
    if (host == u"localhost" || host.endsWith(u".localhost"))
        return true;
    const QHostAddress address(host);
    return address.isLoopback() || host == u"169.254.169.254" || host == u"169.254.170.2"
        || host == u"169.254.170.23" || host == u"fd00:ec2::254" || host == u"fd00:ec2::23";
}

QString nameOf(const QNetworkProxy &proxy)
{
    const QString host = proxy.hostName();
    const QString bracketed = host.contains(u':') ? QString(u'[' + host + u']') : host;
    return bracketed + u':' + QString::number(proxy.port());
}

} // namespace core
