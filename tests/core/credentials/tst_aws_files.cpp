// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/credentials/AwsFiles.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using core::AwsFiles;
using core::AwsProfile;
using core::parseAwsFiles;

class TestAwsFiles : public QObject
{
    Q_OBJECT

private slots:
    void namesProfiles_data();
    void namesProfiles();
    void readsValues_data();
    void readsValues();
    void mergesBothFilesKeyByKey();
    void profileDefaultBeatsDefaultAsAWhole();
    void readsTheEndpointOfAServicesSection();
    void namesWaysItCannotGo();
    void assumedRolesComeBeforeKeys();
    void survivesDamage();
    void refusesHalfAPair();
    void reportsBadLinesWithoutTheirValues_data();
    void reportsBadLinesWithoutTheirValues();
};

static QString names(const AwsFiles &files)
{
    QStringList list;
    for (const auto &profile : files.profiles)
        list.append(profile.name);
    return list.join(u'|');
}

void TestAwsFiles::namesProfiles_data()
{
    QTest::addColumn<QByteArray>("config");
    QTest::addColumn<QByteArray>("credentials");
    QTest::addColumn<QString>("expected");

    QTest::newRow("nothing") << QByteArray() << QByteArray() << QString();
    QTest::newRow("config") << QByteArray("[default]\n[profile dev]\n") << QByteArray()
                            << u"default|dev"_s;
    QTest::newRow("credentials") << QByteArray() << QByteArray("[default]\n[dev]\n")
                                 << u"default|dev"_s;
    QTest::newRow("bare name in config")
        << QByteArray("[dev]\nregion = x\n") << QByteArray() << QString();
    QTest::newRow("prefix in credentials")
        << QByteArray() << QByteArray("[profile dev]\n") << QString();
    QTest::newRow("prefix without blank")
        << QByteArray("[profiledev]\n") << QByteArray() << QString();
    QTest::newRow("tab and blanks")
        << QByteArray("[ profile\t dev  ]\n") << QByteArray() << u"dev"_s;
    QTest::newRow("all characters")
        << QByteArray("[profile aZ0_-/.%@:+]\n") << QByteArray() << u"aZ0_-/.%@:+"_s;
    QTest::newRow("bad name") << QByteArray("[profile a b]\nx = y\n") << QByteArray() << QString();
    QTest::newRow("quoted") << QByteArray("[profile \"my prof\"]\n") << QByteArray()
                            << u"my prof"_s;
    QTest::newRow("comment after the bracket")
        << QByteArray("[profile a]# c\n[profile b] ; c\n") << QByteArray() << u"a|b"_s;
    QTest::newRow("CR LF and comments")
        << QByteArray("# c\r\n; d\r\n\r\n[profile a]\r\n") << QByteArray() << u"a"_s;
    QTest::newRow("byte order mark")
        << QByteArray("\xEF\xBB\xBF[profile a]\n") << QByteArray() << u"a"_s;
    QTest::newRow("no line break at the end")
        << QByteArray("[profile a]\n[profile b]") << QByteArray() << u"a|b"_s;
    QTest::newRow("other sections")
        << QByteArray("[sso-session s]\na = b\n[services x]\n[plugins]\n") << QByteArray()
        << QString();
    QTest::newRow("case matters") << QByteArray("[profile Dev]\n[profile dev]\n") << QByteArray()
                                  << u"Dev|dev"_s;
}

void TestAwsFiles::namesProfiles()
{
    QFETCH(QByteArray, config);
    QFETCH(QByteArray, credentials);
    QFETCH(QString, expected);

    QCOMPARE(names(parseAwsFiles(config, credentials)), expected);
}

