// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/credentials/Credentials.h"
#include "core/credentials/Secret.h"

#include <QString>
#include <QTest>

#include <concepts>
#include <openssl/crypto.h>

using namespace core;

template <typename T>
concept Printable = requires(QDebug debug, const T &value)
{
    debug << value;
};
template <typename T>
concept Comparable = requires(const T &value)
{
    value == value;
};

static_assert(Printable<QByteArray>);
static_assert(!Printable<Secret>);
static_assert(!Printable<Credentials>);
static_assert(!Comparable<Secret>);
static_assert(!std::convertible_to<Secret, QString>);
static_assert(!std::convertible_to<Secret, QByteArray>);
static_assert(!std::convertible_to<Secret, QByteArrayView>);
static_assert(!std::convertible_to<QByteArray, Secret>);

class TestSecret : public QObject
{
    Q_OBJECT

private slots:
    void anEmptySecretIsEmpty();
    void itHoldsItsBytes();
    void copiesShareOneBufferThatOutlivesTheOriginal();
    void itLiesOutsideOfDumpsAndSwap();
    void manyLargeSecretsAreAllKept();
    void takingWipesTheArray();
    void takingASharedArrayLeavesTheOtherOwnerAlone();
    void credentialsWithATokenAreTemporary();
    void theMaskShowsTheLastFour_data();
    void theMaskShowsTheLastFour();
};

void TestSecret::anEmptySecretIsEmpty()
{
    for (const Secret &secret : {Secret(), Secret(QByteArrayView()), Secret(QByteArrayView(""))}) {
        QVERIFY(secret.isEmpty());
        QCOMPARE(secret.size(), 0);
        QVERIFY(secret.reveal().isEmpty());
    }
}

void TestSecret::itHoldsItsBytes()
{
    const QByteArray bytes("\0wJalr\xff\n", 8);
    const Secret secret{QByteArrayView(bytes)};
    QVERIFY(!secret.isEmpty());
    QCOMPARE(secret.size(), 8);
    QCOMPARE(secret.reveal(), QByteArrayView(bytes));
}

void TestSecret::copiesShareOneBufferThatOutlivesTheOriginal()
{
    Secret copy;
    const char *address = nullptr;
    {
        const Secret original(QByteArrayView("secret"));
        copy = original;
        address = original.reveal().data();
    }
    QCOMPARE(copy.reveal(), QByteArrayView("secret"));
    QVERIFY(copy.reveal().data() == address);
}

void TestSecret::itLiesOutsideOfDumpsAndSwap()
{
    const Secret secret(QByteArrayView("secret"));
    QCOMPARE(CRYPTO_secure_allocated(secret.reveal().data()), 1);
}

// More than the secure heap holds: the rest is kept elsewhere rather than lost.
void TestSecret::manyLargeSecretsAreAllKept()
{
    QList<Secret> secrets;
    for (int i = 0; i < 40; ++i)
        secrets.append(Secret(QByteArrayView(QByteArray(16 * 1024, static_cast<char>('A' + i)))));
    for (int i = 0; i < 40; ++i)
        QCOMPARE(secrets.at(i).reveal().toByteArray(),
                 QByteArray(16 * 1024, static_cast<char>('A' + i)));
}

void TestSecret::takingWipesTheArray()
{
    QByteArray bytes = QByteArray("sec") + QByteArray("ret");
    const Secret secret = Secret::take(std::move(bytes));
    QCOMPARE(secret.reveal(), QByteArrayView("secret"));
    QCOMPARE(bytes, QByteArray(6, '\0')); // NOLINT(bugprone-use-after-move): promised
}

void TestSecret::takingASharedArrayLeavesTheOtherOwnerAlone()
{
    const QByteArray kept = QByteArray("sec") + QByteArray("ret");
    QByteArray shared = kept;
    const Secret secret = Secret::take(std::move(shared));
    QCOMPARE(secret.reveal(), QByteArrayView("secret"));
    QCOMPARE(kept, QByteArray("secret"));
}

void TestSecret::credentialsWithATokenAreTemporary()
{
    Credentials credentials{"AKIDEXAMPLE", Secret(QByteArrayView("secret")), {}};
    QVERIFY(!credentials.isTemporary());
    credentials.sessionToken = Secret(QByteArrayView("token"));
    QVERIFY(credentials.isTemporary());
}

void TestSecret::theMaskShowsTheLastFour_data()
{
    QTest::addColumn<QByteArray>("keyId");
    QTest::addColumn<QByteArray>("masked");
    QTest::newRow("usual") << QByteArray("AKIAIOSFODNN7EXAMPLE") << QByteArray("…MPLE");
    QTest::newRow("eight") << QByteArray("12345678") << QByteArray("…5678");
    QTest::newRow("seven") << QByteArray("1234567") << QByteArray("…");
    QTest::newRow("empty") << QByteArray() << QByteArray("…");
}

void TestSecret::theMaskShowsTheLastFour()
{
    QFETCH(QByteArray, keyId);
    QFETCH(QByteArray, masked);
    QCOMPARE(maskedKeyId(keyId), masked);
}

QTEST_APPLESS_MAIN(TestSecret)
#include "tst_secret.moc"
