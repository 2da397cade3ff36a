// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kinesis/Endpoint.h"

#include "core/kinesis/Region.h"

#include <QRegularExpression>

#include <algorithm>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

Error configurationError(const QString &where, const QString &detail)
{
    return {.kind = Error::Kind::Configuration, .detail = detail, .where = where};
}

Error endpointError(const QString &detail)
{
    return configurationError(u"endpoint"_s, detail);
}

bool isHostLabel(const QString &text)
{
    static const QRegularExpression form(uR"(\A[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\z)"_s);
    return form.match(text).hasMatch();
}

Result<> checkRegion(const QString &region)
{
    if (region.isEmpty())
        return fail(configurationError(u"region"_s,
                                       u"No region is given. Every request is signed for one: "
                                       "choose a region, such as us-east-1."_s));
    if (!isHostLabel(region))
        return fail(configurationError(
            u"region"_s,
            QString(u"“%1” cannot be a region: regions are written in lower-case letters, digits "
                    "and hyphens. Choose one from the list, such as us-east-1."_s)
                .arg(region.left(80))));
    return {};
}

bool isIpv4Loopback(const QString &host)
{
    static const QRegularExpression form(uR"(\A127(\.\d{1,3}){3}\z)"_s);
    return form.match(host).hasMatch();
}

// QUrl gives IPv6 hosts without brackets in one form and with them in another.
QString bareHost(const QUrl &url)
{
    QString host = url.host(QUrl::FullyEncoded);
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.mid(1, host.size() - 2);
    return host;
}

bool isPlain(QChar character)
{
    return character > u' ' && character < u'\x7f' && character != u'\\';
}

// What is wrong with the text before it is taken apart; empty when nothing is.
QString problemOfText(const QString &text)
{
    if (text.isEmpty())
        return u"The endpoint is empty. Write it with scheme and host, such as "
               "http://localhost:4567."_s;
    if (!std::all_of(text.begin(), text.end(), isPlain))
        return u"The endpoint holds blanks or characters beyond ASCII, which may look like another "
               "host. Write the host in ASCII (its xn-- form for an international name)."_s;
    if (!text.startsWith(u"http://"_s, Qt::CaseInsensitive)
        && !text.startsWith(u"https://"_s, Qt::CaseInsensitive))
        return u"The endpoint does not begin with https:// or http://. Write it with its scheme, "
               "such as http://localhost:4567."_s;
    return {};
}

// What is wrong with the parts; empty when nothing is.
QString problemOfUrl(const QUrl &url)
{
    const QString host = bareHost(url);
    if (!url.isValid() || host.isEmpty() || url.port() == 0)
        return u"The endpoint has no valid host and port. Write it as scheme, host and port, such "
               "as http://localhost:4567."_s;
    if (!url.userInfo().isEmpty() || url.authority().contains(u'@'))
        return u"The endpoint holds a user name or password, which would be sent to whoever "
               "answers. Leave out everything up to the @."_s;
    if (host.endsWith(u'.'))
        return u"The host ends in a dot, which certificates and signatures do not. Leave it out."_s;
    if ((url.path() != "/"_L1 && !url.path().isEmpty()) || url.hasQuery() || url.hasFragment())
        return u"The endpoint has a path or query, but Kinesis is always asked at “/”. Write only "
               "scheme, host and port."_s;
    return {};
}

int defaultPort(const QString &scheme)
{
    return scheme == "https"_L1 ? 443 : 80;
}

// Scheme, host and port alone, each in its one form.
QUrl normalized(const QUrl &url)
{
    QUrl result;
    result.setScheme(url.scheme());
    result.setHost(bareHost(url));
    if (url.port() != defaultPort(url.scheme()))
        result.setPort(url.port());
    result.setPath(u"/"_s);
    return result;
}

bool isAwsEndpoint(const QUrl &url, const QString &region)
{
    return url.scheme() == "https"_L1 && url.port() == -1 && regionOfAwsHost(url.host()) == region;
}

struct RegionChoice
{
    QString region;
    bool isFips = false;
};

RegionChoice regionChoice(const QString &text)
{
    if (text.startsWith(u"fips-"_s))
        return {.region = text.mid(5), .isFips = true};
    if (text.endsWith(u"-fips"_s))
        return {.region = text.chopped(5), .isFips = true};
    return {.region = text};
}

} // namespace

bool Endpoint::isLoopback() const
{
    const QString host = bareHost(url);
    return host == "localhost"_L1 || host == "::1"_L1 || isIpv4Loopback(host);
}

Result<Endpoint> regionalEndpoint(const QString &region)
{
    const RegionChoice choice = regionChoice(region);
    if (const Result<> checked = checkRegion(choice.region); !checked)
        return fail(checked.error());

    const Partition partition = partitionOf(choice.region);
    // GovCloud's ordinary hosts are its FIPS hosts.
    const bool hasFipsHost = choice.isFips && partition.id != "aws-us-gov"_L1;
    QUrl url;
    url.setScheme(u"https"_s);
    url.setHost((hasFipsHost ? u"kinesis-fips."_s : u"kinesis."_s) + choice.region + u'.'
                + partition.dnsSuffix);
    url.setPath(u"/"_s);
    return Endpoint{.url = url, .region = choice.region, .isCustom = false};
}

Result<Endpoint> customEndpoint(const QString &url, const QString &region)
{
    if (const Result<> checked = checkRegion(region); !checked)
        return fail(checked.error());

    const QString trimmed = url.trimmed();
    if (const QString problem = problemOfText(trimmed); !problem.isEmpty())
        return fail(endpointError(problem));
    const QUrl parsed(trimmed, QUrl::StrictMode);
    if (const QString problem = problemOfUrl(parsed); !problem.isEmpty())
        return fail(endpointError(problem));

    Endpoint endpoint{.url = normalized(parsed), .region = region};
    endpoint.isCustom = !isAwsEndpoint(endpoint.url, region);
    if (endpoint.url.scheme() == "http"_L1 && !endpoint.isLoopback())
        return fail(endpointError(
            QString(u"http:// would send records and session tokens in the open to %1. Use "
                    "https://; plain http is for this computer alone (localhost, 127.0.0.1)."_s)
                .arg(bareHost(endpoint.url))));
    return endpoint;
}

std::optional<QString> regionOfAwsHost(const QString &host)
{
    static const QRegularExpression form(
        uR"(\A(?:kinesis(?:-fips)?|[0-9]{12}\.(?:data|control)-kinesis(?:-fips)?|vpce-[a-z0-9-]+\.kinesis))"
        uR"(\.([a-z]+(?:-[a-z]+)+-[0-9]+)\.(vpce\.)?([a-z0-9.-]+)\z)"_s,
        QRegularExpression::CaseInsensitiveOption);
    // Beyond ASCII some letters count as upper case of others: the Kelvin sign as a K.
    if (!std::all_of(host.begin(), host.end(), isPlain))
        return std::nullopt;
    const QRegularExpressionMatch match = form.match(host);
    if (!match.hasMatch())
        return std::nullopt;

    const bool isVpcEndpoint = host.startsWith(u"vpce-"_s, Qt::CaseInsensitive);
    if (isVpcEndpoint != match.hasCaptured(2))
        return std::nullopt;
    const QString region = match.captured(1).toLower();
    const QString suffix = match.captured(3).toLower();
    const Partition partition = partitionOf(region);
    if (suffix != partition.dnsSuffix && (isVpcEndpoint || suffix != partition.dualStackSuffix))
        return std::nullopt;
    return region;
}

bool isAwsHost(const QString &host)
{
    return regionOfAwsHost(host).has_value();
}

} // namespace core
