// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kinesis/ShardMap.h"
#include "core/transport/NetworkTransport.h"
#include "tests/integration/MixedRecords.h"
#include "tests/integration/ServerFlow.h"
#include "tests/support/NpmServer.h"

#include <QHash>
#include <QTest>

#include <algorithm>
#include <map>
#include <memory>

using namespace Qt::Literals::StringLiterals;
using test::NpmServer;

namespace {

// Our client against one server that others wrote.
struct Setting
{
    explicit Setting(const QString &url)
        : client(transport,
                 {.endpoint = *core::customEndpoint(url, u"us-east-1"_s),
                  .credentials = {.accessKeyId = "AKIDEXAMPLE",
                                  .secretAccessKey = core::Secret("secret")}})
    {
    }

    core::NetworkTransport transport;
    core::KinesisClient client;
};

// Sequence numbers are decimals without leading zeros.
bool isBefore(const QByteArray &left, const QByteArray &right)
{
    return left.size() != right.size() ? left.size() < right.size() : left < right;
}

QString reasonOf(const core::Outcome &outcome)
{
    return nameOf(outcome.state) + u' ' + outcome.errorCode + u' ' + outcome.errorMessage;
}

// What is in all shards, by shard and sequence number.
using Stored = std::map<std::pair<QByteArray, QByteArray>, core::StoredRecord>;

} // namespace

#define VERIFY_RESULT(result)                                                                      \
    QVERIFY2(result.has_value(),                                                                   \
             qPrintable(result.has_value() ? QString()                                             \
                                           : result.error().code + u": " + result.error().detail))

// The whole way with servers that we did not write: kinesalite is strict about the API of 2020,
// kinesis-local knows the one of today.
class TestServers : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void whatIsPublishedIsReadBack_data() { servers(); }
    void whatIsPublishedIsReadBack();
    void strictOrderKeepsTheOrderOfEachKey_data() { servers(); }
    void strictOrderKeepsTheOrderOfEachKey();
    void anUnknownStreamIsNotFound_data() { servers(); }
    void anUnknownStreamIsNotFound();

private:
    void servers();
    void readShards(test::ServerFlow &flow, const QList<core::Shard> &shards, Stored &stored);
    void compare(const std::vector<core::Record> &sent,
                 const std::vector<core::SettledRecord> &settled, const core::ShardMap &map,
                 const Stored &stored);

    NpmServer m_kinesalite{NpmServer::Kind::Kinesalite};
    NpmServer m_kinesisLocal{NpmServer::Kind::KinesisLocal};
};

void TestServers::initTestCase()
{
    QVERIFY2(m_kinesalite.start(), qPrintable(m_kinesalite.problem()));
    QVERIFY2(m_kinesisLocal.start(), qPrintable(m_kinesisLocal.problem()));
}

void TestServers::servers()
{
    QTest::addColumn<QString>("url");
    QTest::newRow("kinesalite") << m_kinesalite.url();
    QTest::newRow("kinesis-local") << m_kinesisLocal.url();
}

void TestServers::whatIsPublishedIsReadBack()
{
    QFETCH(QString, url);
    Setting setting(url);
    test::ServerFlow flow(setting.client, u"mixed"_s);
    const auto created = flow.createStream(3);
    VERIFY_RESULT(created);
    const auto names = flow.streamNames();
    VERIFY_RESULT(names);
    QVERIFY(names->contains(u"mixed"_s));
    const auto shards = flow.shards();
    VERIFY_RESULT(shards);
    QCOMPARE(shards->size(), 3);

    const auto records = test::mixedRecords(1200);
    const auto settled = flow.publish(records, {});

    Stored stored;
    readShards(flow, *shards, stored);
    QCOMPARE(stored.size(), records.size());
    compare(records, settled, core::ShardMap(*shards), stored);
    const auto deleted = flow.deleteStream();
    VERIFY_RESULT(deleted);
}

void TestServers::readShards(test::ServerFlow &flow, const QList<core::Shard> &shards,
                             Stored &stored)
{
    for (const core::Shard &shard : shards) {
        const auto records = flow.readAll(shard.id);
        VERIFY_RESULT(records);
        QVERIFY(std::is_sorted(records->begin(), records->end(), [](const auto &a, const auto &b) {
            return isBefore(a.sequenceNumber, b.sequenceNumber);
        }));
        for (const core::StoredRecord &record : *records)
            stored.insert({{shard.id.toLatin1(), record.sequenceNumber}, record});
    }
}

void TestServers::compare(const std::vector<core::Record> &sent,
                          const std::vector<core::SettledRecord> &settled,
                          const core::ShardMap &map, const Stored &stored)
{
    QCOMPARE(settled.size(), sent.size());
    for (std::size_t i = 0; i < sent.size(); ++i) {
        const core::Outcome &outcome = settled[i].outcome;
        QCOMPARE(settled[i].index, static_cast<qint64>(i));
        QVERIFY2(outcome.state == core::RecordState::Stored, qPrintable(reasonOf(outcome)));
        const auto hashKey =
            core::ShardMap::hashKeyOf(sent[i].partitionKey, sent[i].explicitHashKey);
        QCOMPARE(QString::fromLatin1(outcome.shardId), map.shardIdFor(hashKey.value()));
        const auto found = stored.find({outcome.shardId, outcome.sequenceNumber});
        QVERIFY(found != stored.end());
        QCOMPARE(found->second.data, sent[i].data);
        QCOMPARE(found->second.partitionKey, sent[i].partitionKey);
    }
}

void TestServers::strictOrderKeepsTheOrderOfEachKey()
{
    QFETCH(QString, url);
    Setting setting(url);
    test::ServerFlow flow(setting.client, u"ordered"_s);
    const auto created = flow.createStream(2);
    VERIFY_RESULT(created);
    std::vector<core::Record> records;
    for (int i = 0; i < 60; ++i)
        records.push_back(
            {QByteArray::number(i), QByteArray("key-").append(QByteArray::number(i % 3)), {}});

    const auto settled = flow.publish(records, {.strictOrder = true});

    QCOMPARE(settled.size(), records.size());
    const auto shards = flow.shards();
    VERIFY_RESULT(shards);
    QHash<QByteArray, QList<int>> read;
    for (const core::Shard &shard : *shards) {
        const auto stored = flow.readAll(shard.id);
        VERIFY_RESULT(stored);
        for (const core::StoredRecord &record : *stored)
            read[record.partitionKey].append(record.data.toInt());
    }
    QCOMPARE(read.size(), 3);
    for (const QList<int> &ofKey : read) {
        QCOMPARE(ofKey.size(), 20);
        QVERIFY(std::is_sorted(ofKey.begin(), ofKey.end()));
    }
    const auto deleted = flow.deleteStream();
    VERIFY_RESULT(deleted);
}

void TestServers::anUnknownStreamIsNotFound()
{
    QFETCH(QString, url);
    Setting setting(url);
    test::ServerFlow flow(setting.client, u"nowhere"_s);

    const auto settled = flow.publish(test::mixedRecords(10), {});

    QCOMPARE(settled.size(), std::size_t{10});
    for (const core::SettledRecord &record : settled) {
        QVERIFY(record.outcome.state != core::RecordState::Stored);
        QCOMPARE(record.outcome.errorCode, u"ResourceNotFoundException"_s);
    }
}

QTEST_GUILESS_MAIN(TestServers)
#include "tst_servers.moc"
