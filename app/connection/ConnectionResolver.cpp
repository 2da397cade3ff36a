// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/connection/ConnectionResolver.h"

#include "app/connection/AwsEnvironment.h"
#include "core/simulator/Simulator.h"

using namespace Qt::Literals::StringLiterals;

namespace app {
namespace {

using Source = core::Connection::Source;

core::Result<core::Endpoint> endpointFor(const QString &url, const QString &region)
{
    return url.isEmpty() ? core::regionalEndpoint(region) : core::customEndpoint(url, region);
}

core::Result<ResolvedConnection> resolved(const core::Endpoint &endpoint,
                                          const core::Credentials &credentials,
                                          const QString &keysFrom, const QString &caBundle,
                                          core::TransportSettings transport)
{
    if (transport.extraCaCertificates.isEmpty() && !caBundle.isEmpty()) {
        const auto certificates = core::caBundle(caBundle);
        if (!certificates)
            return core::fail(certificates.error());
        transport.extraCaCertificates = *certificates;
    }
    return ResolvedConnection{.endpoint = endpoint,
                              .credentials = credentials,
                              .transport = std::move(transport),
                              .keysFrom = keysFrom,
                              .notice = {}};
}

// Local servers take any keys; ours takes only its own.
core::Result<ResolvedConnection> resolveDummy(const core::Connection &connection,
                                              const core::TransportSettings &transport)
{
    const auto endpoint = endpointOf(connection);
    if (!endpoint)
        return core::fail(endpoint.error());
    if (!endpoint->isLoopback())
        return core::fail({.kind = core::Error::Kind::Configuration,
                           .detail = u"Only an endpoint on this computer does without keys."_s,
                           .where = u"endpoint"_s});
    return resolved(*endpoint, core::simulatorCredentials(), u"dummy keys for a local endpoint"_s,
                    connection.caBundle, transport);
}

// What was said is looked at first: without it, a misspelt endpoint would be said to lack keys.
core::Result<> checkGiven(const core::Connection &connection)
{
    if (connection.endpointUrl.isEmpty() && connection.region.isEmpty())
        return {};
    const QString region = connection.region.isEmpty() ? u"us-east-1"_s : connection.region;
    const auto endpoint = endpointFor(connection.endpointUrl, region);
    return endpoint ? core::Result<>() : core::fail(endpoint.error());
}

core::Error noKeys(const QString &name)
{
    return {.kind = core::Error::Kind::Credentials,
            .detail = u"The keychain has no secret for the connection \"%1\", or it is locked. "
                      "Unlock it, or save the connection with its keys again."_s.arg(name),
            .where = name};
}

core::Result<core::KeychainEntry> entryOf(const core::Result<std::optional<core::Secret>> &found,
                                          const QString &name)
{
    if (!found)
        return core::fail(found.error());
    if (!*found)
        return core::fail(noKeys(name));
    return core::fromEntry(**found);
}

} // namespace

core::Result<core::Endpoint> endpointOf(const core::Connection &connection)
{
    return endpointFor(connection.endpointUrl, connection.region);
}

core::Result<ResolvedConnection> resolveFromFiles(const core::Connection &connection,
                                                  const Variable &variable,
                                                  const core::TransportSettings &transport)
{
    if (connection.source == Source::Dummy)
        return resolveDummy(connection, transport);
    if (const auto checked = checkGiven(connection); !checked)
        return core::fail(checked.error());
    const auto files = readAwsFiles(variable);
    if (!files)
        return core::fail(files.error());
    core::SourceChoice choice = sourceChoice(variable);
    choice.profile = connection.profile;
    choice.region = connection.region;
    choice.endpointUrl = connection.endpointUrl;
    choice.isLoopback = isLoopback;
    auto source = core::resolveSource(choice, *files);
    if (!source)
        return core::fail(source.error());
    const auto endpoint = endpointFor(source->endpointUrl, source->region);
    if (!endpoint)
        return core::fail(endpoint.error());
    if (source->hasDummyKeys)
        source->credentials = core::simulatorCredentials();
    if (!source->endpointDescription.isEmpty())
        source->remarks.append(u"Requests go to %1, because %2 says so."_s.arg(
            source->endpointUrl, source->endpointDescription));
    auto result =
        resolved(*endpoint, source->credentials, source->description,
                 connection.caBundle.isEmpty() ? source->caBundle : connection.caBundle, transport);
    if (result)
        result->notice = source->remarks.join(u' ');
    return result;
}

core::Result<ResolvedConnection> resolveWithKeys(const core::Connection &connection,
                                                 const core::KeychainEntry &keys,
                                                 const core::TransportSettings &transport)
{
    const auto endpoint = endpointOf(connection);
    if (!endpoint)
        return core::fail(endpoint.error());
    return resolved(*endpoint,
                    {connection.accessKeyId.toUtf8(), keys.secretAccessKey, keys.sessionToken},
                    u"the connection "_s + connection.name, connection.caBundle, transport);
}

QFuture<core::Result<core::KeychainEntry>> readKeys(core::SecretStore &secrets,
                                                    const core::Connection &connection)
{
    using Found = core::Result<std::optional<core::Secret>>;
    return secrets.read(connection.keychainName())
        .then([name = connection.name](const Found &found) { return entryOf(found, name); });
}

} // namespace app
