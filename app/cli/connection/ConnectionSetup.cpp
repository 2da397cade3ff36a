// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/connection/ConnectionSetup.h"

#include "app/cli/connection/DataFolder.h"
#include "app/cli/connection/ProxyOption.h"
#include "app/process/SignalWatch.h"
#include "core/files/ConnectionFile.h"
#include "core/result/Deliver.h"

using namespace Qt::Literals::StringLiterals;

namespace app {
namespace {

using Source = core::Connection::Source;
constexpr int longestTimeout = 600; // seconds

} // namespace

ConnectionSetup::ConnectionSetup(const Arguments &arguments, const Variable &variable,
                                 core::SecretStore &secrets, QObject *parent)
    : QObject(parent)
    , m_arguments(arguments)
    , m_variable(variable)
    , m_secrets(secrets)
{
}

void ConnectionSetup::resolve(const std::optional<core::StreamId> &stream, const Receiver &receive)
{
    const auto region = regionAskedFor(stream);
    if (!region)
        return receive(core::fail(region.error()));
    if (m_arguments.has(u"connection"_s))
        return resolveSaved(*region, receive);
    resolveFrom({.source = Source::Environment,
                 .region = *region,
                 .endpointUrl = m_arguments.value(u"endpoint-url"_s),
                 .profile = m_arguments.value(u"profile"_s)},
                receive);
}

core::Result<core::TransportSettings> ConnectionSetup::transportSettings() const
{
    core::TransportSettings settings;
    const auto connect = m_arguments.number(u"cli-connect-timeout"_s, 1, longestTimeout);
    if (!connect)
        return core::fail(connect.error());
    const auto idle = m_arguments.number(u"cli-read-timeout"_s, 1, longestTimeout);
    if (!idle)
        return core::fail(idle.error());
    if (*connect)
        settings.deadlines.connect = std::chrono::seconds(**connect);
    if (*idle) {
        settings.deadlines.idle = std::chrono::seconds(**idle);
        settings.deadlines.base =
            std::max(settings.deadlines.base, settings.deadlines.connect + settings.deadlines.idle);
    }
    if (const auto proxy = readProxy(m_arguments.value(u"proxy"_s), m_variable, settings); !proxy)
        return core::fail(proxy.error());
    const QString path = m_arguments.value(u"ca-bundle"_s);
    if (path.isEmpty())
        return settings;
    const auto certificates = [&path] {
        const DefaultSignals end; // the file may be a named pipe
        return core::caBundle(path);
    }();
    if (!certificates)
        return core::fail(certificates.error());
    settings.extraCaCertificates = *certificates;
    return settings;
}

core::Result<QString>
ConnectionSetup::regionAskedFor(const std::optional<core::StreamId> &stream) const
{
    const QString given = m_arguments.value(u"region"_s);
    const QString ofStream = stream ? stream->region() : QString();
    if (!given.isEmpty() && !ofStream.isEmpty() && given != ofStream)
        return core::fail(
            usageError(u"--region"_s,
                       u"The stream's ARN says %1 and --region says %2."_s.arg(ofStream, given)));
    return given.isEmpty() ? ofStream : given;
}

void ConnectionSetup::resolveSaved(const QString &region, const Receiver &receive)
{
    for (const QString &option : {u"profile"_s, u"endpoint-url"_s}) {
        if (m_arguments.has(option))
            return receive(core::fail(
                usageError(u"--"_s + option,
                           u"--connection says where to connect: --%1 cannot stand beside "
                           "it."_s.arg(option))));
    }
    const QString name = m_arguments.value(u"connection"_s);
    const auto file = core::ConnectionFile::read(dataFolder(m_arguments));
    if (!file)
        return receive(core::fail(file.error()));
    const QString notice = file->notice() ? file->notice()->detail : QString();
    const core::Connection *found = file->find(name);
    if (found == nullptr)
        return receive(core::fail(usageError(
            u"--connection"_s,
            u"There is no connection \"%1\". \"headgate-cli connection list\" shows those that "
            "are. %2"_s.arg(name, notice)
                .trimmed())));
    core::Connection connection = *found;
    if (!region.isEmpty())
        connection.region = region;
    resolveFrom(connection, [receive, notice](core::Result<ResolvedConnection> ready) {
        if (ready)
            ready->notice = u"%1 %2"_s.arg(notice, ready->notice).trimmed();
        receive(ready);
    });
}

void ConnectionSetup::resolveFrom(const core::Connection &connection, const Receiver &receive)
{
    const auto transport = transportSettings();
    if (!transport)
        return receive(core::fail(transport.error()));
    if (connection.source != Source::Keychain)
        return receive(resolveFromFiles(connection, m_variable, *transport));
    const auto withKeys = [connection, receive,
                           transport = *transport](const core::Result<core::KeychainEntry> &keys) {
        if (!keys)
            return receive(core::fail(keys.error()));
        receive(resolveWithKeys(connection, *keys, transport));
    };
    core::deliver(readKeys(m_secrets, connection), this, withKeys);
}

} // namespace app
