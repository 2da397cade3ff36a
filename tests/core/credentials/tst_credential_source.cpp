// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/credentials/CredentialSource.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using core::Credentials;
using core::Error;
using core::resolveSource;
using core::Secret;
using core::SourceChoice;

class TestCredentialSource : public QObject
{
    Q_OBJECT

private slots:
    void choosesKeysAndRegion_data();
    void choosesKeysAndRegion();
    void saysWhatToDo_data();
    void saysWhatToDo();
    void findsTheEndpoint_data();
    void findsTheEndpoint();
};

using Environment = QHash<QString, QString>;

static core::AwsFiles files()
{
    return core::parseAwsFiles(
        "[default]\nregion = from-default\n[profile dev]\nregion = from-dev\nendpoint_url = "
        "http://dev\n"
        "[profile sso]\nsso_session = main\n[profile quiet]\nregion = r\nendpoint_url = http://q\n"
        "ignore_configured_endpoint_urls = true\n",
        "[default]\naws_access_key_id = DEFAULT\naws_secret_access_key = canary-d\n"
        "[dev]\naws_access_key_id = DEV\naws_secret_access_key = canary-v\n"
        "[quiet]\naws_access_key_id = QUIET\naws_secret_access_key = canary-q\n"
        "[half]\naws_secret_access_key = canary-h\n");
}

static Credentials keys(const char *id)
{
    return {id, Secret("canary-e"), {}};
}

void TestCredentialSource::choosesKeysAndRegion_data()
{
    QTest::addColumn<SourceChoice>("choice");
    QTest::addColumn<QByteArray>("keyId");
    QTest::addColumn<QString>("region");

    QTest::newRow("default profile")
        << SourceChoice{} << QByteArray("DEFAULT") << u"from-default"_s;
    QTest::newRow("named profile")
        << SourceChoice{.profile = u"dev"_s} << QByteArray("DEV") << u"from-dev"_s;
    QTest::newRow("AWS_PROFILE") << SourceChoice{.environment = {{u"AWS_PROFILE"_s, u"dev"_s}}}
                                 << QByteArray("DEV") << u"from-dev"_s;
    QTest::newRow("environment beats default")
        << SourceChoice{.environmentKeys = keys("ENV")} << QByteArray("ENV") << u"from-default"_s;
    QTest::newRow("environment beats AWS_PROFILE")
        << SourceChoice{.environment = {{u"AWS_PROFILE"_s, u"dev"_s}},
                        .environmentKeys = keys("ENV")}
        << QByteArray("ENV") << u"from-dev"_s;
    QTest::newRow("a named profile beats the environment")
        << SourceChoice{.profile = u"dev"_s, .environmentKeys = keys("ENV")} << QByteArray("DEV")
        << u"from-dev"_s;
    QTest::newRow("chosen region")
        << SourceChoice{.region = u"chosen"_s, .environment = {{u"AWS_REGION"_s, u"env"_s}}}
        << QByteArray("DEFAULT") << u"chosen"_s;
    QTest::newRow("AWS_REGION first")
        << SourceChoice{.environment = {{u"AWS_REGION"_s, u"a"_s},
                                        {u"AWS_DEFAULT_REGION"_s, u"b"_s}}}
        << QByteArray("DEFAULT") << u"a"_s;
    QTest::newRow("empty counts as unset")
        << SourceChoice{.environment = {{u"AWS_REGION"_s, QString()},
                                        {u"AWS_DEFAULT_REGION"_s, u"b"_s}}}
        << QByteArray("DEFAULT") << u"b"_s;
    QTest::newRow("loopback needs no keys") << SourceChoice{.region = u"r"_s,
                                                            .endpointUrl = u"http://localhost:1"_s,
                                                            .isEndpointLoopback = true}
                                            << QByteArray("test") << u"r"_s;
    QTest::newRow("loopback takes the environment's")
        << SourceChoice{.environmentKeys = keys("ENV"), .isEndpointLoopback = true}
        << QByteArray("ENV") << u"from-default"_s;
}

