// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command/ServiceCommand.h"

#include "app/cli/options/StreamSpecText.h"
#include "app/process/SignalWatch.h"

using namespace Qt::Literals::StringLiterals;

namespace app {
namespace {

constexpr int defaultShards = 4;

} // namespace

ServiceCommand::ServiceCommand(const Arguments &arguments, Console &console,
                               const Variable &variable, core::SecretStore &secrets)
    : Command(arguments, console)
    , m_setup(arguments, variable, secrets)
    , m_variable(variable)
{
}

ServiceCommand::~ServiceCommand() = default;

void ServiceCommand::start()
{
    if (const auto prepared = prepareUndisturbed(); !prepared)
        return fail(prepared.error(), ExitStatus::BadInput);
    if (arguments().has(u"simulator"_s)) {
        const auto alone = checkSimulatorIsAlone();
        return open(alone ? startSimulator() : core::fail(alone.error()));
    }
    for (const QString &option : {u"simulator-stream"_s, u"fault"_s}) {
        if (arguments().has(option))
            return fail(
                usageError(u"--"_s + option,
                           u"--%1 belongs to --simulator, which is not there."_s.arg(option)));
    }
    m_setup.resolve(
        m_stream, [this](const core::Result<ResolvedConnection> &connection) { open(connection); });
}

QList<core::SimulatedStreamSpec> ServiceCommand::defaultStreams() const
{
    core::SimulatedStreamSpec spec;
    spec.name = m_stream ? m_stream->name() : u"demo-orders"_s;
    spec.shards = defaultShards;
    return {spec};
}

core::Result<> ServiceCommand::prepareStream()
{
    const QString text = arguments().positional(0);
    m_stream = core::StreamId::fromString(text);
    if (m_stream)
        return {};
    return core::fail(usageError(
        u"STREAM"_s,
        u"\"%1\" is not a stream: a name has 1 to 128 letters, digits, \"_\", \".\" and \"-\"; an "
        "ARN is arn:aws:kinesis:REGION:ACCOUNT:stream/NAME."_s.arg(text)));
}

core::Result<> ServiceCommand::prepareUndisturbed()
{
    const DefaultSignals end; // files may be named pipes, and standard input somebody who thinks
    return prepare();
}

core::Result<> ServiceCommand::checkSimulatorIsAlone() const
{
    for (const QString &option : {u"connection"_s, u"profile"_s, u"endpoint-url"_s}) {
        if (arguments().has(option))
            return core::fail(
                usageError(u"--"_s + option,
                           u"--simulator brings an endpoint and keys of its own: --%1 cannot stand "
                           "beside it."_s.arg(option)));
    }
    return {};
}

// An ARN names its place: the simulator is there, so that it knows the stream.
core::Result<> ServiceCommand::placeSimulator(core::SimulatorSettings &settings) const
{
    const QString wanted = arguments().value(u"region"_s);
    if (!wanted.isEmpty())
        settings.region = wanted;
    if (!m_stream || !m_stream->isArn())
        return {};
    if (!wanted.isEmpty() && wanted != m_stream->region())
        return core::fail(usageError(
            u"--region"_s,
            u"The stream's ARN says %1 and --region says %2."_s.arg(m_stream->region(), wanted)));
    settings.region = m_stream->region();
    settings.accountId = m_stream->accountId();
    return {};
}

core::Result<ResolvedConnection> ServiceCommand::startSimulator()
{
    core::SimulatorSettings settings;
    settings.streams = defaultStreams();
    if (const QStringList texts = arguments().values(u"simulator-stream"_s); !texts.isEmpty()) {
        const auto streams = simulatedStreamsFrom(texts, u"--simulator-stream"_s);
        if (!streams)
            return core::fail(streams.error());
        settings.streams = *streams;
    }
    const auto faults = faultsFrom(arguments().values(u"fault"_s), 1, settings.streams);
    if (!faults)
        return core::fail(faults.error());
    settings.faults = *faults;
    if (const auto placed = placeSimulator(settings); !placed)
        return core::fail(placed.error());
    m_simulator = std::make_unique<core::Simulator>(settings);
    if (const auto started = m_simulator->start(); !started)
        return core::fail(started.error());
    const auto endpoint = core::customEndpoint(m_simulator->url(), settings.region);
    if (!endpoint)
        return core::fail(endpoint.error());
    const auto transport = m_setup.transportSettings();
    if (!transport)
        return core::fail(transport.error());
    return ResolvedConnection{.endpoint = *endpoint,
                              .credentials = m_simulator->credentials(),
                              .transport = *transport,
                              .keysFrom = u"the simulator"_s,
                              .notice = {}};
}

void ServiceCommand::open(const core::Result<ResolvedConnection> &connection)
{
    if (!connection)
        return fail(connection.error());
    m_connection = *connection;
    if (!m_connection.notice.isEmpty())
        console().note(m_connection.notice);
    adjust(m_connection.transport);
    auto session = openSession();
    if (!session)
        return fail(session.error(), ExitStatus::BadInput);
    m_session = std::move(*session);
    run();
}

core::Result<std::unique_ptr<Session>> ServiceCommand::openSession() const
{
    const DefaultSignals end; // the trace may be a named pipe
    return Session::open(m_connection, arguments().value(u"trace"_s));
}

void ServiceCommand::end(ExitStatus status)
{
    const auto traced = m_session ? m_session->closeTrace() : core::Result<>();
    if (!traced)
        console().warn(u"The trace could not be written: %1: %2"_s.arg(traced.error().where,
                                                                       traced.error().detail));
    finish(status);
}

void ServiceCommand::endWith(const core::Error &error)
{
    core::Error told = error;
    told.mayHaveArrived = false; // no records were sent that could be there twice
    explain(told);
    end(exitStatusOf(error));
}

void ServiceCommand::endUnsure(const core::Error &error)
{
    if (error.mayHaveArrived)
        warnThatItMayBeDone();
    endWith(error);
}

void ServiceCommand::warnThatItMayBeDone()
{
    console().warn(u"It may have been done all the same: \"headgate-cli describe %1\" "
                   "tells."_s.arg(streamName()));
}

void ServiceCommand::askShards(const QList<core::Shard> &earlier, const QByteArray &nextToken,
                               const ShardReceiver &receive)
{
    ask<core::ShardPage>(
        [this, nextToken](const core::Invocation &call) {
            return client().listShards(stream(), nextToken, call);
        },
        [this, earlier, receive](const core::Answer<core::ShardPage> &answer) {
            if (!answer.result)
                return receive(core::fail(answer.result.error()));
            const QList<core::Shard> shards = earlier + answer.result->shards;
            if (!answer.result->nextToken.isEmpty())
                return askShards(shards, answer.result->nextToken, receive);
            receive(shards);
        });
}

void ServiceCommand::noteSilence(const core::Error &error)
{
    if (error.kind == core::Error::Kind::Timeout)
        console().note(u"No answer from %1 yet, asking again: %2"_s.arg(error.host, error.detail));
}

} // namespace app
