// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/tools/ConnectionCommands.h"

#include "app/cli/connection/DataFolder.h"
#include "app/cli/console/JsonRow.h"
#include "app/cli/console/Prompt.h"
#include "app/cli/console/RowList.h"
#include "core/credentials/Credentials.h"
#include "core/keychain/SecretStore.h"
#include "core/kinesis/Endpoint.h"
#include "core/result/Deliver.h"
#include "core/transport/TransportSettings.h"

using namespace Qt::Literals::StringLiterals;

namespace app {
namespace {

using Source = core::Connection::Source;

QString keysOf(const core::Connection &connection)
{
    switch (connection.source) {
    case Source::Keychain:
        return QString::fromUtf8(core::maskedKeyId(connection.accessKeyId.toUtf8()));
    case Source::Profile:
        return connection.profile;
    case Source::Environment:
    case Source::Dummy:
        break;
    }
    return {};
}

QByteArray toJson(const core::Connection &connection)
{
    return JsonRow()
        .text("name", connection.name)
        .text("region", connection.region)
        .textIfAny("endpointUrl", connection.endpointUrl)
        .text("source", core::nameOf(connection.source))
        .textIfAny("keys", keysOf(connection))
        .textIfAny("caBundle", connection.caBundle)
        .toJson();
}

core::Error noSuchConnection(const QString &name)
{
    return usageError(name, u"There is no connection \"%1\"."_s.arg(name));
}

// A silent keychain may yet do what it was told.
core::Error withAftermath(core::Error error, const QString &text)
{
    if (error.code == core::keychain::silent)
        error.detail += u' ' + text;
    return error;
}

core::Result<core::ConnectionFile> readConnections(const Arguments &arguments, Console &console)
{
    auto file = core::ConnectionFile::read(dataFolder(arguments));
    if (file && file->notice())
        console.warn(file->notice()->detail);
    return file;
}

} // namespace

void ConnectionListCommand::start()
{
    const auto file = readConnections(arguments(), console());
    if (!file)
        return fail(file.error(), ExitStatus::BadInput);
    RowList rows({{u"name"_s, Table::Align::Left, Table::Shrink::AtEnd},
                  {u"region"_s},
                  {u"source"_s},
                  {u"keys"_s, Table::Align::Left, Table::Shrink::AtEnd},
                  {u"endpoint"_s, Table::Align::Left, Table::Shrink::AtEnd}});
    for (const core::Connection &connection : file->connections()) {
        rows.add(toJson(connection),
                 {{connection.name, Look::Heading},
                  {connection.region},
                  {core::nameOf(connection.source)},
                  {keysOf(connection)},
                  {connection.endpointUrl.isEmpty() ? u"AWS"_s : connection.endpointUrl}});
    }
    rows.print(console(),
               u"No connections yet. \"headgate-cli connection add --help\" says how."_s);
    finish(ExitStatus::Done);
}

ConnectionAddCommand::ConnectionAddCommand(const Arguments &arguments, Console &console,
                                           core::SecretStore &secrets)
    : Command(arguments, console)
    , m_secrets(secrets)
{
}

void ConnectionAddCommand::start()
{
    const auto connection = wanted();
    if (!connection)
        return fail(connection.error());
    const auto checked = check(*connection);
    if (!checked)
        return fail(checked.error(), ExitStatus::BadInput);
    save(*connection);
}

core::Result<core::Connection> ConnectionAddCommand::wanted() const
{
    core::Connection connection;
    connection.name = arguments().positional(0);
    connection.region = arguments().value(u"region"_s);
    connection.endpointUrl = arguments().value(u"endpoint-url"_s);
    connection.accessKeyId = arguments().value(u"access-key-id"_s);
    connection.profile = arguments().value(u"profile"_s);
    connection.caBundle = arguments().value(u"ca-bundle"_s);
    const bool hasKey = !connection.accessKeyId.isEmpty();
    const bool hasProfile = !connection.profile.isEmpty();
    if (hasKey && hasProfile)
        return core::fail(usageError(
            u"--profile"_s, u"Keys come from --access-key-id or from --profile, not from both."_s));
    if (connection.region.isEmpty() && !hasProfile)
        return core::fail(usageError(u"--region"_s, u"A connection needs --region."_s));
    if (!hasKey && !hasProfile && connection.endpointUrl.isEmpty())
        return core::fail(usageError(u"--access-key-id"_s,
                                     u"A connection to AWS needs --access-key-id or --profile."_s));
    connection.source = hasKey ? Source::Keychain : hasProfile ? Source::Profile : Source::Dummy;
    return connection;
}

core::Result<> ConnectionAddCommand::check(const core::Connection &connection)
{
    if (const auto named = core::checkConnectionName(connection.name); !named)
        return named;
    const auto file = readConnections(arguments(), console());
    if (!file)
        return core::fail(file.error());
    if (file->find(connection.name) != nullptr && !arguments().has(u"replace"_s))
        return core::fail(
            usageError(connection.name,
                       u"There is a connection \"%1\" already. --replace overwrites it."_s.arg(
                           connection.name)));
    if (!connection.caBundle.isEmpty()) {
        if (const auto bundle = core::caBundle(connection.caBundle); !bundle)
            return core::fail(bundle.error());
    }
    if (connection.region.isEmpty())
        return {};
    const auto endpoint = connection.endpointUrl.isEmpty()
        ? core::regionalEndpoint(connection.region)
        : core::customEndpoint(connection.endpointUrl, connection.region);
    if (!endpoint)
        return core::fail(endpoint.error());
    if (connection.source == Source::Dummy && !endpoint->isLoopback())
        return core::fail(usageError(u"--access-key-id"_s,
                                     u"Only an endpoint on this computer does without keys."_s));
    return {};
}

core::Result<core::KeychainEntry> ConnectionAddCommand::askKeys()
{
    const auto secret = askSecret(console(), u"Secret access key:"_s);
    if (!secret)
        return core::fail(secret.error());
    core::KeychainEntry entry;
    entry.secretAccessKey = *secret;
    if (arguments().has(u"session-token"_s)) {
        const auto token = askSecret(console(), u"Session token:"_s);
        if (!token)
            return core::fail(token.error());
        entry.sessionToken = *token;
    }
    return entry;
}

void ConnectionAddCommand::save(const core::Connection &connection)
{
    if (connection.source != Source::Keychain)
        return writeFile(connection);
    const auto entry = askKeys();
    if (!entry)
        return fail(entry.error());
    const auto written = m_secrets.write(connection.keychainName(), core::toEntry(*entry));
    core::deliver(written, this, [this, connection](const core::Result<> &result) {
        if (result)
            writeFile(connection);
        else
            fail(withAftermath(
                result.error(),
                u"The connection was not saved, but its secret may be stored yet, when "
                "the keychain answers: run this again then."_s));
    });
}

void ConnectionAddCommand::writeFile(const core::Connection &connection)
{
    auto file = core::ConnectionFile::read(dataFolder(arguments()));
    if (!file)
        return fail(file.error(), ExitStatus::BadInput);
    file->put(connection);
    const auto written = file->write();
    if (!written)
        return fail(written.error(), ExitStatus::BadInput);
    console().note(u"Saved. Try it: headgate-cli connection test %1"_s.arg(connection.name));
    finish(ExitStatus::Done);
}

ConnectionRemoveCommand::ConnectionRemoveCommand(const Arguments &arguments, Console &console,
                                                 core::SecretStore &secrets)
    : Command(arguments, console)
    , m_secrets(secrets)
{
}

void ConnectionRemoveCommand::start()
{
    const QString name = arguments().positional(0);
    const auto file = readConnections(arguments(), console());
    if (!file)
        return fail(file.error(), ExitStatus::BadInput);
    const core::Connection *connection = file->find(name);
    if (connection == nullptr)
        return fail(noSuchConnection(name));
    if (connection->source != Source::Keychain)
        return forget(name, {});
    core::deliver(m_secrets.remove(connection->keychainName()), this,
                  [this, name](const core::Result<> &result) { forget(name, result); });
}

// A secret that cannot be removed keeps its connection, so that it can be tried again.
void ConnectionRemoveCommand::forget(const QString &name, const core::Result<> &removedSecret)
{
    if (!removedSecret)
        return fail(
            withAftermath(removedSecret.error(),
                          u"The connection stays, but its secret may be gone when the keychain "
                          "answers: run this again then."_s));
    auto file = core::ConnectionFile::read(dataFolder(arguments()));
    if (!file)
        return fail(file.error(), ExitStatus::BadInput);
    file->remove(name);
    const auto written = file->write();
    if (!written)
        return fail(written.error(), ExitStatus::BadInput);
    console().note(u"Removed \"%1\"."_s.arg(name));
    finish(ExitStatus::Done);
}

} // namespace app
