// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/connection/Trace.h"

#include "app/cli/console/JsonRow.h"
#include "app/cli/console/TextWidth.h"

#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace app {
namespace {

QByteArray headerLines(const core::sigv4::Headers &headers)
{
    QByteArray lines;
    for (const auto &[name, value] : headers)
        lines += name + ": " + value + '\n';
    return lines;
}

// "connected 0.4 ms, encrypted 1.2 ms, …": each since the start, those that came.
QByteArray timingLine(const core::Timing &timing)
{
    const QList<std::pair<QByteArray, qint64>> phases{{"connected", timing.connected},
                                                      {"encrypted", timing.encrypted},
                                                      {"request sent", timing.requestSent},
                                                      {"first byte", timing.firstByte},
                                                      {"finished", timing.finished}};
    QByteArrayList parts;
    for (const auto &[name, microseconds] : phases) {
        if (microseconds >= 0)
            parts.append(name + ' '
                         + QByteArray::number(static_cast<double>(microseconds) / 1000, 'f', 1)
                         + " ms");
    }
    return parts.join(", ");
}

QByteArray requestText(const core::Exchange &exchange)
{
    const core::sigv4::Request &request = exchange.request;
    QByteArray path = request.url.path(QUrl::FullyEncoded).toUtf8();
    if (path.isEmpty())
        path = "/";
    return request.method + ' ' + path + " HTTP/1.1\nHost: " + core::sigv4::hostHeader(request.url)
        + '\n' + headerLines(request.headers) + '\n' + request.body + '\n';
}

QByteArray answerText(const core::Exchange &exchange)
{
    if (exchange.reply) {
        return "HTTP/1.1 " + QByteArray::number(exchange.reply->status) + '\n'
            + headerLines(exchange.reply->headers) + '\n' + exchange.reply->body + '\n';
    }
    if (exchange.error) {
        const QByteArray place = exchange.error->mayHaveArrived
            ? "the whole request had left"
            : "the request had not left completely";
        return "no answer: " + core::nameOf(exchange.error->kind).toUtf8() + ", "
            + exchange.error->detail.toUtf8() + " (" + place + ")\n";
    }
    return "no answer\n";
}

} // namespace

QByteArray traceText(const core::Exchange &exchange, int number)
{
    const core::CallFacts &facts = exchange.facts;
    QByteArray text = "=== " + QByteArray::number(number) + ' ' + facts.action + " to "
        + exchange.request.url.toString(QUrl::RemoveUserInfo).toUtf8() + " at "
        + isoTime(facts.startedAt.time_since_epoch().count()).toUtf8() + '\n';
    text += requestText(exchange);
    text += "--- answer\n" + answerText(exchange);
    text += "--- timing\n" + timingLine(facts.timing) + '\n';
    if (!facts.requestId.isEmpty())
        text += "request id " + facts.requestId + '\n';
    if (!facts.extendedRequestId.isEmpty())
        text += "extended request id " + facts.extendedRequestId + '\n';
    if (facts.clockSkew)
        text += "clock: the service is " + QByteArray::number(facts.clockSkew->count())
            + " ms ahead of this computer\n";
    return text + '\n';
}

Trace::Trace(std::unique_ptr<ByteSink> sink)
    : m_sink(std::move(sink))
{
}

core::Result<std::unique_ptr<Trace>> Trace::open(const QString &path)
{
    if (path == u"-") {
        auto sink = std::make_unique<ByteSink>(STDERR_FILENO, u"standard error"_s);
        std::unique_ptr<Trace> trace(new Trace(std::move(sink)));
        trace->m_isForPeople = true;
        return trace;
    }
    auto sink = ByteSink::create(path);
    if (!sink)
        return core::fail(sink.error());
    return std::unique_ptr<Trace>(new Trace(std::move(*sink)));
}

void Trace::write(const core::Exchange &exchange)
{
    const std::scoped_lock lock(m_mutex);
    const QByteArray text = traceText(exchange, ++m_number);
    m_sink->write(m_isForPeople ? printableLines(QString::fromUtf8(text)).toUtf8() : text);
    (void)m_sink->flush(); // whole exchanges, also when the program is killed
}

core::Result<> Trace::close()
{
    const std::scoped_lock lock(m_mutex);
    return m_sink->close();
}

} // namespace app
