// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/settings/SettingsController.h"
#include "core/files/DurableFile.h"
#include "core/files/SettingsFile.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using app::SettingsController;
using core::Settings;

class TestSettingsController : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void keepsAChangeOnDisk();
    void writesWhatIsLeftWhenItGoes();
    void saysAChangeOnce();
    void saysThatAFileWasDamagedAndGoesOn();
    void leavesAFileOfANewerVersionAlone();
    void saysThatItCannotWrite();

private:
    QString folder() const { return m_folder->path(); }
    QString path() const { return m_folder->filePath(u"settings.json"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestSettingsController::keepsAChangeOnDisk()
{
    SettingsController controller(folder());
    QVERIFY(controller.load());

    controller.change([](Settings &each) { each.zoom = 2; });

    QTRY_COMPARE(core::readSettings(folder())->zoom, 2);
}

void TestSettingsController::writesWhatIsLeftWhenItGoes()
{
    {
        SettingsController controller(folder());
        controller.change([](Settings &each) { each.zoom = 3; });
    }

    QCOMPARE(core::readSettings(folder())->zoom, 3);
}

void TestSettingsController::saysAChangeOnce()
{
    SettingsController controller(folder());
    QSignalSpy changed(&controller, &SettingsController::changed);

    controller.change([](Settings &each) { each.zoom = 3; });
    controller.change([](Settings &each) { each.zoom = 3; });

    QCOMPARE(changed.size(), 1);
}

void TestSettingsController::saysThatAFileWasDamagedAndGoesOn()
{
    QVERIFY(core::durableWrite(path(), "{"));
    SettingsController controller(folder());

    const auto loaded = controller.load();
    controller.change([](Settings &each) { each.zoom = 1; });

    QCOMPARE(loaded.error().kind, core::Error::Kind::Storage);
    QTRY_VERIFY(QFile::exists(path()));
    QCOMPARE(core::readSettings(folder())->zoom, 1);
}

void TestSettingsController::leavesAFileOfANewerVersionAlone()
{
    const QByteArray newer = R"({"version":99,"zoom":7})";
    QVERIFY(core::durableWrite(path(), newer));
    {
        SettingsController controller(folder());
        QVERIFY(!controller.load());
        controller.change([](Settings &each) { each.zoom = 1; });
        QCOMPARE(controller.settings().zoom, 1);
    }

    QCOMPARE(core::readWholeFile(path(), 1000).value(), newer);
}

void TestSettingsController::saysThatItCannotWrite()
{
    QVERIFY(core::durableWrite(m_folder->filePath(u"file"_s), "x"));
    SettingsController controller(m_folder->filePath(u"file/below"_s));
    QSignalSpy failed(&controller, &SettingsController::failed);

    controller.change([](Settings &each) { each.zoom = 1; });

    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed.first().first().value<core::Error>().kind, core::Error::Kind::Storage);
}

QTEST_GUILESS_MAIN(TestSettingsController)
#include "tst_settings_controller.moc"
