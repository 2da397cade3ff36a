// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/keychain/KeychainEntry.h"

#include <QTest>

using core::Error;
using core::Secret;

class TestKeychainEntry : public QObject
{
    Q_OBJECT

private slots:
    void readsBackWhatItWrote_data();
    void readsBackWhatItWrote();
    void refusesGarbageWithoutQuotingIt_data();
    void refusesGarbageWithoutQuotingIt();
};

void TestKeychainEntry::readsBackWhatItWrote_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("token");

    QTest::newRow("long-term") << QByteArray("wJalr+/XUtnFEMI") << QByteArray();
    QTest::newRow("temporary") << QByteArray("k") << QByteArray(1500, 't');
    QTest::newRow("quotes and controls") << QByteArray("a\"b\\c\n\t") << QByteArray("\x01");
    QTest::newRow("UTF-8") << QByteArray("schlüssel") << QByteArray();
}

void TestKeychainEntry::readsBackWhatItWrote()
{
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, token);

    const auto entry = core::fromEntry(core::toEntry({Secret(key), Secret(token)}));

    QVERIFY(entry.has_value());
    QVERIFY(entry->secretAccessKey.reveal() == key);
    QVERIFY(entry->sessionToken.reveal() == token);
}

void TestKeychainEntry::refusesGarbageWithoutQuotingIt_data()
{
    QTest::addColumn<QByteArray>("text");

    QTest::newRow("empty") << QByteArray();
    QTest::newRow("not JSON") << QByteArray("canary");
    QTest::newRow("not an object") << QByteArray("[\"canary\"]");
    QTest::newRow("newer") << QByteArray(R"({"version":2,"secretAccessKey":"canary"})");
    QTest::newRow("no key") << QByteArray(R"({"version":1,"sessionToken":"canary"})");
    QTest::newRow("empty key") << QByteArray(R"({"version":1,"secretAccessKey":""})");
    QTest::newRow("key is a number") << QByteArray(R"({"version":1,"secretAccessKey":7})");
    QTest::newRow("token is a number")
        << QByteArray(R"({"version":1,"secretAccessKey":"canary","sessionToken":1})");
    QTest::newRow("large") << QByteArray(1024 * 1024, '[');
}

void TestKeychainEntry::refusesGarbageWithoutQuotingIt()
{
    QFETCH(QByteArray, text);

    const auto entry = core::fromEntry(Secret(text));

    QVERIFY(!entry.has_value());
    QCOMPARE(entry.error().kind, Error::Kind::Storage);
    QVERIFY(!entry.error().detail.contains(QLatin1String("canary")));
}

QTEST_GUILESS_MAIN(TestKeychainEntry)
#include "tst_keychain_entry.moc"
