// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signing/CanonicalRequest.h"

#include "core/text/Ascii.h"

#include <QString>

#include <algorithm>
#include <array>

namespace core::sigv4 {

namespace {

// RFC 3986, section 2.3.
constexpr bool isUnreserved(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'
        || c == '.' || c == '_' || c == '~';
}

bool isEscape(QByteArrayView text, qsizetype at)
{
    return text[at] == '%' && at + 2 < text.size() && isHexDigit(text[at + 1])
        && isHexDigit(text[at + 2]);
}

enum class Escapes { Keep, EncodeAgain };

// Percent-encodes all but unreserved characters and those in `alsoPlain`.
QByteArray encoded(QByteArrayView text, Escapes escapes, QByteArrayView alsoPlain = {})
{
    constexpr std::array digits{'0', '1', '2', '3', '4', '5', '6', '7',
                                '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'};
    QByteArray out;
    out.reserve(text.size() + 16);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (isUnreserved(c) || alsoPlain.contains(c)
            || (escapes == Escapes::Keep && isEscape(text, i))) {
            out += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        out += '%';
        out += digits.at(byte >> 4);
        out += digits.at(byte & 0xF);
    }
    return out;
}

// Without ".", ".." and repeated slashes (RFC 3986, section 5.2.4, and the last is AWS').
QByteArray normalized(const QByteArray &path)
{
    QList<QByteArray> kept;
    for (const QByteArray &segment : path.split('/')) {
        if (segment.isEmpty() || segment == ".")
            continue;
        if (segment != "..")
            kept.append(segment);
        else if (!kept.isEmpty())
            kept.removeLast();
    }
    QByteArray result = '/' + kept.join('/');
    if (path.endsWith('/') && !kept.isEmpty())
        result += '/';
    return result;
}

QByteArray canonicalPath(const QUrl &url, const Options &options)
{
    QByteArray path = url.path(QUrl::FullyEncoded).toLatin1();
    if (path.isEmpty() || path == "/")
        return "/";
    if (options.normalizePath)
        path = normalized(path);
    return encoded(path, options.doubleEncodePath ? Escapes::EncodeAgain : Escapes::Keep, "/");
}

QByteArray canonicalQuery(const QUrl &url)
{
    if (!url.hasQuery())
        return {};
    const QByteArray query = url.query(QUrl::FullyEncoded).toLatin1();
    std::vector<std::pair<QByteArray, QByteArray>> parameters;
    for (const QByteArray &part : query.split('&')) {
        if (part.isEmpty())
            continue;
        const qsizetype equals = part.indexOf('=');
        const QByteArray value = equals < 0 ? QByteArray() : part.mid(equals + 1);
        parameters.emplace_back(
            encoded(part.first(equals < 0 ? part.size() : equals), Escapes::Keep),
            encoded(value, Escapes::Keep));
    }
    std::sort(parameters.begin(), parameters.end());

    QByteArray result;
    for (const auto &[name, value] : parameters) {
        if (!result.isEmpty())
            result += '&';
        result += name + '=' + value;
    }
    return result;
}

bool isSigned(QByteArrayView name)
{
    // What proxies and HTTP stacks add or change on the way, and what the URL decides.
    constexpr std::array unsignedNames{
        "accept-encoding",
        "amz-sdk-invocation-id",
        "amz-sdk-request",
        "authorization",
        "connection",
        "expect",
        "host",
        "te",
        "trailer",
        "transfer-encoding",
        "user-agent",
        "x-amzn-trace-id",
    };
    return std::none_of(unsignedNames.begin(), unsignedNames.end(),
                        [name](const char *other) { return name == QByteArrayView(other); });
}

} // namespace

QByteArray hostHeader(const QUrl &url)
{
    QByteArray host = url.host(QUrl::FullyEncoded).toLatin1().toLower();
    if (host.contains(':'))
        host = '[' + host + ']';
    const int defaultPort = url.scheme() == QLatin1StringView("https") ? 443 : 80;
    const int port = url.port(defaultPort);
    if (port != defaultPort)
        host += ':' + QByteArray::number(port);
    return host;
}

CanonicalHeaders canonicalHeaders(const Request &request)
{
    Headers sorted{{"host", hostHeader(request.url)}};
    for (const auto &[name, value] : request.headers) {
        const QByteArray lowerName = name.trimmed().toLower();
        if (isSigned(lowerName))
            sorted.append({lowerName, value.simplified()});
    }
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const auto &a, const auto &b) { return a.first < b.first; });

    CanonicalHeaders result;
    for (qsizetype i = 0; i < sorted.size(); ++i) {
        const auto &[name, value] = sorted.at(i);
        if (i > 0 && sorted.at(i - 1).first == name) {
            result.lines.back() = ','; // in place of the line's end
            result.lines += value + '\n';
            continue;
        }
        result.lines += name + ':' + value + '\n';
        result.names += (i > 0 ? ";" : "") + name;
    }
    return result;
}

QByteArray canonicalRequest(const Request &request, const CanonicalHeaders &headers,
                            const Sha256 &bodyDigest, const Options &options)
{
    return request.method.toUpper() + '\n' + canonicalPath(request.url, options) + '\n'
        + canonicalQuery(request.url) + '\n' + headers.lines + '\n' + headers.names + '\n'
        + toHex(bodyDigest);
}

QByteArray canonicalRequest(const Request &request, const Sha256 &bodyDigest,
                            const Options &options)
{
    return canonicalRequest(request, canonicalHeaders(request), bodyDigest, options);
}

QByteArray redacted(QByteArrayView canonicalRequest)
{
    constexpr QByteArrayView header = "\nx-amz-security-token:";
    const qsizetype start = canonicalRequest.indexOf(header);
    if (start < 0)
        return canonicalRequest.toByteArray();
    const qsizetype valueStart = start + header.size();
    const qsizetype end = canonicalRequest.indexOf('\n', valueStart);
    QByteArray result = canonicalRequest.first(valueStart).toByteArray() + "***";
    if (end >= 0)
        result += canonicalRequest.sliced(end);
    return result;
}

} // namespace core::sigv4
