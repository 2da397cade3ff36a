// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/DurableFile.h"
#include "core/files/SettingsFile.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using core::Error;
using core::Settings;

class TestSettingsFile : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void startsWithDefaults();
    void readsBackWhatItWrote();
    void setsADamagedFileAside();
    void leavesANewerFileAlone();
    void saysThatTheFolderCannotBeMade();

private:
    QString path() const { return m_folder->filePath(u"settings.json"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestSettingsFile::startsWithDefaults()
{
    QCOMPARE(core::readSettings(m_folder->path()).value(), Settings{});
}

void TestSettingsFile::readsBackWhatItWrote()
{
    const QString folder = m_folder->filePath(u"new/folder"_s);
    const Settings settings{.zoom = 4, .lastConnection = u"dev"_s};

    QVERIFY(core::writeSettings(folder, settings));

    auto read = core::readSettings(folder).value();
    read.document = {};
    QCOMPARE(read, settings);
}

void TestSettingsFile::setsADamagedFileAside()
{
    QVERIFY(core::durableWrite(path(), "{\"zoom\":"));

    const auto settings = core::readSettings(m_folder->path());

    QCOMPARE(settings.error().kind, Error::Kind::Storage);
    QVERIFY(QFile::exists(settings.error().where));
    QVERIFY(!QFile::exists(path()));
    QCOMPARE(core::readSettings(m_folder->path()).value(), Settings{});
}

void TestSettingsFile::leavesANewerFileAlone()
{
    QVERIFY(core::durableWrite(path(), R"({"version":99})"));

    const auto settings = core::readSettings(m_folder->path());

    QCOMPARE(settings.error().kind, Error::Kind::Configuration);
    QCOMPARE(settings.error().where, path());
    QVERIFY(QFile::exists(path()));
}

void TestSettingsFile::saysThatTheFolderCannotBeMade()
{
    QVERIFY(core::durableWrite(m_folder->filePath(u"file"_s), "x"));

    const auto written = core::writeSettings(m_folder->filePath(u"file/folder"_s), {});

    QCOMPARE(written.error().kind, Error::Kind::Storage);
}

QTEST_GUILESS_MAIN(TestSettingsFile)
#include "tst_settings_file.moc"
