// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "SignedRequest.h"

#include <QDebug>
#include <QJsonArray>
#include <QStringBuilder>

namespace test {

using namespace Qt::Literals::StringLiterals;

// A service with a stream "one" of one shard and "four" of four, and whoever calls it.
class Caller
{
public:
    explicit Caller(core::SimulatorSettings settings = {})
        : m_service(withStreams(std::move(settings)), clock.clock(), 1)
    {
    }

    core::simulator::Answer send(const core::simulator::HttpRequest &request)
    {
        return m_service.answer(request);
    }
    core::simulator::Answer call(const QByteArray &action, const QByteArray &body)
    {
        return send(signedRequest(action, body, clock.wallTime()));
    }
    QJsonObject result(const QByteArray &action, const QByteArray &body)
    {
        const core::simulator::Answer answer = call(action, body);
        if (answer.status != 200)
            qCritical() << action << answer.body;
        return jsonOf(answer.body);
    }
    // "Code\nmessage", or nothing.
    QByteArray refusal(const QByteArray &action, const QByteArray &body)
    {
        const core::simulator::Answer answer = call(action, body);
        const QJsonObject json = jsonOf(answer.body);
        if (answer.status == 200)
            return {};
        return QString(json[u"__type"].toString() + u'\n' + json[u"message"].toString()).toUtf8();
    }
    QByteArray iterator(const QByteArray &shard, const QByteArray &rest,
                        const QByteArray &stream = "one")
    {
        return result("GetShardIterator",
                      "{\"StreamName\":\"" + stream + "\",\"ShardId\":\"" + shard + "\"," + rest
                          + '}')[u"ShardIterator"]
            .toString()
            .toLatin1();
    }
    QJsonObject read(const QByteArray &iterator)
    {
        return result("GetRecords", "{\"ShardIterator\":\"" + iterator + "\"}");
    }
    qint64 recordsStored() const { return m_service.recordsStored(); }
    core::simulator::KinesisService &service() { return m_service; }

    HandClock clock;

private:
    static core::SimulatorSettings withStreams(core::SimulatorSettings settings)
    {
        settings.streams += {{.name = u"one"_s}, {.name = u"four"_s, .shards = 4}};
        return settings;
    }

    core::simulator::KinesisService m_service;
};

inline QByteArray put(const QByteArray &stream, const QByteArrayList &records)
{
    return "{\"StreamName\":\"" + stream + "\",\"Records\":[" + records.join(',') + "]}";
}

inline QByteArray record(const QByteArray &key, const QByteArray &data)
{
    return "{\"PartitionKey\":\"" + key + "\",\"Data\":\"" + data.toBase64() + "\"}";
}

inline const QByteArray trimHorizon = "\"ShardIteratorType\":\"TRIM_HORIZON\"";
inline const QByteArray latest = "\"ShardIteratorType\":\"LATEST\"";

inline QList<int> shardsOf(const QJsonObject &reply)
{
    QList<int> shards;
    for (const QJsonValue &entry : reply[u"Records"].toArray()) {
        const QString id = entry[u"ShardId"].toString();
        shards.append(id.isEmpty() ? -1 : id.last(12).toInt());
    }
    return shards;
}

} // namespace test
