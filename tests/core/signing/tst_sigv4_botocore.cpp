// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signing/SigV4.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRandomGenerator>
#include <QTest>

using namespace core;
using namespace core::sigv4;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int caseCount = 1000;

struct Case
{
    Request request;
    QByteArray accessKeyId, secretAccessKey, token;
    Scope scope;
};

// Random requests, the same in every run.
class Generator
{
public:
    Case next()
    {
        Case made{.request = {.method = oneOf({"POST", "GET", "PUT", "post"}),
                              .url = url(),
                              .body = bytes(m_random.bounded(300))},
                  .accessKeyId = "AKID" + word(),
                  .secretAccessKey = text() + "/+=" + word(),
                  .token = m_random.bounded(2) ? word() + "//+==" + word() : QByteArray(),
                  .scope = {.region = oneOf({"us-east-1", "eu-west-1", "cn-north-1"}),
                            .service = oneOf({"kinesis", "sts", "service"}),
                            .time = time()}};
        for (int i = m_random.bounded(6); i > 0; --i)
            made.request.headers.append(header());
        return made;
    }

private:
    QByteArray oneOf(const QList<QByteArray> &choices)
    {
        return choices.at(m_random.bounded(static_cast<int>(choices.size())));
    }

    QByteArray bytes(int size)
    {
        QByteArray result(size, Qt::Uninitialized);
        for (char &byte : result)
            byte = static_cast<char>(m_random.bounded(256));
        return result;
    }

    QByteArray word()
    {
        QByteArray result;
        for (int i = 1 + m_random.bounded(8); i > 0; --i)
            result += "abcXYZ019-_.~"[m_random.bounded(13)];
        return result;
    }

    // Printable, with what has a meaning in URLs and headers, and code points of every length.
    QByteArray text()
    {
        QByteArray result = word();
        for (int i = m_random.bounded(4); i > 0; --i)
            result += oneOf({"é", "東京", "🙂", "\u200D", "%", "%41", "&", "=",  "+", ",",  ";",
                             "?", "#",    "/",    ":",      "@", "!",   "'", "\"", "<", "\\", "|"})
                + word();
        return result;
    }

    QByteArray path()
    {
        QByteArray result;
        for (int i = m_random.bounded(5); i > 0; --i)
            result += '/'
                + oneOf({text().toPercentEncoding(), text().toPercentEncoding(), ".", "..", "",
                         "a b", "(x)*,;:@!$&'+=", "é"});
        return result + (m_random.bounded(2) ? "/" : "");
    }

    QByteArray query()
    {
        QList<QByteArray> parameters;
        for (int i = m_random.bounded(5); i > 0; --i) {
            const QByteArray name = oneOf({"a", "A", "a-b", "ab", text().toPercentEncoding()});
            parameters.append(
                oneOf({name, name + '=', name + '=' + text().toPercentEncoding(), name + "=1"}));
        }
        return parameters.isEmpty() ? QByteArray() : '?' + parameters.join('&');
    }

    QUrl url()
    {
        const QByteArray host = oneOf(
            {"kinesis.us-east-1.amazonaws.com", "localhost", "127.0.0.1", "[::1]", "Example.COM"});
        return QUrl::fromEncoded(oneOf({"https://", "http://"}) + host
                                 + oneOf({"", ":80", ":443", ":4567"}) + path() + query());
    }

    std::pair<QByteArray, QByteArray> header()
    {
        const QByteArray name =
            oneOf({"Content-Type", "X-Amz-Target", "x-amz-target", "X-Twice", "X-TWICE",
                   "User-Agent", "Expect", "Accept", "Zeta", "X-" + word()});
        return {name,
                oneOf({"", text(), " " + text() + "\t ", text() + "   " + text(),
                       text() + "\r\n   " + text() + "\r\n\t" + text(), "a, b,c"})};
    }

    WallTime time()
    {
        constexpr int secondsOfDay = 86'400;
        const std::chrono::days days{m_random.bounded(20'000)}; // until 2024
        return WallTime(days + std::chrono::seconds(m_random.bounded(secondsOfDay))
                        + std::chrono::milliseconds(m_random.bounded(1000)));
    }

    QRandomGenerator m_random{20131202};
};

QByteArray toLine(const Case &made)
{
    QJsonArray headers;
    for (const auto &[name, value] : made.request.headers)
        headers.append(QJsonArray{QString::fromUtf8(name), QString::fromUtf8(value)});
    const auto seconds = std::chrono::floor<std::chrono::seconds>(made.scope.time);
    const QJsonObject line{
        {u"method"_s, QString::fromLatin1(made.request.method)},
        {u"url"_s, QString::fromLatin1(made.request.url.toEncoded())},
        {u"headers"_s, headers},
        {u"body"_s, QString::fromLatin1(made.request.body.toBase64())},
        {u"accessKeyId"_s, QString::fromUtf8(made.accessKeyId)},
        {u"secretAccessKey"_s, QString::fromUtf8(made.secretAccessKey)},
        {u"token"_s, QString::fromUtf8(made.token)},
        {u"region"_s, QString::fromLatin1(made.scope.region)},
        {u"service"_s, QString::fromLatin1(made.scope.service)},
        {u"time"_s, qint64{seconds.time_since_epoch().count()}},
    };
    return QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
}

// What botocore makes of all of them.
QList<QByteArray> judge(const QByteArray &input)
{
    QProcess python;
    python.start(u"/usr/bin/python3"_s,
                 {QStringLiteral(HEADGATE_SOURCE_DIR "/tests/core/signing/botocore_sign.py")});
    python.write(input);
    python.closeWriteChannel();
    if (!python.waitForFinished() || python.exitCode() != 0) {
        qCritical().noquote() << python.errorString() << python.readAllStandardError();
        return {};
    }
    return python.readAllStandardOutput().trimmed().split('\n');
}

} // namespace

class TestSigV4Botocore : public QObject
{
    Q_OBJECT

private slots:
    void botocoreSignsEveryRequestAlike();
};

void TestSigV4Botocore::botocoreSignsEveryRequestAlike()
{
    Generator generator;
    QList<Case> cases;
    QByteArray input;
    for (int i = 0; i < caseCount; ++i) {
        cases.append(generator.next());
        QVERIFY(cases.last().request.url.isValid());
        input += toLine(cases.last());
    }
    const QList<QByteArray> answers = judge(input);
    QCOMPARE(answers.size(), caseCount);

    KeyCache cache;
    for (int i = 0; i < caseCount; ++i) {
        Case &each = cases[i];
        const QJsonObject expected = QJsonDocument::fromJson(answers.at(i)).object();
        const Credentials credentials{each.accessKeyId,
                                      Secret(QByteArrayView(each.secretAccessKey)),
                                      Secret(QByteArrayView(each.token))};
        const Signature made = sign(each.request, credentials, each.scope, cache);
        QCOMPARE(QString::fromUtf8(made.canonicalRequest),
                 expected[u"canonicalRequest"].toString());
        QCOMPARE(QString::fromUtf8(made.stringToSign), expected[u"stringToSign"].toString());
        QCOMPARE(QString::fromUtf8(made.authorization), expected[u"authorization"].toString());
    }
}

QTEST_GUILESS_MAIN(TestSigV4Botocore)
#include "tst_sigv4_botocore.moc"
