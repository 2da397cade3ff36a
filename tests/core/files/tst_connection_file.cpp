// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/ConnectionFile.h"
#include "core/files/DurableFile.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>

using namespace Qt::Literals::StringLiterals;
using core::Connection;
using core::ConnectionFile;
using core::Error;

class TestConnectionFile : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void startsEmpty();
    void readsBackWhatItWrote();
    void replacesByName();
    void keepsWhatItDoesNotKnow();
    void readsRetriesOfOlderFiles();
    void refusesANewerVersion();
    void setsADamagedFileAside_data();
    void setsADamagedFileAside();
    void keepsTheReadableEntries();
    void overwritesNothingThatCouldNotBeCopied();
    void refusesBadNames_data();
    void refusesBadNames();

private:
    QString path() const { return ConnectionFile::pathIn(m_folder->path()); }
    ConnectionFile read() const { return ConnectionFile::read(m_folder->path()).value(); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

static Connection staging()
{
    return {.name = u"staging"_s,
            .source = Connection::Source::Keychain,
            .region = u"eu-west-1"_s,
            .endpointUrl = u"https://kinesis.example"_s,
            .accessKeyId = u"AKIDEXAMPLE"_s,
            .caBundle = u"/etc/ca.pem"_s,
            .isProduction = true,
            .colour = Connection::Colour::Violet,
            .retries = {.attempts = 4, .seconds = 30, .codes = {u"InternalFailure"_s}}};
}

void TestConnectionFile::startsEmpty()
{
    QVERIFY(read().connections().isEmpty());
    QVERIFY(!read().find(u"x"_s));
}

void TestConnectionFile::readsBackWhatItWrote()
{
    const QList<Connection> written = {
        staging(),
        {.name = u"dev"_s, .source = Connection::Source::Profile, .profile = u"dev"_s},
        {.name = u"env"_s, .source = Connection::Source::Environment},
        {.name = u"local"_s, .source = Connection::Source::Dummy}};
    ConnectionFile file = read();
    for (const auto &connection : written)
        file.put(connection);

    QVERIFY(file.write().has_value());

    QCOMPARE(read().connections(), written);
}

void TestConnectionFile::replacesByName()
{
    ConnectionFile file = read();
    file.put(staging());
    Connection changed = staging();
    changed.region = u"us-east-1"_s;
    file.put(changed);

    QCOMPARE(file.connections(), QList<Connection>{changed});
    QCOMPARE(*file.find(u"staging"_s), changed);
    QVERIFY(file.remove(u"staging"_s));
    QVERIFY(!file.remove(u"staging"_s));
}

void TestConnectionFile::keepsWhatItDoesNotKnow()
{
    QVERIFY(core::durableWrite(path(), R"({"version":1,"theme":"dark","connections":[
        {"name":"a","source":"dummy","colour":"teal"}]})")
                .has_value());

    QVERIFY(read().write().has_value());

    const QByteArray text = core::readWholeFile(path(), 10'000).value();
    QVERIFY(text.contains("\"theme\": \"dark\""));
    QVERIFY(text.contains("\"colour\": \"teal\""));
}

void TestConnectionFile::readsRetriesOfOlderFiles()
{
    QVERIFY(core::durableWrite(path(), R"({"version":1,"connections":[
        {"name":"a","source":"dummy","throttledAttempts":4},
        {"name":"b","source":"dummy","throttledAttempts":99,"retrySeconds":-1,
         "retryCodes":["a b","SlowDown"]}]})")
                .has_value());

    QCOMPARE(read().find(u"a"_s)->retries, core::RetryRule{.attempts = 4});
    QCOMPARE(read().find(u"b"_s)->retries,
             (core::RetryRule{.attempts = 10, .codes = {u"SlowDown"_s}}));
}

void TestConnectionFile::refusesANewerVersion()
{
    const QByteArray newer = R"({"version":2,"connections":{}})";
    QVERIFY(core::durableWrite(path(), newer).has_value());

    const auto result = ConnectionFile::read(m_folder->path());

    QCOMPARE(result.error().kind, Error::Kind::Configuration);
    QCOMPARE(core::readWholeFile(path(), 1000).value(), newer);
}

