// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command/StreamText.h"
#include "app/cli/console/Prompt.h"
#include "app/cli/streams/StreamCommands.h"

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace app {
namespace {

constexpr int mostShards = 10'000;
constexpr auto pollPause = 1s;

} // namespace

core::Result<> CreateCommand::prepare()
{
    if (const auto prepared = prepareStream(); !prepared)
        return prepared;
    if (stream().isArn())
        return core::fail(
            usageError(u"STREAM"_s, u"A new stream has a name; its ARN comes from AWS."_s));
    const auto shards = arguments().number(u"shards"_s, 1, mostShards);
    if (!shards)
        return core::fail(shards.error());
    const auto bytes = arguments().bytes(u"max-record-size"_s, core::limits::defaultRecordBytes,
                                         core::limits::maxRecordBytes);
    if (!bytes)
        return core::fail(bytes.error());
    if (*bytes && **bytes % 1024 != 0)
        return core::fail(
            usageError(u"--max-record-size"_s, u"--max-record-size is in whole KiB."_s));
    m_wanted.name = stream().name();
    m_wanted.onDemand = arguments().has(u"on-demand"_s);
    if (m_wanted.onDemand && *shards)
        return core::fail(usageError(u"--shards"_s,
                                     u"A stream on demand has no --shards: it grows by itself."_s));
    if (!m_wanted.onDemand)
        m_wanted.shardCount = static_cast<int>(shards->value_or(1));
    m_wanted.maxRecordBytes = *bytes;
    if (arguments().has(u"auto-distribution"_s))
        m_wanted.distribution = core::RecordDistribution::Automatic;
    return {};
}

void CreateCommand::run()
{
    m_isAsked = true;
    ask<bool>(
        [this](const core::Invocation &call) { return client().createStream(m_wanted, call); },
        [this](const core::Answer<bool> &answer) {
            if (!answer.result)
                return endUnsure(answer.result.error());
            m_isTaken = true;
            if (arguments().has(u"wait"_s))
                return waitUntilActive();
            sayThatItComes();
            end(ExitStatus::Done);
        });
}

void CreateCommand::interrupt()
{
    if (m_isTaken)
        sayThatItComes();
    else if (m_isAsked)
        warnThatItMayBeDone();
    Command::interrupt();
}

void CreateCommand::sayThatItComes()
{
    console().note(
        u"%1 is being created. \"headgate-cli describe %1\" says when it is ACTIVE."_s.arg(
            m_wanted.name));
}

void CreateCommand::waitUntilActive()
{
    ask<core::StreamSummary>(
        [this](const core::Invocation &call) {
            return client().describeStreamSummary(stream(), call);
        },
        [this](const core::Answer<core::StreamSummary> &answer) {
            if (!answer.result)
                return endWith(answer.result.error());
            if (answer.result->status == u"CREATING") {
                QTimer::singleShot(pollPause, this, [this] { waitUntilActive(); });
                return;
            }
            printFacts(console(), toJson(*answer.result), factsOf(*answer.result));
            end(ExitStatus::Done);
        });
}

core::Result<> DeleteCommand::prepare()
{
    if (const auto prepared = prepareStream(); !prepared)
        return prepared;
    if (!arguments().has(u"yes"_s) && !isInputTerminal())
        return core::fail(usageError(
            u"--yes"_s,
            u"Deleting %1 needs --yes here, because there is no terminal to ask on."_s.arg(
                stream().name())));
    return {};
}

core::Result<> DeleteCommand::askForName()
{
    const core::Endpoint &endpoint = connection().endpoint;
    const auto typed =
        askLine(console(),
                u"This deletes %1 in %2 (%3) and every record in it. Type its name to go on:"_s.arg(
                    stream().toString(), endpoint.region, endpoint.url.host()));
    if (!typed)
        return core::fail(typed.error());
    if (*typed == stream().name())
        return {};
    if (typed->isEmpty())
        return core::fail({.kind = core::Error::Kind::Cancelled,
                           .detail = u"No name was typed. Nothing was deleted."_s});
    return core::fail(usageError(
        *typed,
        u"\"%1\" is not its name. Nothing was deleted. To delete it, begin again and type %2."_s
            .arg(*typed, stream().name())));
}

void DeleteCommand::interrupt()
{
    if (m_isAsked)
        warnThatItMayBeDone();
    Command::interrupt();
}

void DeleteCommand::run()
{
    const auto agreed = arguments().has(u"yes"_s) ? core::Result<>() : askForName();
    if (!agreed)
        return endWith(agreed.error());
    m_isAsked = true;
    const bool enforce = arguments().has(u"enforce-consumer-deletion"_s);
    ask<bool>(
        [this, enforce](const core::Invocation &call) {
            return client().deleteStream(stream(), enforce, call);
        },
        [this](const core::Answer<bool> &answer) {
            if (!answer.result)
                return endUnsure(answer.result.error());
            console().note(u"%1 is being deleted."_s.arg(stream().name()));
            end(ExitStatus::Done);
        });
}

} // namespace app
