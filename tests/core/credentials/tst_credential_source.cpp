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
    void saysThatThereAreNoKeys();
    void tellsWhatMaySurprise();
    void quotesLinesThatCouldNotBeRead();
    void findsTheEndpoint_data();
    void findsTheEndpoint();
};

using Environment = QHash<QString, QString>;

static core::AwsFiles files()
{
    return core::parseAwsFiles(
        "[default]\nregion = from-default\n[profile dev]\nregion = from-dev\nendpoint_url = "
        "http://dev\n"
        "[profile sso]\nsso_session = main\n[profile role]\nrole_arn = r\nsource_profile = dev\n"
        "[profile astray]\nregion = r\nservices = none\n"
        "[profile local]\nregion = r\nendpoint_url = http://localhost:2\n"
        "[profile \"my sso\"]\nlogin_session = arn\n"
        "[profile fips]\nregion = us-east-1\nuse_fips_endpoint = true\n[profile quiet]\nregion = "
        "r\nendpoint_url = http://q\n"
        "ignore_configured_endpoint_urls = true\n",
        "[default]\naws_access_key_id = DEFAULT\naws_secret_access_key = canary-d\n"
        "[dev]\naws_access_key_id = DEV\naws_secret_access_key = canary-v\n"
        "[quiet]\naws_access_key_id = QUIET\naws_secret_access_key = canary-q\n"
        "[role]\naws_access_key_id = ROLE\naws_secret_access_key = canary-r\n"
        "[astray]\naws_access_key_id = ASTRAY\naws_secret_access_key = canary-a\n"
        "[local]\naws_access_key_id = LOCAL\naws_secret_access_key = canary-l\n"
        "[fips]\naws_access_key_id = FIPS\naws_secret_access_key = canary-f\n"
        "[bare]\naws_access_key_id = BARE\naws_secret_access_key = canary-b\n"
        "[half]\naws_secret_access_key = canary-h\n");
}

static bool isLocalhost(const QString &url)
{
    return url.startsWith(u"http://localhost");
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
                                                            .isLoopback = isLocalhost}
                                            << QByteArray("test") << u"r"_s;
    QTest::newRow("loopback by the environment needs no keys")
        << SourceChoice{.environment = {{u"AWS_ENDPOINT_URL"_s, u"http://localhost:1"_s}},
                        .isLoopback = isLocalhost}
        << QByteArray("test") << u"from-default"_s;
    QTest::newRow("an ignored loopback endpoint is none")
        << SourceChoice{.environment = {{u"AWS_ENDPOINT_URL"_s, u"http://localhost:1"_s},
                                        {u"AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"_s, u"true"_s}},
                        .isLoopback = isLocalhost}
        << QByteArray("DEFAULT") << u"from-default"_s;
    QTest::newRow("loopback takes the keys of a named profile")
        << SourceChoice{.profile = u"local"_s, .isLoopback = isLocalhost} << QByteArray("LOCAL")
        << u"r"_s;
    QTest::newRow("FIPS by the profile")
        << SourceChoice{.profile = u"fips"_s} << QByteArray("FIPS") << u"fips-us-east-1"_s;
    QTest::newRow("FIPS off by the environment")
        << SourceChoice{.profile = u"fips"_s,
                        .environment = {{u"AWS_USE_FIPS_ENDPOINT"_s, u"false"_s}}}
        << QByteArray("FIPS") << u"us-east-1"_s;
    QTest::newRow("FIPS said twice")
        << SourceChoice{.region = u"us-east-1-fips"_s,
                        .environment = {{u"AWS_USE_FIPS_ENDPOINT"_s, u"True"_s}}}
        << QByteArray("DEFAULT") << u"us-east-1-fips"_s;
    QTest::newRow("loopback takes the environment's")
        << SourceChoice{.endpointUrl = u"http://localhost:1"_s,
                        .environmentKeys = keys("ENV"),
                        .isLoopback = isLocalhost}
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
    QTest::newRow("a name with a blank") << SourceChoice{.profile = u"my sso"_s} << credentials
                                         << u"export-credentials --profile \"my sso\" --format"_s;
    QTest::newRow("a role beside keys")
        << SourceChoice{.profile = u"role"_s} << credentials << u"by role_arn and source_profile"_s;
    QTest::newRow("unknown profile beside keys of the environment")
        << SourceChoice{.environment = {{u"AWS_PROFILE"_s, u"nobody"_s}},
                        .environmentKeys = keys("ENV")}
        << credentials << u"no profile nobody"_s;
    QTest::newRow("unknown profile beside a local endpoint")
        << SourceChoice{.endpointUrl = u"http://localhost:1"_s,
                        .environment = {{u"AWS_DEFAULT_PROFILE"_s, u"nobody"_s}},
                        .isLoopback = isLocalhost}
        << credentials << u"no profile nobody"_s;
    QTest::newRow("endpoint of a missing section")
        << SourceChoice{.profile = u"astray"_s} << Error::Kind::Configuration
        << u"[services none]"_s;
    QTest::newRow("FIPS and an endpoint")
        << SourceChoice{.endpointUrl = u"http://e"_s,
                        .environment = {{u"AWS_USE_FIPS_ENDPOINT"_s, u"true"_s}}}
        << Error::Kind::Configuration << u"FIPS"_s;
    QTest::newRow("no region") << SourceChoice{.profile = u"bare"_s} << Error::Kind::Configuration
                               << u"No region is known. Choose one"_s;
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
    // Both programs say it: only the commands of other programs may have options.
    QVERIFY2(!source.error().detail.contains(u"--"_s)
                 || source.error().detail.contains(u"`aws configure"_s),
             qPrintable(source.error().detail));
}

void TestCredentialSource::saysThatThereAreNoKeys()
{
    const auto source = resolveSource({.region = u"r"_s}, {});
    QVERIFY(!source.has_value());
    QCOMPARE(source.error().kind, Error::Kind::Credentials);
    QVERIFY(source.error().detail.contains(u"Choose a profile"_s));
}

void TestCredentialSource::tellsWhatMaySurprise()
{
    const SourceChoice both{.environment = {{u"AWS_PROFILE"_s, u"dev"_s}},
                            .environmentKeys = keys("ENV")};
    const auto source = resolveSource(both, files());
    QVERIFY(source.has_value());
    QCOMPARE(source->description, u"environment variables"_s);
    QVERIFY(source->remarks.join(u' ').contains(u"AWS_PROFILE"_s));
    QVERIFY(!source->hasDummyKeys);

    const auto local =
        resolveSource({.endpointUrl = u"http://localhost:1"_s, .isLoopback = isLocalhost}, {});
    QVERIFY(local.has_value());
    QVERIFY(local->hasDummyKeys);
    QCOMPARE(local->region, u"us-east-1"_s);
    QCOMPARE(local->description, u"dummy keys for a local endpoint"_s);
}

void TestCredentialSource::quotesLinesThatCouldNotBeRead()
{
    const auto source = resolveSource({.profile = u"dev"_s},
                                      core::parseAwsFiles("[profile dev\nregion = canary\n", {}));
    QVERIFY(!source.has_value());
    QVERIFY2(source.error().detail.contains(u"config, line 1"_s),
             qPrintable(source.error().detail));
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
    QTest::newRow("chosen beside a missing section")
        << SourceChoice{.profile = u"astray"_s, .endpointUrl = u"http://me"_s} << u"http://me"_s
        << QString();
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
