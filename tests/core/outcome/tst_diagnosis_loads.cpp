// SPDX-License-Identifier: GPL-3.0-or-later
#include "DiagnosisSamples.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using core::Finding;
using core::Record;
using core::RecordState;
using test::ended;
using test::evenMap;
using test::record;
using test::stored;

// What a run offered to each shard, and which keys carried most of it, in bounded memory.
class TestDiagnosisLoads : public QObject
{
    Q_OBJECT

private slots:
    void predictsShardsOfFailures();
    void loadsHaveEveryShard();
    void explicitHashKeyDecidesTheLoad();
    void heavyKeyIsFoundAmongMany();
    void lightKeysAreNotOverrated();
    void borrowedBytesAreCopied();
    void newKeysInheritNothingFromForgottenOnes();
    void memoryIsBounded();
};

void TestDiagnosisLoads::predictsShardsOfFailures()
{
    core::Diagnosis diagnosis({}, evenMap(4));

    diagnosis.add(record("user456", 10), ended(RecordState::Uncertain, u"timeout"_s, u"x"_s));

    QCOMPARE(diagnosis.shardLoads().at(3).records, 1);
}

void TestDiagnosisLoads::loadsHaveEveryShard()
{
    const core::Diagnosis diagnosis({}, evenMap(4));

    QCOMPARE(diagnosis.shardLoads().size(), 4);
    QCOMPARE(diagnosis.shardLoads().at(2), (core::ShardLoad{.shardId = u"shardId-000000000002"_s}));
}

void TestDiagnosisLoads::explicitHashKeyDecidesTheLoad()
{
    core::Diagnosis diagnosis({}, evenMap(2));
    Record each = record("a", 10);
    each.explicitHashKey = core::maxHashKey.toDecimal();

    diagnosis.add(each, ended(RecordState::NotSent, u"network"_s, u"x"_s));

    QCOMPARE(diagnosis.shardLoads().at(1).bytes, 10);
}

void TestDiagnosisLoads::heavyKeyIsFoundAmongMany()
{
    core::HotKeys keys;
    for (int i = 0; i < 100'000; ++i) {
        keys.add(QByteArray("key-").append(QByteArray::number(i)), {}, 100);
        if (i % 10 == 0)
            keys.add("heavy", "s", 200);
    }

    const core::HotKey heaviest = keys.heaviest().constFirst();

    QCOMPARE(heaviest.key, QByteArray("heavy"));
    QCOMPARE(heaviest.shardId, QByteArray("s"));
    QVERIFY(heaviest.bytes >= 2'000'000 - 120'000); // a hundredth of all may be missing
    QVERIFY(heaviest.bytes <= 2'000'000);
    QVERIFY(keys.heaviest().size() <= 200);
}

void TestDiagnosisLoads::lightKeysAreNotOverrated()
{
    core::HotKeys keys;
    for (int i = 0; i < 10'000; ++i)
        keys.add(QByteArray("key-").append(QByteArray::number(i)), {}, 100);

    QCOMPARE(keys.heaviest().constFirst().bytes, 100);
    QCOMPARE(keys.heaviest().constFirst().records, 1);
}

void TestDiagnosisLoads::borrowedBytesAreCopied()
{
    core::HotKeys keys;
    {
        QByteArray file("mapped");
        keys.add(QByteArray::fromRawData(file.constData(), file.size()), {}, 1);
        file.fill('#');
    }

    QCOMPARE(keys.heaviest().constFirst().key, QByteArray("mapped"));
}

void TestDiagnosisLoads::newKeysInheritNothingFromForgottenOnes()
{
    core::HotKeys keys;
    for (int i = 0; i < 300; ++i)
        keys.add(QByteArray("a key of some length ").append(QByteArray::number(i)), "shard", 100);
    const QList<core::HotKey> before = keys.heaviest();

    keys.add("short", {}, 5'000);

    const core::HotKey expected{.key = "short", .bytes = 5'000, .records = 1};
    QCOMPARE(keys.heaviest().constFirst(), expected);
    QVERIFY(before.constLast().key.startsWith("a key of some length "));
}

void TestDiagnosisLoads::memoryIsBounded()
{
    core::Diagnosis diagnosis;
    for (int i = 0; i < 30'000; ++i) {
        const QString name = QString::number(i);
        diagnosis.add(record(name.toLatin1(), 10), stored("shardId-" + name.toLatin1()));
        if (i < 5000)
            diagnosis.add(record("k", 10), ended(RecordState::Refused, u"Code"_s + name, name));
    }

    const QList<Finding> findings = diagnosis.findings();

    QCOMPARE(diagnosis.shardLoads().size(), 20'000);
    QCOMPARE(findings.size(), 501);
    QVERIFY(findings.constFirst().title.startsWith(u"4,500 records were refused."_s));
    QVERIFY(findings.constFirst().why.contains(u"more causes"_s));
}

QTEST_APPLESS_MAIN(TestDiagnosisLoads)
#include "tst_diagnosis_loads.moc"
