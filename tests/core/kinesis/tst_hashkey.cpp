// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kinesis/HashKey.h"

#include <QTest>

class TestHashKey : public QObject
{
    Q_OBJECT

private slots:
    void readsAndWritesDecimals_data();
    void readsAndWritesDecimals();
    void refusesWhatTheGrammarForbids_data();
    void refusesWhatTheGrammarForbids();
    void hashesPartitionKeys_data();
    void hashesPartitionKeys();
    void ordersAsNumbers();
};

void TestHashKey::readsAndWritesDecimals_data()
{
    QTest::addColumn<QByteArray>("text");

    for (const char *text :
         {"0", "1", "9", "10", "18446744073709551615", "18446744073709551616",
          "170141183460469231731687303715884105727", "170141183460469231731687303715884105728",
          "340282366920938463463374607431768211449", "340282366920938463463374607431768211455"})
        QTest::newRow(text) << QByteArray(text);
}

void TestHashKey::readsAndWritesDecimals()
{
    QFETCH(QByteArray, text);

    const auto key = core::HashKey::fromDecimal(text);

    QVERIFY(key);
    QCOMPARE(key->toDecimal(), text);
}

void TestHashKey::refusesWhatTheGrammarForbids_data()
{
    QTest::addColumn<QByteArray>("text");

    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("leading zero") << QByteArray("007");
    QTest::newRow("two zeros") << QByteArray("00");
    QTest::newRow("minus") << QByteArray("-1");
    QTest::newRow("plus") << QByteArray("+1");
    QTest::newRow("blank before") << QByteArray(" 1");
    QTest::newRow("blank after") << QByteArray("1 ");
    QTest::newRow("newline") << QByteArray("1\n");
    QTest::newRow("hexadecimal") << QByteArray("0x10");
    QTest::newRow("fraction") << QByteArray("1.0");
    QTest::newRow("exponent") << QByteArray("1e3");
    QTest::newRow("NUL") << QByteArray("1\0", 2);
    QTest::newRow("digit beyond ASCII") << QByteArray("\xD9\xA1");
    QTest::newRow("2^128") << QByteArray("340282366920938463463374607431768211456");
    QTest::newRow("2^128 + 4") << QByteArray("340282366920938463463374607431768211460");
    QTest::newRow("39 nines") << QByteArray(39, '9');
    QTest::newRow("40 digits") << QByteArray("1234567890123456789012345678901234567890");
    QTest::newRow("40 zeros") << QByteArray(40, '0');
}

void TestHashKey::refusesWhatTheGrammarForbids()
{
    QFETCH(QByteArray, text);

    QVERIFY(!core::HashKey::fromDecimal(text));
}

void TestHashKey::hashesPartitionKeys_data()
{
    QTest::addColumn<QByteArray>("partitionKey");
    QTest::addColumn<QByteArray>("decimal");

    const auto row = [](const char *key, const char *decimal) {
        QTest::newRow(key) << QByteArray(key) << QByteArray(decimal);
    };
    row("user123", "141984892214089559021068280593678093887");
    row("user456", "318784168343889729636022382802587801064");
    row("user789", "226135153523297271289141244761575928686");
    row("partitionKey1", "259883753084267508317526128829441085549");
    row("partitionKey2", "79146057663173699672874482277206501237");
    row("a", "16955237001963240173058271559858726497");
    row("é", "136732923097551493579404309126273812335");
    row("東京", "149515463373044655254931301471039124530");
    row("😀", "55842721998748738903166261021950683062");
    QTest::newRow("k × 256") << QByteArray(256, 'k')
                             << QByteArray("301629968840217465112527951012756180897");
}

void TestHashKey::hashesPartitionKeys()
{
    QFETCH(QByteArray, partitionKey);
    QFETCH(QByteArray, decimal);

    QCOMPARE(core::HashKey::ofPartitionKey(partitionKey).toDecimal(), decimal);
}

void TestHashKey::ordersAsNumbers()
{
    const auto nine = core::HashKey::fromDecimal("9");
    const auto ten = core::HashKey::fromDecimal("10");

    QVERIFY(*nine < *ten);
    QVERIFY(*ten < core::maxHashKey);
    QCOMPARE(core::maxHashKey.toDecimal(), QByteArray("340282366920938463463374607431768211455"));
}

QTEST_APPLESS_MAIN(TestHashKey)
#include "tst_hashkey.moc"
