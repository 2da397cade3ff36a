// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/tools/SignCommand.h"

#include "app/cli/console/JsonRow.h"
#include "app/cli/put/InputFile.h"
#include "app/process/SignalWatch.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QTimeZone>

using namespace Qt::Literals::StringLiterals;

namespace app {
namespace {

constexpr qsizetype largestBody = 32 * 1024 * 1024;

core::Result<QByteArray> readAll(const QString &path)
{
    const auto file = InputFile::open(path);
    if (!file)
        return core::fail(file.error());
    QByteArray bytes;
    QByteArray piece(64 * 1024, Qt::Uninitialized);
    while (true) {
        const auto count = (*file)->read({piece.data(), static_cast<std::size_t>(piece.size())});
        if (!count)
            return core::fail(count.error());
        if (*count == 0)
            return bytes;
        bytes.append(piece.constData(), *count);
        if (bytes.size() > largestBody)
            return core::fail(usageError(u"--body"_s, u"A body of more than 32 MiB is none."_s));
    }
}

core::sigv4::Headers redactedHeaders(const core::sigv4::Request &request)
{
    core::sigv4::Headers headers{{"Host", core::sigv4::hostHeader(request.url)}};
    for (const auto &[name, value] : request.headers) {
        const bool isToken = name.compare("x-amz-security-token", Qt::CaseInsensitive) == 0;
        headers.append({name, isToken ? QByteArray("***") : value});
    }
    return headers;
}

QByteArray toJson(const core::sigv4::Signature &signature, const core::sigv4::Headers &headers)
{
    JsonRow fields;
    for (const auto &[name, value] : headers)
        fields.text(name, value);
    return JsonRow()
        .text("canonicalRequest", core::sigv4::redacted(signature.canonicalRequest))
        .text("stringToSign", signature.stringToSign)
        .text("signature", signature.signature)
        .json("headers", fields.toJson())
        .toJson();
}

QString toText(const core::sigv4::Signature &signature, const core::sigv4::Headers &headers,
               const Terminal &terminal)
{
    const auto heading = [&terminal](const QString &title) -> QString {
        return painted(title, Look::Heading, terminal) + u'\n';
    };
    QString text = heading(u"Canonical request"_s)
        + QString::fromUtf8(core::sigv4::redacted(signature.canonicalRequest)) + u"\n\n"
        + heading(u"String to sign"_s) + QString::fromUtf8(signature.stringToSign) + u"\n\n"
        + heading(u"Headers"_s);
    for (const auto &[name, value] : headers)
        text += QString::fromUtf8(name + ": " + value + '\n');
    return text;
}

} // namespace

std::optional<core::WallTime> signingTimeFrom(const QString &text)
{
    QDateTime time = QDateTime::fromString(text, u"yyyyMMdd'T'HHmmss'Z'"_s);
    if (!time.isValid())
        time = QDateTime::fromString(text, Qt::ISODate);
    if (!time.isValid())
        return {};
    if (time.timeSpec() == Qt::LocalTime)
        time.setTimeZone(QTimeZone::utc());
    return core::WallTime(core::Milliseconds(time.toMSecsSinceEpoch()));
}

SignCommand::SignCommand(const Arguments &arguments, Console &console, const Variable &variable,
                         core::SecretStore &secrets)
    : Command(arguments, console)
    , m_setup(arguments, variable, secrets)
{
}

void SignCommand::start()
{
    const auto prepared = [this] {
        const DefaultSignals end; // the body may come from somebody who thinks
        return prepare();
    }();
    if (!prepared)
        return fail(prepared.error(), ExitStatus::BadInput);
    m_setup.resolve({}, [this](const core::Result<ResolvedConnection> &connection) {
        if (!connection)
            return fail(connection.error());
        sign(*connection);
    });
}

core::Result<> SignCommand::prepare()
{
    static const QRegularExpression actionForm(uR"(\A[A-Za-z][A-Za-z0-9]{0,127}\z)"_s);
    const QString action = arguments().value(u"action"_s);
    if (!action.isEmpty() && !actionForm.match(action).hasMatch())
        return core::fail(
            usageError(u"--action"_s,
                       u"\"%1\" is not an action: its name has letters and digits alone, such as "
                       "PutRecords."_s.arg(action)));
    m_time = core::Clock().wallTime();
    if (arguments().has(u"date"_s)) {
        const auto time = signingTimeFrom(arguments().value(u"date"_s));
        if (!time)
            return core::fail(usageError(u"--date"_s,
                                         u"\"%1\" is not a time such as 20150830T123600Z."_s.arg(
                                             arguments().value(u"date"_s))));
        m_time = *time;
    }
    const auto bytes = body();
    if (!bytes)
        return core::fail(bytes.error());
    m_body = *bytes;
    return {};
}

core::Result<QByteArray> SignCommand::body() const
{
    if (!arguments().has(u"body"_s))
        return QByteArray("{}");
    return readAll(arguments().value(u"body"_s));
}

void SignCommand::sign(const ResolvedConnection &connection)
{
    const QString given = arguments().value(u"action"_s);
    const QByteArray action = given.isEmpty() ? QByteArray("ListStreams") : given.toUtf8();
    core::sigv4::Request request;
    request.url = connection.endpoint.url;
    request.headers = {{"Content-Type", "application/x-amz-json-1.1"},
                       {"X-Amz-Target", "Kinesis_20131202." + action}};
    request.body = m_body;
    core::sigv4::Scope scope;
    scope.region = connection.endpoint.region.toUtf8();
    scope.time = m_time;
    core::sigv4::KeyCache cache;
    const core::sigv4::Signature signature =
        core::sigv4::sign(request, connection.credentials, scope, cache);
    const core::sigv4::Headers headers = redactedHeaders(request);
    if (console().format == OutputFormat::Table)
        console().print(toText(signature, headers, console().outTerminal()));
    else
        console().printJsonLine(toJson(signature, headers));
    console().note(u"Keys from: %1. Nothing was sent."_s.arg(connection.keysFrom));
    finish(ExitStatus::Done);
}

} // namespace app
