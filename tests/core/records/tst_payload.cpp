// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/Payload.h"

#include <QTest>

#include <zlib.h>

using namespace Qt::Literals::StringLiterals;
using core::JsonLayout;
using core::PayloadKind;
using core::PayloadRule;

class TestPayload : public QObject
{
    Q_OBJECT

private slots:
    void makesBytes_data();
    void makesBytes();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void compressesTheSameEverywhere();
    void readsFilesThroughTheDoor();
};

void TestPayload::makesBytes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<PayloadRule>("rule");
    QTest::addColumn<QByteArray>("bytes");

    const QByteArray odd =
        R"({ "b":18446744073709551615, "a":1.0,"a":0.1000 ,"n":-0,"e":1e400,"s":"\/\u00e9"})";
    QTest::newRow("json as it is") << odd << PayloadRule{} << odd;
    QTest::newRow("json compact")
        << odd << PayloadRule{.layout = JsonLayout::Compact}
        << QByteArray(
               R"({"b":18446744073709551615,"a":1.0,"a":0.1000,"n":-0,"e":1e400,"s":"\/\u00e9"})");
    QTest::newRow("json pretty") << QByteArray(R"({"a":[1.0]})")
                                 << PayloadRule{.layout = JsonLayout::Pretty}
                                 << QByteArray("{\n  \"a\": [\n    1.0\n  ]\n}");
    QTest::newRow("comments") << QByteArray(R"({"a":"//no"/* yes */})")
                              << PayloadRule{.stripsComments = true}
                              << QByteArray(R"({"a":"//no"})");
    QTest::newRow("newline") << QByteArray("1") << PayloadRule{.addsNewline = true}
                             << QByteArray("1\n");
    QTest::newRow("text") << QByteArray("no { json") << PayloadRule{.kind = PayloadKind::Text}
                          << QByteArray("no { json");
    QTest::newRow("hex") << QByteArray("00 fF 7f") << PayloadRule{.kind = PayloadKind::Hex}
                         << QByteArray("\0\xff\x7f", 3);
    QTest::newRow("base64") << QByteArray("AP9/") << PayloadRule{.kind = PayloadKind::Base64}
                            << QByteArray("\0\xff\x7f", 3);
    QTest::newRow("nothing") << QByteArray() << PayloadRule{.kind = PayloadKind::Text}
                             << QByteArray();
}

void TestPayload::makesBytes()
{
    QFETCH(QByteArray, text);
    QFETCH(PayloadRule, rule);
    QFETCH(QByteArray, bytes);

    QCOMPARE(core::payloadBytes(text, rule).value(), bytes);
}

void TestPayload::saysWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<PayloadKind>("kind");
    QTest::addColumn<QString>("where");
    QTest::addColumn<QString>("words");

    QTest::newRow("json") << QByteArray(R"({"a":1,})") << PayloadKind::Json << u"column 8"_s
                          << u"not JSON"_s;
    QTest::newRow("hex digit") << QByteArray("00g1") << PayloadKind::Hex << u"column 3"_s
                               << u"hexadecimal digit"_s;
    QTest::newRow("half a byte") << QByteArray("00f") << PayloadKind::Hex << QString()
                                 << u"a byte has two"_s;
    QTest::newRow("base64 character")
        << QByteArray("AB!=") << PayloadKind::Base64 << u"column 3"_s << u"does not belong"_s;
    QTest::newRow("no padding") << QByteArray("AP9") << PayloadKind::Base64 << u"column 4"_s
                                << u"padding"_s;
    QTest::newRow("padding amid it")
        << QByteArray("AP9=AP9=") << PayloadKind::Base64 << u"column 4"_s << u"padding"_s;
    QTest::newRow("padding alone")
        << QByteArray("====") << PayloadKind::Base64 << u"column 1"_s << u"padding"_s;
    QTest::newRow("URL-safe") << QByteArray("A-_=") << PayloadKind::Base64 << u"column 2"_s
                              << u"URL-safe"_s;
    QTest::newRow("no door") << QByteArray("/etc/hostname") << PayloadKind::File << QString()
                             << u"cannot be read"_s;
}

void TestPayload::saysWhatIsWrong()
{
    QFETCH(QByteArray, text);
    QFETCH(PayloadKind, kind);
    QFETCH(QString, where);
    QFETCH(QString, words);

    const auto bytes = core::payloadBytes(text, {.kind = kind});

    QVERIFY(!bytes.has_value());
    QCOMPARE(bytes.error().kind, core::Error::Kind::BadInput);
    QCOMPARE(bytes.error().where, where);
    QVERIFY2(bytes.error().detail.contains(words), qPrintable(bytes.error().detail));
}

void TestPayload::compressesTheSameEverywhere()
{
    const QByteArray text(100'000, 'x');

    const QByteArray zipped =
        core::payloadBytes(text, {.kind = PayloadKind::Text, .gzips = true}).value();

    QVERIFY(zipped.startsWith(QByteArray("\x1f\x8b\x08\0\0\0\0\0", 8)));
    QCOMPARE(static_cast<unsigned char>(zipped[9]), 255);
    QByteArray back(text.size() + 1, '\0');
    z_stream stream{};
    QCOMPARE(inflateInit2(&stream, 31), Z_OK);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(zipped.constData()));
    stream.avail_in = static_cast<uInt>(zipped.size());
    stream.next_out = reinterpret_cast<Bytef *>(back.data());
    stream.avail_out = static_cast<uInt>(back.size());
    QCOMPARE(inflate(&stream, Z_FINISH), Z_STREAM_END);
    back.truncate(static_cast<qsizetype>(stream.total_out));
    inflateEnd(&stream);
    QCOMPARE(back, text);
}

void TestPayload::readsFilesThroughTheDoor()
{
    const PayloadRule rule{.kind = PayloadKind::File, .readFile = [](const QString &path) {
                               return core::Result<QByteArray>(path.toUtf8() + "!");
                           }};

    QCOMPARE(core::payloadBytes("a/b", rule).value(), QByteArray("a/b!"));
}

QTEST_GUILESS_MAIN(TestPayload)
#include "tst_payload.moc"
