// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/CliRunner.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using test::CliResult;
using test::CliRunner;

namespace {

const QByteArray secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

QByteArray hmac(const QByteArray &key, const QByteArray &text)
{
    return QMessageAuthenticationCode::hash(text, key, QCryptographicHash::Sha256);
}

// The signature of the last step, worked out here from the string to sign.
QByteArray signatureOf(const QByteArray &stringToSign)
{
    QByteArray key = "AWS4" + secret;
    for (const char *part : {"20261124", "eu-west-1", "kinesis", "aws4_request"})
        key = hmac(key, part);
    return hmac(key, stringToSign).toHex();
}

} // namespace

class TestCliSign : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void showsEveryStage();
    void saysTheSameToPeople();
    void showsNoSecretAndNoToken();
    void refusesATimeThatIsNone();
    void refusesAnActionThatIsNone();

private:
    std::unique_ptr<CliRunner> m_cli;
};

void TestCliSign::init()
{
    m_cli = std::make_unique<CliRunner>();
    m_cli->setVariable(u"AWS_ACCESS_KEY_ID"_s, u"AKIDEXAMPLE"_s);
    m_cli->setVariable(u"AWS_SECRET_ACCESS_KEY"_s, QString::fromLatin1(secret));
    m_cli->setVariable(u"AWS_REGION"_s, u"eu-west-1"_s);
}

void TestCliSign::showsEveryStage()
{
    const CliResult result = m_cli->run({u"sign"_s, u"--action=PutRecords"_s, u"--body=-"_s,
                                         u"--date=20261124T100000Z"_s, u"--output=json"_s},
                                        "{}");

    QVERIFY2(result.status == 0, result.both().constData());
    const QJsonObject json = result.json();
    const QByteArray canonical = json.value("canonicalRequest"_L1).toString().toUtf8();
    const QByteArray bodyHash = QCryptographicHash::hash("{}", QCryptographicHash::Sha256).toHex();
    QVERIFY2(canonical.startsWith("POST\n/\n\ncontent-type:application/x-amz-json-1.1\n"
                                  "host:kinesis.eu-west-1.amazonaws.com\n"),
             canonical.constData());
    QVERIFY2(canonical.endsWith(bodyHash), canonical.constData());
    const QByteArray stringToSign = json.value("stringToSign"_L1).toString().toUtf8();
    QCOMPARE(stringToSign,
             QByteArray("AWS4-HMAC-SHA256\n20261124T100000Z\n"
                        "20261124/eu-west-1/kinesis/aws4_request\n"
                        + QCryptographicHash::hash(canonical, QCryptographicHash::Sha256).toHex()));
    QCOMPARE(json.value("signature"_L1).toString().toUtf8(), signatureOf(stringToSign));
    const QString authorization =
        json.value("headers"_L1).toObject().value("Authorization"_L1).toString();
    QVERIFY(authorization.endsWith(json.value("signature"_L1).toString()));
}

void TestCliSign::saysTheSameToPeople()
{
    const CliResult result = m_cli->run({u"sign"_s, u"--date=20261124T100000Z"_s});

    QCOMPARE(result.status, 0);
    for (const char *part : {"Canonical request\nPOST\n", "String to sign\nAWS4-HMAC-SHA256\n",
                             "Headers\nHost: kinesis.eu-west-1.amazonaws.com\n"})
        QVERIFY2(result.out.contains(part), result.out.constData());
    QVERIFY2(result.err.contains("Nothing was sent."), result.err.constData());
}

void TestCliSign::showsNoSecretAndNoToken()
{
    m_cli->setVariable(u"AWS_SESSION_TOKEN"_s, u"canary-session-token"_s);

    for (const QString &format : {u"table"_s, u"json"_s}) {
        const CliResult result = m_cli->run({u"sign"_s, u"--output"_s, format});
        QVERIFY2(result.status == 0, result.both().constData());
        QVERIFY2(!result.both().contains("canary"), result.both().constData());
        QVERIFY2(!result.both().contains(secret), result.both().constData());
        QVERIFY2(result.out.toLower().contains("x-amz-security-token"), result.out.constData());
    }
}

void TestCliSign::refusesATimeThatIsNone()
{
    const CliResult result = m_cli->run({u"sign"_s, u"--date=today"_s});

    QCOMPARE(result.status, 2);
    QVERIFY2(result.err.contains("\"today\" is not a time"), result.err.constData());
}

void TestCliSign::refusesAnActionThatIsNone()
{
    for (const QString &action : {u"Bad Name"_s, u"Put\nRecords"_s, u"9"_s, u"Aktionä"_s}) {
        const CliResult result = m_cli->run({u"sign"_s, u"--action"_s, action});
        QCOMPARE(result.status, 2);
        QVERIFY2(result.err.contains("is not an action"), result.err.constData());
        QVERIFY2(result.out.isEmpty(), result.out.constData());
    }
}

QTEST_GUILESS_MAIN(TestCliSign)
#include "tst_cli_sign.moc"