void TestAwsFiles::readsValues_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QString>("region");

    QTest::newRow("plain") << QByteArray("region = eu-west-1") << u"eu-west-1"_s;
    QTest::newRow("no blanks") << QByteArray("region=eu-west-1") << u"eu-west-1"_s;
    QTest::newRow("upper-case key") << QByteArray("REGION = a") << u"a"_s;
    QTest::newRow("equals in the value") << QByteArray("region = a=b") << u"a=b"_s;
    QTest::newRow("comment after a blank") << QByteArray("region = a # c") << u"a"_s;
    QTest::newRow("semicolon after a blank") << QByteArray("region = a ; c") << u"a"_s;
    QTest::newRow("adjacent hash") << QByteArray("region = a#c;d") << u"a#c;d"_s;
    QTest::newRow("empty, then comment") << QByteArray("region = # c") << QString();
    QTest::newRow("last one wins") << QByteArray("region = a\nregion = b") << u"b"_s;
    QTest::newRow("continued") << QByteArray("region = a\n  b # kept") << u"a\nb # kept"_s;
    QTest::newRow("section twice")
        << QByteArray("region = a\n[profile p]\nca_bundle = c") << u"a"_s;
    QTest::newRow("setting with a bad name")
        << QByteArray("a b = c\n  continued\nregion = a") << u"a"_s;
    QTest::newRow("empty, then again") << QByteArray("region =\nregion = a") << u"a"_s;
    QTest::newRow("unicode") << QByteArray("region = Zürich") << u"Zürich"_s;
}

void TestAwsFiles::readsValues()
{
    QFETCH(QByteArray, lines);
    QFETCH(QString, region);

    const QByteArray config = "[profile p]\n" + lines + "\n";
    const AwsFiles files = parseAwsFiles(config, {});

    QCOMPARE(files.find(u"p"_s)->region, region);
    QVERIFY2(files.problems.isEmpty(), qPrintable(files.problems.join(u'\n')));
}

void TestAwsFiles::mergesBothFilesKeyByKey()
{
    const AwsFiles files = parseAwsFiles(
        "[profile p]\nregion = config\naws_access_key_id = A\naws_secret_access_key = a\n",
        "[p]\naws_access_key_id = B\naws_secret_access_key = b\naws_session_token = t\n");

    const AwsProfile &profile = *files.find(u"p"_s);
    QCOMPARE(profile.region, u"config"_s);
    QCOMPARE(profile.credentials.accessKeyId, QByteArray("B"));
    QVERIFY(profile.credentials.secretAccessKey.reveal() == "b");
    QVERIFY(profile.credentials.sessionToken.reveal() == "t");
}

void TestAwsFiles::profileDefaultBeatsDefaultAsAWhole()
{
    for (const char *config : {"[default]\nregion=a\nca_bundle=b\n[profile default]\nregion=c\n",
                               "[ default ]\nregion=a\nca_bundle=b\n[profile default]\nregion=c\n",
                               "[profile default]\nregion=c\n[default]\nregion=a\nca_bundle=b\n"}) {
        const AwsFiles files = parseAwsFiles(config, {});
        QCOMPARE(names(files), u"default"_s);
        QCOMPARE(files.find(u"default"_s)->region, u"c"_s);
        QVERIFY(files.find(u"default"_s)->caBundle.isEmpty());
    }
}

void TestAwsFiles::readsTheEndpointOfAServicesSection()
{
    const AwsFiles files =
        parseAwsFiles("[profile own]\nendpoint_url = http://own\n"
                      "[profile via]\nservices = local\nendpoint_url = http://x\n"
                      "[profile missing]\nservices = none\n"
                      "[services local]\ns3 =\n  endpoint_url = http://s3\n"
                      "kinesis =\n  # local\n  ENDPOINT_URL = http://kinesis # c\n",
                      {});

    QCOMPARE(files.find(u"own"_s)->endpointUrl, u"http://own"_s);
    QCOMPARE(files.find(u"via"_s)->endpointUrl, u"http://kinesis"_s);
    QVERIFY(files.find(u"missing"_s)->endpointFault.contains(u"[services none]"_s));
}

void TestAwsFiles::namesWaysItCannotGo()
{
    const AwsFiles files = parseAwsFiles("[profile sso]\nsso_session = main\n"
                                         "[profile role]\nrole_arn = r\nsource_profile = sso\n"
                                         "[profile process]\ncredential_process = touch /marker\n",
                                         {});

    QCOMPARE(files.find(u"sso"_s)->otherSources, QList<QString>{u"sso_session"_s});
    QCOMPARE(files.find(u"role"_s)->otherSources,
             (QList<QString>{u"role_arn"_s, u"source_profile"_s}));
    QCOMPARE(files.find(u"process"_s)->otherSources, QList<QString>{u"credential_process"_s});
}

