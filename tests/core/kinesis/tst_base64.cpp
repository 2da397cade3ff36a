// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kinesis/Base64.h"

#include <QRandomGenerator>
#include <QTest>

namespace {

QByteArray toBase64(QByteArrayView bytes)
{
    QByteArray text(core::base64Size(bytes.size()), Qt::Uninitialized);
    text.truncate(core::writeBase64(text.data(), bytes) - text.data());
    return text;
}

} // namespace

class TestBase64 : public QObject
{
    Q_OBJECT

private slots:
    void writesAndReadsBack_data();
    void writesAndReadsBack();
    void everyLengthAgreesWithQt();
    void refusesWhatIsNotBase64_data();
    void refusesWhatIsNotBase64();
};

void TestBase64::writesAndReadsBack_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("text");

    // RFC 4648 section 10
    QTest::newRow("nothing") << QByteArray() << QByteArray();
    QTest::newRow("f") << QByteArray("f") << QByteArray("Zg==");
    QTest::newRow("fo") << QByteArray("fo") << QByteArray("Zm8=");
    QTest::newRow("foo") << QByteArray("foo") << QByteArray("Zm9v");
    QTest::newRow("foob") << QByteArray("foob") << QByteArray("Zm9vYg==");
    QTest::newRow("fooba") << QByteArray("fooba") << QByteArray("Zm9vYmE=");
    QTest::newRow("foobar") << QByteArray("foobar") << QByteArray("Zm9vYmFy");
    QTest::newRow("high bits") << QByteArray("\xFF\xFF\xFE") << QByteArray("///+");
    QTest::newRow("zeros") << QByteArray(2, '\0') << QByteArray("AAA=");
}

void TestBase64::writesAndReadsBack()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, text);

    QCOMPARE(toBase64(bytes), text);
    QCOMPARE(core::base64Size(bytes.size()), text.size());
    QCOMPARE(core::fromBase64(text), bytes);
}

void TestBase64::everyLengthAgreesWithQt()
{
    QRandomGenerator random(7);
    for (qsizetype size = 0; size < 200; ++size) {
        QByteArray bytes(size, Qt::Uninitialized);
        for (char &byte : bytes)
            byte = static_cast<char>(random.bounded(256));

        QCOMPARE(toBase64(bytes), bytes.toBase64());
        QCOMPARE(core::fromBase64(bytes.toBase64()), bytes);
    }
}

void TestBase64::refusesWhatIsNotBase64_data()
{
    QTest::addColumn<QByteArray>("text");

    QTest::newRow("no padding") << QByteArray("Zg");
    QTest::newRow("half the padding") << QByteArray("Zg=");
    QTest::newRow("padding alone") << QByteArray("====");
    QTest::newRow("three of padding") << QByteArray("Z===");
    QTest::newRow("padding inside") << QByteArray("Zg==Zm9v");
    QTest::newRow("one of padding inside") << QByteArray("Zm8=Zm9v");
    QTest::newRow("padding and more") << QByteArray("Zg=a");
    QTest::newRow("left-over bits, one byte") << QByteArray("Zh==");
    QTest::newRow("left-over bits, two bytes") << QByteArray("Zm9=");
    QTest::newRow("url alphabet") << QByteArray("__-_");
    QTest::newRow("blank") << QByteArray("Zm 9");
    QTest::newRow("newline") << QByteArray("Zm9v\nZm9");
    QTest::newRow("beyond ASCII") << QByteArray("Zm\xC3\xA9");
    QTest::newRow("NUL") << QByteArray("Zm\0v", 4);
}

void TestBase64::refusesWhatIsNotBase64()
{
    QFETCH(QByteArray, text);

    QVERIFY(!core::fromBase64(text));
}

QTEST_APPLESS_MAIN(TestBase64)
#include "tst_base64.moc"
