// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/RunNote.h"

#include "core/files/DurableFile.h"
#include "core/outcome/Quantity.h"

#include <QDateTime>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int noteVersion = 1;
constexpr qint64 noteLimit = 64 * 1024;

QString notePathIn(const QString &dataFolder)
{
    return dataFolder + u"/unsettled-run.json"_s;
}

} // namespace

Result<> writeRunNote(const QString &dataFolder, const RunNote &note)
{
    const QJsonObject json{{u"version"_s, noteVersion},
                           {u"stream"_s, note.stream},
                           {u"connection"_s, note.connection},
                           {u"startedAt"_s, qint64(note.startedAt.time_since_epoch().count())},
                           {u"records"_s, note.records},
                           {u"uncertain"_s, note.uncertain},
                           {u"isRunning"_s, note.isRunning}};
    return makePrivateFolder(dataFolder).and_then([&] {
        return durableWrite(notePathIn(dataFolder), QJsonDocument(json).toJson());
    });
}

void removeRunNote(const QString &dataFolder)
{
    QFile::remove(notePathIn(dataFolder));
}

std::optional<RunNote> readRunNote(const QString &dataFolder)
{
    const auto bytes = readWholeFile(notePathIn(dataFolder), noteLimit);
    if (!bytes)
        return std::nullopt;
    const QJsonObject json = QJsonDocument::fromJson(*bytes).object();
    if (json["version"_L1].toInt() != noteVersion)
        return std::nullopt;
    return RunNote{.stream = json["stream"_L1].toString(),
                   .connection = json["connection"_L1].toString(),
                   .startedAt = WallTime(Milliseconds(json["startedAt"_L1].toInteger())),
                   .records = json["records"_L1].toInteger(),
                   .uncertain = json["uncertain"_L1].toInteger(),
                   .isRunning = json["isRunning"_L1].toBool()};
}

Error unsettled(const RunNote &note)
{
    const QString begun =
        QDateTime::fromMSecsSinceEpoch(note.startedAt.time_since_epoch().count(), Qt::UTC)
            .toString(u"yyyy-MM-dd HH:mm"_s);
    const QString what = note.isRunning
        ? u"It was ended while the run was going on. What had no answer by then is uncertain."_s
        : u"%1 of them were uncertain when it was ended."_s.arg(countText(note.uncertain));
    return {.kind = Error::Kind::Storage,
            .code = u"UnsettledRun"_s,
            .detail = u"%1 records were sent to %2 by %3 at %4 UTC. %5"_s.arg(
                countText(note.records), note.stream, note.connection, begun, what)};
}

} // namespace core
