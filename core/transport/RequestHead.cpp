// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transport/RequestHead.h"

#include <algorithm>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

bool hasName(const sigv4::Headers &headers, const QByteArray &name)
{
    return std::any_of(headers.cbegin(), headers.cend(), [&name](const auto &header) {
        return header.first.compare(name, Qt::CaseInsensitive) == 0;
    });
}

bool endsLine(const QByteArray &text)
{
    return std::any_of(text.cbegin(), text.cend(),
                       [](char byte) { return byte == '\r' || byte == '\n' || byte == '\0'; });
}

} // namespace

sigv4::Headers sentHeaders(const sigv4::Request &request)
{
    sigv4::Headers result{{"Host", sigv4::hostHeader(request.url)}};
    if (!hasName(request.headers, "User-Agent"))
        result.emplaceBack("User-Agent", "headgate");
    for (const auto &header : request.headers) {
        if (header.first.compare("Host", Qt::CaseInsensitive) != 0)
            result.append(header);
    }
    result.emplaceBack("Accept-Encoding", "identity");
    result.emplaceBack("Content-Length", QByteArray::number(request.body.size()));
    return result;
}

std::optional<Error> headerError(const sigv4::Request &request)
{
    for (const auto &[name, value] : request.headers) {
        if (!endsLine(name) && !endsLine(value))
            continue;
        return Error{
            .kind = Error::Kind::Configuration,
            .code = u"HeaderUnusable"_s,
            .detail = u"The header "_s + QString::fromLatin1(name.simplified().left(64))
                + u" holds a line break, so that nothing was sent. Look at the connection's keys "
                  u"and session token."_s,
        };
    }
    return {};
}

QByteArray requestHead(const sigv4::Request &request)
{
    QByteArray target =
        request.url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::RemoveFragment);
    if (!target.startsWith('/'))
        target.prepend('/');
    QByteArray head = request.method + ' ' + target + " HTTP/1.1\r\n";
    for (const auto &[name, value] : sentHeaders(request))
        head += name + ": " + value + "\r\n";
    return head += "\r\n";
}

} // namespace core
