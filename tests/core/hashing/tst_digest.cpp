// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hashing/Digest.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <QTest>

#include <thread>

using namespace core;

class TestDigest : public QObject
{
    Q_OBJECT

private slots:
    void sha256GivesThePublishedDigests_data();
    void sha256GivesThePublishedDigests();
    void md5GivesThePublishedDigests_data();
    void md5GivesThePublishedDigests();
    void hmacGivesThePublishedCodes_data();
    void hmacGivesThePublishedCodes();
    void everySizeAgreesWithAnotherImplementation();
    void aMebibyteAgreesWithAnotherImplementation();
    void callsDoNotDisturbEachOther();
    void everyThreadHasItsOwnState();
};

void TestDigest::sha256GivesThePublishedDigests_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QByteArray>("digest");
    // FIPS 180-4 examples.
    QTest::newRow("empty")
        << QByteArray()
        << QByteArray("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    QTest::newRow("one block") << QByteArray(
        "abc") << QByteArray("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    QTest::newRow("two blocks")
        << QByteArray("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
        << QByteArray("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    QTest::newRow("a million letters")
        << QByteArray(1'000'000, 'a')
        << QByteArray("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

void TestDigest::sha256GivesThePublishedDigests()
{
    QFETCH(QByteArray, message);
    QFETCH(QByteArray, digest);
    QCOMPARE(toHex(sha256(message)), digest);
}

void TestDigest::md5GivesThePublishedDigests_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QByteArray>("digest");
    // RFC 1321, A.5.
    QTest::newRow("empty") << QByteArray() << QByteArray("d41d8cd98f00b204e9800998ecf8427e");
    QTest::newRow("a") << QByteArray("a") << QByteArray("0cc175b9c0f1b6a831c399e269772661");
    QTest::newRow("abc") << QByteArray("abc") << QByteArray("900150983cd24fb0d6963f7d28e17f72");
    QTest::newRow("text") << QByteArray("message digest")
                          << QByteArray("f96b697d7cb7938d525a2f31aaf161d0");
    QTest::newRow("alphabet") << QByteArray("abcdefghijklmnopqrstuvwxyz")
                              << QByteArray("c3fcd3d76192e4007dfb496cca67e13b");
    QTest::newRow("letters and digits")
        << QByteArray("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
        << QByteArray("d174ab98d277d9f5a5611c2c9f419d9f");
    QTest::newRow("digits") << QByteArray("1234567890").repeated(8)
                            << QByteArray("57edf4a22be3c955ac49da2e2107b67a");
}

void TestDigest::md5GivesThePublishedDigests()
{
    QFETCH(QByteArray, message);
    QFETCH(QByteArray, digest);
    QCOMPARE(toHex(md5(message)), digest);
}

void TestDigest::hmacGivesThePublishedCodes_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QByteArray>("code");
    // RFC 4231, section 4.
    QTest::newRow("1") << QByteArray(20, '\x0b') << QByteArray("Hi There")
                       << QByteArray("b0344c61d8db38535ca8afceaf0bf12b"
                                     "881dc200c9833da726e9376c2e32cff7");
    QTest::newRow("2") << QByteArray("Jefe") << QByteArray("what do ya want for nothing?")
                       << QByteArray("5bdcc146bf60754e6a042426089575c7"
                                     "5a003f089d2739839dec58b964ec3843");
    QTest::newRow("3") << QByteArray(20, '\xaa') << QByteArray(50, '\xdd')
                       << QByteArray("773ea91e36800e46854db8ebd09181a7"
                                     "2959098b3ef8c122d9635514ced565fe");
    QTest::newRow("4") << QByteArray::fromHex("0102030405060708090a0b0c0d0e0f10111213141516171819")
                       << QByteArray(50, '\xcd')
                       << QByteArray("82558a389a443c0ea4cc819899f2083a"
                                     "85f0faa3e578f8077a2e3ff46729665b");
    QTest::newRow("6, key longer than a block")
        << QByteArray(131, '\xaa')
        << QByteArray("Test Using Larger Than Block-Size Key - Hash Key First")
        << QByteArray("60e431591ee0b67f0d8a26aacbf5b77f"
                      "8e0bc6213728c5140546040f0ee37f54");
    QTest::newRow("7, key and message longer than a block")
        << QByteArray(131, '\xaa')
        << QByteArray("This is a test using a larger than block-size key and a larger than "
                      "block-size data. The key needs to be hashed before being used by the "
                      "HMAC algorithm.")
        << QByteArray("9b09ffa71b942fcb27635fbcd5b0e944"
                      "bfdc63644f0713938a7f51535c3a35e2");
    QTest::newRow("empty key and message") << QByteArray() << QByteArray()
                                           << QByteArray("b613679a0814d9ec772f95d778c35fc5"
                                                         "ff1697c493715653c6c712144292c5ad");
}

void TestDigest::hmacGivesThePublishedCodes()
{
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, message);
    QFETCH(QByteArray, code);
    QCOMPARE(toHex(hmacSha256(key, message)), code);
}

// All paddings, and keys shorter than, as long as and longer than a block.
void TestDigest::everySizeAgreesWithAnotherImplementation()
{
    const QByteArray bytes = QByteArray::fromHex("00ff8001c3a97f").repeated(30);
    for (qsizetype size = 0; size <= 200; ++size) {
        const QByteArray message = bytes.first(size);
        QCOMPARE(toHex(sha256(message)),
                 QCryptographicHash::hash(message, QCryptographicHash::Sha256).toHex());
        QCOMPARE(toHex(md5(message)),
                 QCryptographicHash::hash(message, QCryptographicHash::Md5).toHex());
        QCOMPARE(
            toHex(hmacSha256(message, bytes)),
            QMessageAuthenticationCode::hash(bytes, message, QCryptographicHash::Sha256).toHex());
    }
}

void TestDigest::aMebibyteAgreesWithAnotherImplementation()
{
    const QByteArray bytes(1024 * 1024, 'x');
    QCOMPARE(toHex(sha256(bytes)),
             QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
    QCOMPARE(toHex(md5(bytes)), QCryptographicHash::hash(bytes, QCryptographicHash::Md5).toHex());
}

void TestDigest::callsDoNotDisturbEachOther()
{
    const Sha256 first = sha256("abc");
    hmacSha256("key", "message");
    md5("abc");
    QCOMPARE(sha256("abc"), first);
}

void TestDigest::everyThreadHasItsOwnState()
{
    const QByteArray message(100'000, 'm');
    const Sha256 expected = sha256(message);
    std::array<bool, 4> equal{};
    std::array<std::thread, 4> threads;
    for (std::size_t i = 0; i < threads.size(); ++i) {
        threads.at(i) = std::thread([&message, &expected, &isEqual = equal.at(i)] {
            isEqual = true;
            for (int round = 0; round < 20; ++round)
                isEqual = isEqual && sha256(message) == expected;
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(equal, (std::array<bool, 4>{true, true, true, true}));
}

QTEST_APPLESS_MAIN(TestDigest)
#include "tst_digest.moc"