void TestCredentialSource::choosesKeysAndRegion()
{
    QFETCH(SourceChoice, choice);
    QFETCH(QByteArray, keyId);
    QFETCH(QString, region);

    const auto source = resolveSource(choice, files());

    QVERIFY2(source.has_value(), source ? "" : qPrintable(source.error().detail));
    QCOMPARE(source->credentials.accessKeyId, keyId);
    QCOMPARE(source->region, region);
}

void TestCredentialSource::saysWhatToDo_data()
{
    QTest::addColumn<SourceChoice>("choice");
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<QString>("words");

    const auto credentials = Error::Kind::Credentials;
    QTest::newRow("unknown profile")
        << SourceChoice{.profile = u"nobody"_s} << credentials << u"There are: default, dev"_s;
    QTest::newRow("needs SSO") << SourceChoice{.profile = u"sso"_s} << credentials
                               << u"by sso_session"_s;
    QTest::newRow("SSO way out") << SourceChoice{.profile = u"sso"_s} << credentials
                                 << u"export-credentials --profile sso"_s;
    QTest::newRow("half a pair in a profile")
        << SourceChoice{.profile = u"half"_s} << credentials << u"no aws_access_key_id"_s;
    QTest::newRow("half a pair in the environment")
        << SourceChoice{.environmentKeys = {"ID", {}, {}}} << credentials
        << u"AWS_SECRET_ACCESS_KEY is not"_s;
    QTest::newRow("other half in the environment")
        << SourceChoice{.environmentKeys = {{}, Secret("canary-x"), {}}} << credentials
        << u"AWS_ACCESS_KEY_ID is not"_s;
}

void TestCredentialSource::saysWhatToDo()
{
    QFETCH(SourceChoice, choice);
    QFETCH(Error::Kind, kind);
    QFETCH(QString, words);

    const auto source = resolveSource(choice, files());

    QVERIFY(!source.has_value());
    QCOMPARE(source.error().kind, kind);
    QVERIFY2(source.error().detail.contains(words), qPrintable(source.error().detail));
    QVERIFY(!source.error().detail.contains(u"canary"_s));
}

void TestCredentialSource::findsTheEndpoint_data()
{
    QTest::addColumn<SourceChoice>("choice");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("from");

    const Environment both = {{u"AWS_ENDPOINT_URL"_s, u"http://all"_s},
                              {u"AWS_ENDPOINT_URL_KINESIS"_s, u"http://one"_s}};
    Environment ignored = both;
    ignored.insert(u"AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"_s, u"TRUE"_s);
    QTest::newRow("none") << SourceChoice{} << QString() << QString();
    QTest::newRow("chosen") << SourceChoice{.endpointUrl = u"http://me"_s, .environment = both}
                            << u"http://me"_s << QString();
    QTest::newRow("Kinesis's own first")
        << SourceChoice{.environment = both} << u"http://one"_s << u"AWS_ENDPOINT_URL_KINESIS"_s;
    QTest::newRow("for all") << SourceChoice{.environment = {{u"AWS_ENDPOINT_URL"_s,
                                                              u"http://all"_s}}}
                             << u"http://all"_s << u"AWS_ENDPOINT_URL"_s;
    QTest::newRow("profile's") << SourceChoice{.profile = u"dev"_s} << u"http://dev"_s
                               << u"profile dev"_s;
    QTest::newRow("ignored by environment")
        << SourceChoice{.profile = u"dev"_s, .environment = ignored} << QString() << QString();
    QTest::newRow("ignored by profile")
        << SourceChoice{.profile = u"quiet"_s, .environment = both} << QString() << QString();
}

void TestCredentialSource::findsTheEndpoint()
{
    QFETCH(SourceChoice, choice);
    QFETCH(QString, url);
    QFETCH(QString, from);

    const auto source = resolveSource(choice, files());

    QVERIFY(source.has_value());
    QCOMPARE(source->endpointUrl, url);
    QCOMPARE(source->endpointDescription, from);
}

QTEST_GUILESS_MAIN(TestCredentialSource)
#include "tst_credential_source.moc"
