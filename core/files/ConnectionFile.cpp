// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/ConnectionFile.h"

#include "core/files/DurableFile.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <optional>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int formatVersion = 1;
constexpr qint64 sizeLimit = 16 * 1024 * 1024;

// Older files have attempts alone, or nothing.
RetryRule retriesFrom(const QJsonObject &json)
{
    QStringList codes;
    for (const auto &code : json["retryCodes"_L1].toArray())
        codes += retryCodesFrom(code.toString()).value_or(QStringList());
    return {.attempts =
                std::clamp(json["throttledAttempts"_L1].toInt(1), 1, RetryRule::mostAttempts),
            .seconds = std::clamp(json["retrySeconds"_L1].toInt(0), 0, RetryRule::longestSeconds),
            .codes = codes};
}

std::optional<Connection> connectionFrom(const QJsonObject &json)
{
    const auto &sources = allSources();
    const auto source = std::find_if(sources.begin(), sources.end(), [&json](auto candidate) {
        return nameOf(candidate) == json["source"_L1].toString();
    });
    const QString name = json["name"_L1].toString();
    if (source == sources.end() || !checkConnectionName(name))
        return std::nullopt;
    return Connection{.name = name,
                      .source = *source,
                      .region = json["region"_L1].toString(),
                      .endpointUrl = json["endpointUrl"_L1].toString(),
                      .accessKeyId = json["accessKeyId"_L1].toString(),
                      .profile = json["profile"_L1].toString(),
                      .caBundle = json["caBundle"_L1].toString(),
                      .isProduction = json["production"_L1].toBool(),
                      .colour = colourFrom(json["color"_L1].toString()),
                      .retries = retriesFrom(json)};
}

// Over what was read for it, so that members of other versions stay.
QJsonObject toJson(const Connection &connection, QJsonObject json)
{
    json["name"_L1] = connection.name;
    json["source"_L1] = nameOf(connection.source);
    json["region"_L1] = connection.region;
    json["endpointUrl"_L1] = connection.endpointUrl;
    json["accessKeyId"_L1] = connection.accessKeyId;
    json["profile"_L1] = connection.profile;
    json["caBundle"_L1] = connection.caBundle;
    json["production"_L1] = connection.isProduction;
    json["color"_L1] = nameOf(connection.colour);
    json["throttledAttempts"_L1] = connection.retries.attempts;
    json["retrySeconds"_L1] = connection.retries.seconds;
    json["retryCodes"_L1] = QJsonArray::fromStringList(connection.retries.codes);
    return json;
}

Result<QList<Connection>> connectionsOf(const QJsonArray &entries)
{
    QList<Connection> connections;
    for (const auto &entry : entries) {
        const auto connection = connectionFrom(entry.toObject());
        if (!connection)
            return fail({.detail = u"connection %1 is incomplete"_s.arg(connections.size() + 1)});
        connections.append(*connection);
    }
    return connections;
}

} // namespace

QString ConnectionFile::pathIn(const QString &dataFolder)
{
    return dataFolder + u"/connections.json"_s;
}

Result<ConnectionFile> ConnectionFile::read(const QString &dataFolder)
{
    ConnectionFile file;
    file.m_folder = dataFolder;
    const QString path = pathIn(dataFolder);
    const auto bytes = readWholeFile(path, sizeLimit);
    if (!bytes && bytes.error().kind == Error::Kind::NotFound)
        return file;
    if (!bytes)
        return fail(bytes.error());

    QJsonParseError fault;
    file.m_document = QJsonDocument::fromJson(*bytes, &fault).object();
    if (fault.error != QJsonParseError::NoError)
        return fail(setAsideBecause(path, fault.errorString()));
    if (file.m_document["version"_L1].toInt() > formatVersion)
        return fail({.kind = Error::Kind::Configuration,
                     .detail = u"%1 was written by a newer version of Headgate."_s.arg(path),
                     .where = path});
    if (!file.m_document["connections"_L1].isArray())
        return fail(setAsideBecause(path, u"it has no list of connections"_s));
    auto connections = connectionsOf(file.m_document["connections"_L1].toArray());
    if (!connections)
        return fail(setAsideBecause(path, connections.error().detail));
    file.m_connections = std::move(*connections);
    return file;
}

const Connection *ConnectionFile::find(const QString &name) const
{
    const auto found = std::find_if(m_connections.begin(), m_connections.end(),
                                    [&name](const Connection &each) { return each.name == name; });
    return found == m_connections.end() ? nullptr : &*found;
}

void ConnectionFile::put(const Connection &connection)
{
    const auto same = std::find_if(m_connections.begin(), m_connections.end(),
                                   [&](const auto &each) { return each.name == connection.name; });
    if (same == m_connections.end())
        m_connections.append(connection);
    else
        *same = connection;
}

bool ConnectionFile::remove(const QString &name)
{
    return m_connections.removeIf([&name](const auto &each) { return each.name == name; }) > 0;
}

Result<> ConnectionFile::write() const
{
    QHash<QString, QJsonObject> known;
    for (const auto &entry : m_document["connections"_L1].toArray())
        known.insert(entry["name"_L1].toString(), entry.toObject());
    QJsonArray entries;
    for (const auto &connection : m_connections)
        entries.append(toJson(connection, known.value(connection.name)));

    QJsonObject document = m_document;
    document["version"_L1] = formatVersion;
    document["connections"_L1] = entries;
    return makePrivateFolder(m_folder).and_then([this, &document] {
        return durableWrite(pathIn(m_folder), QJsonDocument(document).toJson());
    });
}

} // namespace core
