// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/connection/ConnectionResolver.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using core::Connection;
using core::Error;
using core::Secret;

class TestConnectionResolver : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void takesKeysAndRegionOfTheProfile();
    void takesKeysOfTheEnvironment();
    void keepsDummiesWhateverTheEnvironmentHas();
    void sendsNoDummiesAbroad();
    void usesTheKeysItIsGiven();
    void refusesACaFileThatIsNone();

private:
    app::Variable variable() const
    {
        return [this](const char *name) { return m_variables.value(name); };
    }

    QTemporaryDir m_home;
    QHash<QByteArray, QByteArray> m_variables;
};

void TestConnectionResolver::init()
{
    m_variables = {{"HOME", m_home.path().toLocal8Bit()}};
}

void TestConnectionResolver::takesKeysAndRegionOfTheProfile()
{
    QFile file(m_home.filePath(u"credentials"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[dev]\naws_access_key_id = AKIDDEV\naws_secret_access_key = s\n"
               "region = eu-west-1\n");
    file.close();
    m_variables.insert("AWS_SHARED_CREDENTIALS_FILE", file.fileName().toLocal8Bit());

    const auto result = app::resolveFromFiles(
        {.name = u"x"_s, .source = Connection::Source::Profile, .profile = u"dev"_s}, variable(),
        {});

    QVERIFY(result.has_value());
    QCOMPARE(result->credentials.accessKeyId, "AKIDDEV");
    QCOMPARE(result->endpoint.region, u"eu-west-1"_s);
    QCOMPARE(result->keysFrom, u"profile dev"_s);
}

void TestConnectionResolver::takesKeysOfTheEnvironment()
{
    m_variables.insert("AWS_ACCESS_KEY_ID", "AKIDENV");
    m_variables.insert("AWS_SECRET_ACCESS_KEY", "s");

    const auto result = app::resolveFromFiles(
        {.name = u"x"_s, .source = Connection::Source::Environment, .region = u"us-east-1"_s},
        variable(), {});

    QVERIFY(result.has_value());
    QCOMPARE(result->credentials.accessKeyId, "AKIDENV");
}

void TestConnectionResolver::keepsDummiesWhateverTheEnvironmentHas()
{
    m_variables.insert("AWS_ACCESS_KEY_ID", "AKIDENV");
    m_variables.insert("AWS_SECRET_ACCESS_KEY", "s");

    const auto result = app::resolveFromFiles({.name = u"x"_s,
                                               .source = Connection::Source::Dummy,
                                               .region = u"us-east-1"_s,
                                               .endpointUrl = u"http://localhost:4566"_s},
                                              variable(), {});

    QVERIFY(result.has_value());
    QVERIFY(result->credentials.accessKeyId != "AKIDENV");
}

void TestConnectionResolver::sendsNoDummiesAbroad()
{
    const auto result = app::resolveFromFiles({.name = u"x"_s,
                                               .source = Connection::Source::Dummy,
                                               .region = u"us-east-1"_s,
                                               .endpointUrl = u"https://example.com"_s},
                                              variable(), {});

    QVERIFY(!result.has_value());
    QCOMPARE(result.error().where, u"endpoint"_s);
}

void TestConnectionResolver::usesTheKeysItIsGiven()
{
    const auto result = app::resolveWithKeys(
        {.name = u"mine"_s, .region = u"eu-central-1"_s, .accessKeyId = u"AKIDMINE"_s},
        {Secret("key"), Secret("token")}, {});

    QVERIFY(result.has_value());
    QCOMPARE(result->credentials.accessKeyId, "AKIDMINE");
    QVERIFY(result->credentials.secretAccessKey.reveal() == "key");
    QVERIFY(result->credentials.sessionToken.reveal() == "token");
    QCOMPARE(result->endpoint.url, QUrl(u"https://kinesis.eu-central-1.amazonaws.com/"_s));
}

void TestConnectionResolver::refusesACaFileThatIsNone()
{
    const auto result = app::resolveWithKeys({.name = u"mine"_s,
                                              .region = u"eu-central-1"_s,
                                              .accessKeyId = u"A"_s,
                                              .caBundle = m_home.filePath(u"absent.pem"_s)},
                                             {Secret("key"), {}}, {});

    QVERIFY(!result.has_value());
    QCOMPARE(result.error().kind, Error::Kind::Configuration);
}

QTEST_GUILESS_MAIN(TestConnectionResolver)
#include "tst_connection_resolver.moc"
