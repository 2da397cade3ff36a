// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/Simulator.h"
#include "tests/support/NpmServer.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace core;
using namespace Qt::Literals::StringLiterals;

// The simulator judged by clients that this project did not write. Each script checks what it gets
// by itself.
class TestForeignClients : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void boto3();
    void awsCli();
    void javaScript();
    void rawRequests();
    void answersLikeKinesalite();
    void answersLikeKinesisLocal();

private:
    void run(const QString &program, const QString &script, const SimulatorSettings &settings);

    QTemporaryDir m_home;
    QProcessEnvironment m_environment;
};

namespace {

constexpr int patience = 100'000;

QString scriptPath(const QString &name)
{
    return QStringLiteral(HEADGATE_SOURCE_DIR "/tests/core/simulator/clients/") + name;
}

QString npmFolder()
{
    return QStringLiteral(HEADGATE_SOURCE_DIR "/tests/npm");
}

Credentials keys(const char *id, const char *secret, const char *token)
{
    return {.accessKeyId = id,
            .secretAccessKey = Secret(QByteArrayView(secret)),
            .sessionToken = Secret(QByteArrayView(token))};
}

} // namespace

// Nobody's profile, proxy or region may reach the clients.
void TestForeignClients::initTestCase()
{
    QVERIFY(m_home.isValid());
    m_environment.insert(u"PATH"_s, qEnvironmentVariable("PATH"));
    m_environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    m_environment.insert(u"HOME"_s, m_home.path());
    m_environment.insert(u"PYTHONDONTWRITEBYTECODE"_s, u"1"_s);
    m_environment.insert(u"AWS_ACCESS_KEY_ID"_s, QString::fromLatin1(simulatorAccessKeyId));
    m_environment.insert(u"AWS_SECRET_ACCESS_KEY"_s, QString::fromLatin1(simulatorSecretAccessKey));
    m_environment.insert(u"AWS_EC2_METADATA_DISABLED"_s, u"true"_s);
    m_environment.insert(u"NPM_FOLDER"_s, npmFolder());
}

void TestForeignClients::boto3()
{
    run(u"/usr/bin/python3"_s, u"boto3_session.py"_s, {.createMilliseconds = 30});
}

void TestForeignClients::awsCli()
{
    run(u"/bin/bash"_s, u"awscli_session.sh"_s, {.createMilliseconds = 30});
}

void TestForeignClients::javaScript()
{
    QVERIFY2(QDir(npmFolder() + u"/node_modules/@aws-sdk/client-kinesis"_s).exists(),
             "The npm packages of the tests are missing: tests/run installs them.");
    run(u"node"_s, u"js_session.mjs"_s, {.createMilliseconds = 30});
}

void TestForeignClients::rawRequests()
{
    run(u"/usr/bin/python3"_s, u"raw_requests.py"_s,
        {.keys = {keys("ASIATEMPORARY0000000", "temporary", "the token")},
         .expiredKeys = {keys("ASIAEXPIRED000000000", "expired", "old")},
         .createMilliseconds = 1000});
}

void TestForeignClients::answersLikeKinesalite()
{
    test::NpmServer kinesalite(test::NpmServer::Kind::Kinesalite);
    QVERIFY2(kinesalite.start(), qPrintable(kinesalite.problem()));
    m_environment.insert(u"KINESALITE_URL"_s, kinesalite.url());
    run(u"/usr/bin/python3"_s, u"compare_kinesalite.py"_s, {.createMilliseconds = 30});
}

void TestForeignClients::answersLikeKinesisLocal()
{
    test::NpmServer kinesisLocal(test::NpmServer::Kind::KinesisLocal);
    QVERIFY2(kinesisLocal.start(), qPrintable(kinesisLocal.problem()));
    m_environment.insert(u"KINESISLOCAL_URL"_s, kinesisLocal.url());
    run(u"/usr/bin/python3"_s, u"compare_kinesislocal.py"_s, {.createMilliseconds = 30});
}

void TestForeignClients::run(const QString &program, const QString &script,
                             const SimulatorSettings &settings)
{
    Simulator simulator(settings);
    const auto started = simulator.start();
    QVERIFY2(started, qPrintable(started ? QString() : started.error().detail));
    QProcess process;
    m_environment.insert(u"SIMULATOR_URL"_s, simulator.url());
    process.setProcessEnvironment(m_environment);
    process.setProcessChannelMode(QProcess::MergedChannels);

    process.start(program, {scriptPath(script)});

    const bool isFinished = process.waitForFinished(patience);
    const QByteArray output = process.readAll();
    QVERIFY2(isFinished, qPrintable(process.errorString() + u'\n' + QString::fromUtf8(output)));
    QVERIFY2(process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0,
             output.constData());
}

QTEST_GUILESS_MAIN(TestForeignClients)
#include "tst_foreign_clients.moc"
