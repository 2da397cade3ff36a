// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/connection/ConnectionSetup.h"

#include "app/cli/connection/DataFolder.h"
#include "app/cli/connection/ProxyOption.h"
#include "app/connection/AwsEnvironment.h"
#include "core/files/ConnectionFile.h"
#include "core/keychain/KeychainEntry.h"
#include "core/result/Deliver.h"
#include "core/simulator/Simulator.h"

using namespace Qt::Literals::StringLiterals;

namespace app {
namespace {

using Source = core::Connection::Source;
constexpr int longestTimeout = 600; // seconds

core::Error credentialsError(const QString &where, const QString &detail)
{
    core::Error error;
    error.kind = core::Error::Kind::Credentials;
    error.where = where;
    error.detail = detail;
    return error;
}

core::Result<core::Endpoint> endpointFor(const QString &url, const QString &region)
{
    return url.isEmpty() ? core::regionalEndpoint(region) : core::customEndpoint(url, region);
}

} // namespace

core::Result<core::Endpoint> endpointOf(const core::Connection &connection, const QString &region)
{
    return endpointFor(connection.endpointUrl, region.isEmpty() ? connection.region : region);
}

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
    receive(resolveShared(m_arguments.value(u"profile"_s), *region,
                          m_arguments.value(u"endpoint-url"_s), {}));
}

core::Result<core::TransportSettings>
ConnectionSetup::transportSettings(const QString &caBundle) const
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
    const QString given = m_arguments.value(u"ca-bundle"_s);
    const QString path = given.isEmpty() ? caBundle : given;
    if (path.isEmpty())
        return settings;
    const auto certificates = core::caBundle(path);
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
    const core::Connection *found = file->find(name);
    if (found == nullptr)
        return receive(core::fail(usageError(
            u"--connection"_s,
            u"There is no connection \"%1\". \"headgate-cli connection list\" shows those that "
            "are."_s.arg(name))));
    core::Connection connection = *found;
    if (!region.isEmpty())
        connection.region = region;
    if (connection.source == Source::Keychain)
        return resolveFromKeychain(connection, receive);
    receive(resolveShared(connection.profile, connection.region, connection.endpointUrl,
                          connection.caBundle));
}

void ConnectionSetup::resolveFromKeychain(const core::Connection &connection,
                                          const Receiver &receive)
{
    using Found = core::Result<std::optional<core::Secret>>;
    core::deliver(
        m_secrets.read(connection.keychainName()), this,
        [this, connection, receive](const Found &found) {
            if (!found)
                return receive(core::fail(found.error()));
            if (!*found)
                return receive(core::fail(credentialsError(
                    connection.name,
                    u"The keychain has no secret for the connection \"%1\", or it is locked. "
                    "Unlock it, or save the connection again with --replace."_s.arg(
                        connection.name))));
            const auto entry = core::fromEntry(**found);
            if (!entry)
                return receive(core::fail(entry.error()));
            const auto endpoint = endpointOf(connection, {});
            if (!endpoint)
                return receive(core::fail(endpoint.error()));
            receive(resolved(
                *endpoint,
                {connection.accessKeyId.toUtf8(), entry->secretAccessKey, entry->sessionToken},
                u"the connection "_s + connection.name, connection.caBundle));
        });
}

core::Result<ResolvedConnection> ConnectionSetup::resolveShared(const QString &profile,
                                                                const QString &region,
                                                                const QString &endpointUrl,
                                                                const QString &caBundle) const
{
    const auto files = readAwsFiles(m_variable);
    if (!files)
        return core::fail(files.error());
    core::SourceChoice choice = sourceChoice(m_variable);
    choice.profile = profile;
    choice.region = region;
    choice.endpointUrl = endpointUrl;
    choice.isLoopback = isLoopback;
    auto source = core::resolveSource(choice, *files);
    if (!source)
        return core::fail(source.error());
    const auto endpoint = endpointFor(source->endpointUrl, source->region);
    if (!endpoint)
        return core::fail(endpoint.error());
    // Local servers take any keys; ours takes only its own.
    if (source->hasDummyKeys)
        source->credentials = core::simulatorCredentials();
    auto connection = resolved(*endpoint, source->credentials, source->description,
                               caBundle.isEmpty() ? source->caBundle : caBundle);
    if (connection && !source->endpointDescription.isEmpty())
        source->remarks.append(u"Requests go to %1, because %2 says so."_s.arg(
            source->endpointUrl, source->endpointDescription));
    if (connection)
        connection->notice = source->remarks.join(u' ');
    return connection;
}

core::Result<ResolvedConnection> ConnectionSetup::resolved(const core::Endpoint &endpoint,
                                                           const core::Credentials &credentials,
                                                           const QString &keysFrom,
                                                           const QString &caBundle) const
{
    const auto transport = transportSettings(caBundle);
    if (!transport)
        return core::fail(transport.error());
    return ResolvedConnection{.endpoint = endpoint,
                              .credentials = credentials,
                              .transport = *transport,
                              .keysFrom = keysFrom,
                              .notice = {}};
}

} // namespace app