void TestConnectionFile::setsADamagedFileAside_data()
{
    QTest::addColumn<QByteArray>("bytes");

    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("cut") << QByteArray(R"({"version":1,"connections":[{"na)");
    QTest::newRow("NUL bytes") << QByteArray(100, '\0');
    QTest::newRow("no list") << QByteArray(R"({"version":1})");
}

void TestConnectionFile::setsADamagedFileAside()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(core::durableWrite(path(), bytes).has_value());

    const auto result = ConnectionFile::read(m_folder->path());

    QCOMPARE(result.error().kind, Error::Kind::Storage);
    QCOMPARE(core::readWholeFile(result.error().where, 1000).value(), bytes);
    QVERIFY(read().connections().isEmpty());
}

static QByteArray fileWithBadEntries()
{
    const QByteArray longName(5000, 'n');
    return R"({"version":1,"later":"x","connections":[
        {"name":"first","source":"dummy","badge":7},
        {"name":")"
        + longName + R"(","source":"dummy"}, 5, {"name":"odd","source":"magic"},
        {"name":"last","source":"environment"}]})";
}

void TestConnectionFile::keepsTheReadableEntries()
{
    const QByteArray bytes = fileWithBadEntries();
    QVERIFY(core::durableWrite(path(), bytes).has_value());

    const ConnectionFile file = read();

    QVERIFY(file.notice().has_value());
    const QString said = file.notice()->detail;
    QVERIFY2(said.contains(u"Connection 2 (“nnn"_s) && said.contains(u"1 to 64 characters"_s),
             qPrintable(said));
    QVERIFY2(said.contains(u"Connection 3 was left out: it is not an object"_s)
                 && said.contains(u"Connection 4 (“odd”)"_s) && said.contains(u"“magic”"_s),
             qPrintable(said));
    QVERIFY(said.size() < 1000);
    QCOMPARE(file.notice()->code, core::setAsideCode);
    QCOMPARE(core::readWholeFile(file.notice()->where, 10'000).value(), bytes);
    const ConnectionFile again = read();
    QVERIFY(!again.notice());
    QCOMPARE(again.connections(), file.connections());
    QCOMPARE(again.connections().size(), 2);
    QCOMPARE(again.connections().constLast().name, u"last"_s);
    const QByteArray left = core::readWholeFile(path(), 10'000).value();
    QVERIFY(left.contains("badge") && left.contains("later"));
}

void TestConnectionFile::overwritesNothingThatCouldNotBeCopied()
{
    const QByteArray bytes = fileWithBadEntries();
    QVERIFY(core::durableWrite(path(), bytes).has_value());

    // A limit on the size of files stands in for a full disk.
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    ::getrlimit(RLIMIT_FSIZE, &before);
    const rlimit small{100, before.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &small);
    const ConnectionFile file = read();
    ::setrlimit(RLIMIT_FSIZE, &before);

    QCOMPARE(file.connections().size(), 2);
    QVERIFY2(file.notice()->detail.contains(u"No copy"_s), qPrintable(file.notice()->detail));
    QVERIFY(!file.write());
    QCOMPARE(core::readWholeFile(path(), 10'000).value(), bytes);
}

void TestConnectionFile::refusesBadNames_data()
{
    QTest::addColumn<QString>("name");

    QTest::newRow("empty") << QString();
    QTest::newRow("blank at the end") << u"a "_s;
    QTest::newRow("line break") << u"a\nb"_s;
    QTest::newRow("too long") << QString(65, u'a');
}

void TestConnectionFile::refusesBadNames()
{
    QFETCH(QString, name);

    QCOMPARE(core::checkConnectionName(name).error().kind, Error::Kind::BadInput);
    QVERIFY(core::checkConnectionName(u"staging eu"_s).has_value());
}

QTEST_GUILESS_MAIN(TestConnectionFile)
#include "tst_connection_file.moc"
