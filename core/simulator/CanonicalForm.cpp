// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/CanonicalForm.h"

#include "core/hashing/Digest.h"

#include <QStringBuilder>

#include <algorithm>

namespace core::simulator {

namespace {

QByteArray encoded(const QByteArray &text)
{
    return text.toPercentEncoding(QByteArray(), QByteArray(), '%');
}

QByteArray canonicalPath(const HttpRequest &request)
{
    const QByteArray path = request.target.split('?').first();
    QByteArrayList segments;
    for (const QByteArray &segment : path.split('/')) {
        if (segment == ".." && !segments.isEmpty())
            segments.removeLast();
        if (!segment.isEmpty() && segment != "." && segment != "..")
            segments.append(encoded(segment)); // a second time: it came encoded once
    }
    const bool endsInSlash = !segments.isEmpty() && path.endsWith('/');
    return '/' + segments.join('/') + (endsInSlash ? "/" : "");
}

QByteArray canonicalQuery(const HttpRequest &request)
{
    QByteArrayList pairs;
    for (const auto &[name, value] : queryOf(request)) {
        if (name != "X-Amz-Signature")
            pairs.append(encoded(name) + '=' + encoded(value));
    }
    // '=' sorts behind digits but before letters; names that begin alike must not be led by it.
    std::sort(pairs.begin(), pairs.end(), [](const QByteArray &a, const QByteArray &b) {
        return QByteArray(a).replace('=', '\1') < QByteArray(b).replace('=', '\1');
    });
    return pairs.join('&');
}

// All values of a header in order, joined, with the white space inside them collapsed.
QByteArray canonicalHeader(const HttpRequest &request, const QByteArray &lowerName)
{
    QByteArrayList values;
    for (const auto &[name, value] : request.headers) {
        if (name.toLower() == lowerName)
            values.append(value.simplified());
    }
    return lowerName + ':' + values.join(',') + '\n';
}

} // namespace

QueryItems queryOf(const HttpRequest &request)
{
    QueryItems items;
    const qsizetype start = request.target.indexOf('?');
    if (start < 0)
        return items;
    for (const QByteArray &pair : request.target.mid(start + 1).split('&')) {
        const qsizetype equals = pair.indexOf('=');
        const QByteArray name = equals < 0 ? pair : pair.left(equals);
        const QByteArray value = equals < 0 ? QByteArray() : pair.mid(equals + 1);
        if (!pair.isEmpty())
            items.append(
                {QByteArray::fromPercentEncoding(name), QByteArray::fromPercentEncoding(value)});
    }
    return items;
}

std::optional<QByteArray> queryValue(const QueryItems &items, QByteArrayView name)
{
    const auto found = std::find_if(items.begin(), items.end(),
                                    [name](const auto &item) { return item.first == name; });
    return found == items.end() ? std::nullopt : std::optional(found->second);
}

QByteArray canonicalFormOf(const HttpRequest &request, const QList<QByteArray> &signedHeaders)
{
    QByteArray form =
        request.method + '\n' + canonicalPath(request) + '\n' + canonicalQuery(request) + '\n';
    for (const QByteArray &name : signedHeaders)
        form += canonicalHeader(request, name.toLower());
    return form + '\n' + signedHeaders.join(';') + '\n' + toHex(sha256(request.body));
}

} // namespace core::simulator
