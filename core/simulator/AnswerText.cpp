// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/AnswerText.h"

#include <QDateTime>
#include <QLocale>

namespace core::simulator {

namespace {

QDateTime dateOf(const Answer &answer)
{
    return QDateTime::fromMSecsSinceEpoch(answer.date.time_since_epoch().count(), Qt::UTC);
}

const char *reasonOf(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 400:
        return "Bad Request";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 413:
        return "Content Too Large";
    case 431:
        return "Request Header Fields Too Large";
    case 500:
        return "Internal Server Error";
    case 501:
        return "Not Implemented";
    case 503:
        return "Service Unavailable";
    case 505:
        return "HTTP Version Not Supported";
    default:
        return "Error";
    }
}

QByteArray header(const char *name, const QByteArray &value)
{
    return value.isNull() ? QByteArray() : QByteArray(name + QByteArray(": ") + value + "\r\n");
}

QByteArray orDash(const QByteArray &text)
{
    return text.isEmpty() ? QByteArray("-") : text;
}

} // namespace

QByteArray httpText(const Answer &answer, AfterAnswer after)
{
    const QString pattern = QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'");
    const QByteArray date = QLocale::c().toString(dateOf(answer), pattern).toLatin1();
    QByteArray text;
    text.reserve(512 + answer.body.size());
    text +=
        "HTTP/1.1 " + QByteArray::number(answer.status) + ' ' + reasonOf(answer.status) + "\r\n";
    text += header("x-amzn-RequestId", answer.requestId);
    text += header("x-amz-id-2", answer.extendedRequestId);
    text += header("Date", date);
    text += header("Content-Type", answer.contentType);
    text += header("Content-Length", QByteArray::number(answer.body.size()));
    text += header("Connection", after == AfterAnswer::KeepOpen ? "keep-alive" : "close");
    text += "\r\n";
    text += answer.body;
    return text;
}

QByteArray logLine(const Answer &answer, const RequestFacts &facts)
{
    return dateOf(answer).toString(Qt::ISODateWithMs).toLatin1() + ' ' + orDash(answer.action) + ' '
        + QByteArray::number(answer.status) + ' ' + orDash(answer.errorCode) + " in="
        + QByteArray::number(facts.bytesIn) + " out=" + QByteArray::number(answer.body.size())
        + " us=" + QByteArray::number(facts.microseconds) + " id=" + orDash(answer.requestId)
        + '\n';
}

} // namespace core::simulator
