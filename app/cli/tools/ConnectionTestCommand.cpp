// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/tools/ConnectionTestCommand.h"

#include "app/cli/console/JsonRow.h"
#include "app/cli/console/RowList.h"
#include "core/outcome/ClockSkew.h"

using namespace Qt::Literals::StringLiterals;

namespace app {
namespace {

QString milliseconds(qint64 microseconds)
{
    return QString::number(static_cast<double>(microseconds) / 1000, 'f', 1) + u" ms";
}

QString clockText(const std::optional<core::Milliseconds> &skew)
{
    if (!skew)
        return u"unknown: the answer had no date"_s;
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(*skew).count();
    if (std::chrono::abs(*skew) < core::noticeableSkew)
        return u"right"_s;
    return u"%1 s %2 the service's; corrected in signatures"_s.arg(
        QString::number(std::abs(seconds)), seconds > 0 ? u"behind"_s : u"ahead of"_s);
}

QString accessText(const core::Answer<core::StreamPage> &answer)
{
    if (answer.result)
        return u"accepted"_s;
    return u"known, but not allowed to list streams (kinesis:ListStreams)"_s;
}

// The service knows us, whatever else it says.
bool areKeysGood(const core::Answer<core::StreamPage> &answer)
{
    return answer.result || answer.result.error().kind == core::Error::Kind::AccessDenied;
}

// NAME is another way to say --connection NAME.
Arguments named(const Arguments &arguments)
{
    const QString name = arguments.positional(0);
    return name.isEmpty() ? arguments : arguments.with(u"connection"_s, name);
}

} // namespace

ConnectionTestCommand::ConnectionTestCommand(const Arguments &arguments, Console &console,
                                             const Variable &variable, core::SecretStore &secrets)
    : ServiceCommand(named(arguments), console, variable, secrets)
{
}

core::Result<> ConnectionTestCommand::prepare()
{
    if (arguments().values(u"connection"_s).size() < 2)
        return {};
    return core::fail(usageError(u"--connection"_s, u"One connection can be tested at a time."_s));
}

void ConnectionTestCommand::run()
{
    ask<core::StreamPage>(
        [this](const core::Invocation &call) { return client().listStreams({}, {}, call); },
        [this](const core::Answer<core::StreamPage> &answer) { report(answer); });
}

void ConnectionTestCommand::report(const core::Answer<core::StreamPage> &answer)
{
    const core::CallFacts &facts = answer.facts;
    FactList list;
    list.add(u"endpoint"_s, connection().endpoint.url.toString(), Look::Heading);
    list.add(u"region"_s, connection().endpoint.region);
    list.add(u"keys from"_s, connection().keysFrom);
    JsonRow row;
    row.text("endpoint", connection().endpoint.url.toString())
        .text("region", connection().endpoint.region)
        .text("keysFrom", connection().keysFrom)
        .flag("accepted", areKeysGood(answer));
    if (facts.timing.finished >= 0) {
        list.add(u"answer"_s,
                 u"HTTP %1 after %2"_s.arg(QString::number(facts.status),
                                           milliseconds(facts.timing.finished)));
        row.number("httpStatus", facts.status).number("microseconds", facts.timing.finished);
    }
    if (facts.clockSkew) {
        list.add(u"this computer's clock"_s, clockText(facts.clockSkew));
        row.number("clockSkewMilliseconds", facts.clockSkew->count());
    }
    row.textIfAny("requestId", facts.requestId);
    if (areKeysGood(answer))
        list.add(u"keys"_s, accessText(answer), Look::Stored);
    printFacts(console(), row.toJson(), list);
    if (areKeysGood(answer))
        return end(ExitStatus::Done);
    endWith(answer.result.error());
}

} // namespace app
