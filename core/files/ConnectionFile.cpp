// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/ConnectionFile.h"

#include "core/files/DurableFile.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <utility>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int formatVersion = 1;
constexpr qint64 sizeLimit = 16 * 1024 * 1024;

// Words of a file that may be of any length, for a sentence.
QString shortened(const QString &text)
{
    constexpr qsizetype longest = 40;
    return text.size() > longest ? text.left(longest) + u'…' : text;
}

// Older files have attempts alone, or nothing.
RetryRule retriesFrom(const QJsonObject &json)
{
    QStringList codes;
    for (const auto &code : json["retryCodes"_L1].toArray())
        codes += retryCodesFrom(code.toString()).value_or(QStringList());
    codes.removeDuplicates();
    return {.attempts =
                std::clamp(json["throttledAttempts"_L1].toInt(1), 1, RetryRule::mostAttempts),
            .seconds = std::clamp(json["retrySeconds"_L1].toInt(0), 0, RetryRule::longestSeconds),
            .codes = codes};
}

// The Error's detail says what is wrong with it.
Result<Connection> connectionFrom(const QJsonObject &json)
{
    if (json.isEmpty())
        return fail({.detail = u"it is not an object with members"_s});
    const auto &sources = allSources();
    const auto source = std::find_if(sources.begin(), sources.end(), [&json](auto candidate) {
        return nameOf(candidate) == json["source"_L1].toString();
    });
    const QString name = json["name"_L1].toString();
    if (const auto checked = checkConnectionName(name); !checked)
        return fail(checked.error());
    if (source == sources.end())
        return fail({.detail = u"its source, “%1”, is none that is known"_s.arg(
                         shortened(json["source"_L1].toString()))});
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

struct ReadEntries
{
    QList<Connection> connections;
    QStringList remarks; // on those that cannot be understood
};

ReadEntries entriesOf(const QJsonArray &entries)
{
    ReadEntries read;
    int number = 0;
    for (const auto &entry : entries) {
        ++number;
        const QJsonObject json = entry.toObject();
        const auto connection = connectionFrom(json);
        if (connection) {
            read.connections.append(*connection);
            continue;
        }
        const QString name = json["name"_L1].toString();
        QString remark = u"Connection %1"_s.arg(number);
        if (!name.isEmpty())
            remark += u" (“%1”)"_s.arg(shortened(name));
        const QString &reason = connection.error().detail;
        remark += u" was left out: "_s + reason;
        read.remarks.append(reason.endsWith(u'.') ? remark : remark + u'.');
    }
    return read;
}

// A file of many bad entries is not told entry by entry.
QString told(const QStringList &remarks)
{
    constexpr qsizetype most = 3;
    const QString text = remarks.mid(0, most).join(u' ');
    const qsizetype others = remarks.size() - most;
    return others <= 0 ? text : text + u" %1 more were left out."_s.arg(others);
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
                     .code = newerVersionCode,
                     .detail = u"%1 was written by a newer version of Headgate."_s.arg(path),
                     .where = path});
    if (!file.m_document["connections"_L1].isArray())
        return fail(setAsideBecause(path, u"it has no list of connections"_s));
    ReadEntries entries = entriesOf(file.m_document["connections"_L1].toArray());
    file.m_connections = std::move(entries.connections);
    if (!entries.remarks.isEmpty())
        file.dropUnreadable(entries.remarks, *bytes);
    return file;
}

void ConnectionFile::dropUnreadable(const QStringList &remarks, const QByteArray &bytes)
{
    const QString path = pathIn(m_folder);
    const QString aside = asideNameOf(path);
    const auto copied = durableWrite(aside, bytes);
    m_isCopied = copied.has_value();
    m_notice =
        Error{.kind = Error::Kind::Storage,
              .code = m_isCopied ? QString(setAsideCode) : copied.error().code,
              .detail = u"%1 is damaged. %2 "_s.arg(path, told(remarks))
                  + (m_isCopied ? u"The file as it was is kept as %1."_s.arg(aside)
                                : u"No copy of it could be made: "_s + copied.error().detail),
              .where = m_isCopied ? aside : path};
    if (!m_isCopied)
        return;
    if (const auto written = write(); !written)
        m_notice->detail += u' ' + written.error().detail;
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
    if (!m_isCopied)
        return fail(*m_notice);
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