// Its own keys are another identity than the role's.
void TestAwsFiles::assumedRolesComeBeforeKeys()
{
    const AwsFiles files = parseAwsFiles(
        "[profile role]\nrole_arn = r\nsource_profile = base\n"
        "[profile instance]\nrole_arn = r\ncredential_source = Environment\n"
        "[profile keys]\nsso_session = s\n[profile half]\nrole_arn = r\nsource_profile = base\n",
        "[role]\naws_access_key_id = A\naws_secret_access_key = a\n"
        "[instance]\naws_access_key_id = A\naws_secret_access_key = a\n"
        "[keys]\naws_access_key_id = A\naws_secret_access_key = a\n"
        "[half]\naws_access_key_id = A\n");

    for (const auto &name : {u"role"_s, u"instance"_s, u"half"_s}) {
        QVERIFY(files.find(name)->credentials.accessKeyId.isEmpty());
        QVERIFY(files.find(name)->keyFault.isEmpty());
        QVERIFY(files.find(name)->otherSources.contains(u"role_arn"_s));
    }
    QCOMPARE(files.find(u"keys"_s)->credentials.accessKeyId, QByteArray("A"));
}

// A stretch of noise between good lines must not reach further than it stands.
void TestAwsFiles::survivesDamage()
{
    const QByteArray good = "[profile a]\nregion = x\n[services s]\nkinesis =\n endpoint_url = u\n"
                            "aws_secret_access_key = canary\n";
    QRandomGenerator random(20131202);
    for (int round = 0; round < 3000; ++round) {
        QByteArray text = good;
        for (int i = random.bounded(6); i >= 0; --i)
            text.insert(random.bounded(static_cast<int>(text.size())),
                        "\n\r\t =[]#;\"\xFF\0p"[random.bounded(13)]);
        const AwsFiles files = parseAwsFiles(text, text);
        QVERIFY(!files.problems.join(u' ').contains(u"canary"_s));
        const QByteArray longer = text + "\n[profile z]\nregion = z\n";
        const AwsFiles after = parseAwsFiles(longer, {});
        QVERIFY2(after.find(u"z"_s) && after.find(u"z"_s)->region == u"z"_s, text.constData());
    }
}

void TestAwsFiles::refusesHalfAPair()
{
    const AwsFiles files = parseAwsFiles({},
                                         "[id]\naws_access_key_id = AKIDEXAMPLE\n"
                                         "[key]\naws_secret_access_key = canary\n");

    QVERIFY(files.find(u"id"_s)->keyFault.contains(u"no aws_secret_access_key"_s));
    QVERIFY(files.find(u"key"_s)->keyFault.contains(u"no aws_access_key_id"_s));
    QVERIFY(!files.find(u"key"_s)->keyFault.contains(u"canary"_s));
}

void TestAwsFiles::reportsBadLinesWithoutTheirValues_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("where");

    QTest::newRow("before any section") << QByteArray("canary = 1\n") << u"credentials, line 1"_s;
    QTest::newRow("no equals") << QByteArray("[a]\ncanary\n") << u"credentials, line 2"_s;
    QTest::newRow("no name") << QByteArray("[a]\n\n= canary\n") << u"credentials, line 3"_s;
    QTest::newRow("no bracket") << QByteArray("[canary\n") << u"credentials, line 1"_s;
    QTest::newRow("continues nothing") << QByteArray("[a]\n  canary\n") << u"credentials, line 2"_s;
}

void TestAwsFiles::reportsBadLinesWithoutTheirValues()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, where);

    const AwsFiles files = parseAwsFiles({}, text);

    QCOMPARE(files.problems.size(), 1);
    QVERIFY2(files.problems.first().startsWith(where), qPrintable(files.problems.first()));
    QVERIFY(!files.problems.first().contains(u"canary"_s));
}

QTEST_GUILESS_MAIN(TestAwsFiles)
#include "tst_aws_files.moc"
