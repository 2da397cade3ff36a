// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/tools/SimulatorCommand.h"

#include "app/cli/console/JsonRow.h"
#include "app/cli/console/Prompt.h"
#include "app/cli/console/TextWidth.h"
#include "app/cli/options/StreamSpecText.h"
#include "app/process/SignalWatch.h"

#include <limits>

using namespace Qt::Literals::StringLiterals;

namespace app {
namespace {

constexpr int defaultPort = 4567;
// Long enough to be seen by those who forget to wait, as they must on AWS.
constexpr int defaultCreateMs = 500;
constexpr int longestCreateMs = 600'000;

QString describe(const core::SimulatedStreamSpec &stream)
{
    QString text = u"%1 (%2 %3, records up to %4"_s.arg(
        stream.name, QString::number(stream.shards), stream.shards == 1 ? u"shard"_s : u"shards"_s,
        humanBytes(stream.maxRecordBytes));
    if (stream.automaticDistribution)
        text += u", the service chooses shards"_s;
    return text + u')';
}

QByteArray toJson(const core::SimulatedStreamSpec &stream)
{
    return JsonRow()
        .text("name", stream.name)
        .number("shards", stream.shards)
        .number("maxRecordBytes", stream.maxRecordBytes)
        .flag("auto", stream.automaticDistribution)
        .toJson();
}

} // namespace

SimulatorCommand::SimulatorCommand(const Arguments &arguments, Console &console,
                                   const Variable &variable)
    : Command(arguments, console)
    , m_variable(variable)
{
}

void SimulatorCommand::start()
{
    const auto wanted = settings();
    if (!wanted)
        return fail(wanted.error());
    m_simulator = std::make_unique<core::Simulator>(*wanted);
    const auto started = [this] {
        const DefaultSignals end; // the log may be a named pipe
        return m_simulator->start();
    }();
    if (!started)
        return refuseToStart(started.error());
    printGreeting(*wanted);
    (void)console().output().flush();
}

void SimulatorCommand::refuseToStart(const core::Error &error)
{
    if (error.kind != core::Error::Kind::Network)
        return fail(error, ExitStatus::NoConnection);
    console().complain(u"The simulator cannot start."_s, error.detail,
                       u"Choose another port with --port; --port 0 takes any that is free."_s);
    finish(ExitStatus::NoConnection);
}

void SimulatorCommand::interrupt()
{
    if (m_simulator)
        m_simulator->stop();
    printTotals();
    finish(ExitStatus::Done);
}

core::Result<core::SimulatorSettings> SimulatorCommand::settings()
{
    const auto port = arguments().number(u"port"_s, 0, std::numeric_limits<quint16>::max());
    if (!port)
        return core::fail(port.error());
    const auto seed = arguments().number(u"seed"_s, 0, std::numeric_limits<quint32>::max());
    if (!seed)
        return core::fail(seed.error());
    const QStringList streams = arguments().values(u"stream"_s);
    const auto specs = simulatedStreamsFrom(
        streams.isEmpty() ? QStringList{u"demo-orders:4"_s} : streams, u"--stream"_s);
    if (!specs)
        return core::fail(specs.error());
    const auto faults =
        faultsFrom(arguments().values(u"fault"_s), static_cast<quint32>(seed->value_or(1)), *specs);
    if (!faults)
        return core::fail(faults.error());
    const auto createTime = arguments().number(u"create-ms"_s, 0, longestCreateMs);
    if (!createTime)
        return core::fail(createTime.error());
    const auto credentials = keys();
    if (!credentials)
        return core::fail(credentials.error());

    core::SimulatorSettings settings;
    settings.port = static_cast<quint16>(port->value_or(defaultPort));
    settings.faults = *faults;
    settings.streams = *specs;
    settings.keys = *credentials;
    settings.limits = !arguments().has(u"no-limits"_s);
    settings.createMilliseconds = static_cast<int>(createTime->value_or(defaultCreateMs));
    if (arguments().has(u"region"_s))
        settings.region = arguments().value(u"region"_s);
    if (arguments().has(u"log"_s))
        settings.requestLog = arguments().value(u"log"_s);
    return settings;
}

core::Result<QList<core::Credentials>> SimulatorCommand::keys()
{
    QList<core::Credentials> all;
    for (const QString &text : arguments().values(u"key"_s)) {
        const auto credentials = key(text);
        if (!credentials)
            return core::fail(credentials.error());
        all.append(*credentials);
    }
    return all;
}

core::Result<core::Credentials> SimulatorCommand::key(const QString &text)
{
    const QString id = text.section(u'@', 0, 0);
    if (id.isEmpty())
        return core::fail(usageError(u"--key"_s, u"--key needs the id of a key."_s));
    core::Credentials credentials;
    credentials.accessKeyId = id.toUtf8();
    if (!text.contains(u'@')) {
        const auto secret = askSecret(console(), u"Secret access key of %1:"_s.arg(id));
        if (!secret)
            return core::fail(secret.error());
        credentials.secretAccessKey = *secret;
        return credentials;
    }
    const QByteArray name = text.section(u'@', 1).toUtf8();
    credentials.secretAccessKey = core::Secret::take(m_variable(name.constData()));
    if (credentials.secretAccessKey.isEmpty())
        return core::fail(usageError(
            u"--key"_s, u"The variable %1 is empty or not set."_s.arg(QString::fromUtf8(name))));
    return credentials;
}

void SimulatorCommand::printGreeting(const core::SimulatorSettings &settings)
{
    const QString url = m_simulator->url();
    if (console().format != OutputFormat::Table) {
        QList<QByteArray> streams;
        for (const core::SimulatedStreamSpec &stream : settings.streams)
            streams.append(toJson(stream));
        return console().printJsonLine(JsonRow()
                                           .text("url", url)
                                           .text("region", settings.region)
                                           .text("accessKeyId", core::simulatorAccessKeyId)
                                           .text("secretAccessKey", core::simulatorSecretAccessKey)
                                           .json("streams", jsonArray(streams))
                                           .toJson());
    }
    FactList facts;
    facts.add(u"endpoint"_s, url, Look::Heading);
    facts.add(u"region"_s, settings.region);
    facts.add(u"access key id"_s, QString::fromLatin1(core::simulatorAccessKeyId));
    facts.add(u"secret access key"_s, QString::fromLatin1(core::simulatorSecretAccessKey));
    for (const core::SimulatedStreamSpec &stream : settings.streams)
        facts.add(u"stream"_s, describe(stream));
    for (const QString &fault : arguments().values(u"fault"_s))
        facts.add(u"fault"_s, fault, Look::Throttled);
    facts.add(
        u"try"_s,
        u"headgate-cli sample orders | headgate-cli put %1 - --endpoint-url %2 --region %3"_s.arg(
            settings.streams.first().name, url, settings.region));
    console().print(facts.render(console().outTerminal()));
    console().print(
        u"\nCtrl+C ends it. Its keys work nowhere else; records are kept in memory.\n"_s);
}

void SimulatorCommand::printTotals()
{
    if (!m_simulator)
        return;
    const qint64 requests = m_simulator->requestsServed();
    const qint64 records = m_simulator->recordsStored();
    if (console().format == OutputFormat::Table)
        return console().print(u"\n%1 requests served, %2 records stored\n"_s.arg(
            grouped(requests), grouped(records)));
    console().printJsonLine(
        JsonRow().number("requests", requests).number("records", records).toJson());
}

} // namespace app
