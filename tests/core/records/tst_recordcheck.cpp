// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/RecordCheck.h"

#include <QTest>

using core::checkRecord;
using core::Record;
using core::RecordRules;
namespace limits = core::limits;

namespace {

const QByteArray beyondBmp = "\xF0\x9F\x8E\x89"; // one code point, two UTF-16 units, four bytes

Record record(const QByteArray &data, const QByteArray &key, const QByteArray &hashKey = {})
{
    return {.data = data, .partitionKey = key, .explicitHashKey = hashKey};
}

} // namespace

class TestRecordCheck : public QObject
{
    Q_OBJECT

private slots:
    void judgesEachField_data();
    void judgesEachField();
    void aStreamThatSpreadsByItselfNeedsNoKey();
    void saysWhyAHashKeyIsNone_data();
    void saysWhyAHashKeyIsNone();
    void reportsEveryProblemAtOnce();
    void anErrorNamesRecordAndField();
};

void TestRecordCheck::judgesEachField_data()
{
    QTest::addColumn<Record>("candidate");
    QTest::addColumn<qint64>("maxRecordBytes");
    QTest::addColumn<QString>("field"); // empty: all is well
    QTest::addColumn<bool>("isWarning");

    const QString fine;
    const QString key = QStringLiteral("partitionKey");
    const QString hash = QStringLiteral("explicitHashKey");
    const QString data = QStringLiteral("data");
    const qint64 mib = limits::defaultRecordBytes;
    const qint64 ten = limits::maxRecordBytes;
    const auto row = [](const char *name) -> QTestData & { return QTest::newRow(name); };
    const auto withKey = [](const QByteArray &text) { return record("x", text); };
    const auto withHash = [](const QByteArray &text) { return record("x", "k", text); };

    row("plain") << record("x", "k") << mib << fine << false;
    row("empty data") << record("", "k") << mib << fine << false;
    row("empty key") << withKey("") << mib << key << false;
    row("key of 256") << withKey(QByteArray(256, 'k')) << mib << fine << false;
    row("key of 257") << withKey(QByteArray(257, 'k')) << mib << key << false;
    row("key of 256 of 2 bytes") << withKey(QByteArray("\xC3\xA9").repeated(256)) << mib << fine
                                 << false;
    row("key of 128 pairs") << withKey(beyondBmp.repeated(128)) << mib << fine << false;
    row("key of 129 pairs") << withKey(beyondBmp.repeated(129)) << mib << key << true;
    row("key of 256 pairs") << withKey(beyondBmp.repeated(256)) << mib << key << true;
    row("key of 257 pairs") << withKey(beyondBmp.repeated(257)) << mib << key << false;
    row("key is not UTF-8") << withKey("a\xFF") << mib << key << false;
    row("key is an encoded surrogate") << withKey("\xED\xA0\x80") << mib << key << false;
    row("long key is not UTF-8") << withKey(QByteArray(300, '\xFF')) << mib << key << false;
    row("hash 0") << withHash("0") << mib << fine << false;
    row("hash 2^128-1") << withHash("340282366920938463463374607431768211455") << mib << fine
                        << false;
    row("hash 2^128") << withHash("340282366920938463463374607431768211456") << mib << hash
                      << false;
    row("hash leading zero") << withHash("01") << mib << hash << false;
    row("exactly the stream's limit")
        << record(QByteArray(mib - 1, 'x'), "k") << mib << fine << false;
    row("one byte above") << record(QByteArray(mib, 'x'), "k") << mib << data << false;
    row("10 MiB of data and no room for the key")
        << record(QByteArray(ten, 'x'), "k") << ten << data << false;
    row("10 MiB with key") << record(QByteArray(ten - 1, 'x'), "k") << ten << fine << false;
    row("10 MiB + 1") << record(QByteArray(ten + 1, 'x'), "k") << ten << data << false;
}

void TestRecordCheck::judgesEachField()
{
    QFETCH(Record, candidate);
    QFETCH(qint64, maxRecordBytes);
    QFETCH(QString, field);
    QFETCH(bool, isWarning);

    const auto problems = checkRecord(candidate, RecordRules{.maxRecordBytes = maxRecordBytes});

    QCOMPARE(problems.size(), field.isEmpty() ? 0 : 1);
    QCOMPARE(core::isSendable(problems), field.isEmpty() || isWarning);
    if (!problems.isEmpty()) {
        QCOMPARE(problems.constFirst().field, field);
        QCOMPARE(problems.constFirst().isWarning, isWarning);
    }
}

void TestRecordCheck::aStreamThatSpreadsByItselfNeedsNoKey()
{
    const RecordRules rules{.distribution = core::RecordDistribution::Automatic};

    QVERIFY(checkRecord(record("x", ""), rules).isEmpty());
    const auto problems = checkRecord(record("x", "", "7"), rules);

    QCOMPARE(problems.size(), 1);
    QVERIFY(problems.constFirst().isWarning);
}

void TestRecordCheck::saysWhyAHashKeyIsNone_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("reason");

    QTest::newRow("empty") << QByteArray() << QStringLiteral("is empty");
    QTest::newRow("sign") << QByteArray("-1") << QStringLiteral("byte 1 ");
    QTest::newRow("blank") << QByteArray("12 ") << QStringLiteral("byte 3 ");
    QTest::newRow("hex") << QByteArray("0x1f") << QStringLiteral("byte 2 ");
    QTest::newRow("leading zero") << QByteArray("00") << QStringLiteral("leading zero");
    QTest::newRow("2^128") << QByteArray("340282366920938463463374607431768211456")
                           << QStringLiteral("larger than 2^128−1");
    QTest::newRow("40 digits") << QByteArray("1").repeated(40)
                               << QStringLiteral("larger than 2^128−1");
}

void TestRecordCheck::saysWhyAHashKeyIsNone()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, reason);

    const QString fault = core::explicitHashKeyFault(text);

    QVERIFY2(fault.contains(reason), qPrintable(fault));
}

void TestRecordCheck::reportsEveryProblemAtOnce()
{
    const auto problems = checkRecord(record(QByteArray(2'000'000, 'x'), "", "01"));

    QCOMPARE(problems.size(), 3);
}

void TestRecordCheck::anErrorNamesRecordAndField()
{
    const auto problems = checkRecord(record("x", ""));

    const core::Error error = core::toError(problems.constFirst(), 7);

    QCOMPARE(core::nameOf(error.kind), QStringLiteral("badInput"));
    QCOMPARE(error.where, QStringLiteral("record 7, partitionKey"));
    QCOMPARE(error.detail, problems.constFirst().message);
}

QTEST_GUILESS_MAIN(TestRecordCheck)
#include "tst_recordcheck.moc"
