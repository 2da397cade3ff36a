// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/settings/SettingsController.h"
#include "app/window/shell/LookController.h"
#include "app/window/shell/SystemAppearance.h"
#include "ui/common/Theme.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using app::SystemAppearance;

namespace {

const QString service = u"org.freedesktop.portal.Desktop"_s;
const QString path = u"/org/freedesktop/portal/desktop"_s;
const QString appearance = u"org.freedesktop.appearance"_s;
const QString scheme = u"color-scheme"_s;
const QString contrast = u"contrast"_s;

} // namespace

// The settings portal of a desktop, on a connection of its own to the bus of this test.
class Portal final : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")

public:
    explicit Portal(uint colorScheme, uint wantedContrast = 0)
        : m_bus(QDBusConnection::connectToBus(QDBusConnection::SessionBus, u"portal"_s))
        , m_scheme(colorScheme)
        , m_contrast(wantedContrast)
    {
        if (!m_bus.registerObject(path, this, QDBusConnection::ExportScriptableSlots)
            || !m_bus.registerService(service))
            qFatal("the portal cannot be played");
    }
    ~Portal() override
    {
        m_bus.unregisterService(service);
        m_bus.unregisterObject(path);
        QDBusConnection::disconnectFromBus(u"portal"_s);
    }

    int timesAsked() const { return m_timesAsked; }
    void tell(const QString &group, const QString &key, const QVariant &value)
    {
        QDBusMessage signal = QDBusMessage::createSignal(path, u"org.freedesktop.portal.Settings"_s,
                                                         u"SettingChanged"_s);
        signal << group << key << QVariant::fromValue(QDBusVariant(value));
        m_bus.send(signal);
    }

public slots:
    // A variant in a variant, as desktops answer it.
    Q_SCRIPTABLE QDBusVariant Read(const QString &group, const QString &key)
    {
        if (group == appearance && key == contrast)
            return QDBusVariant(QVariant::fromValue(QDBusVariant(m_contrast)));
        ++m_timesAsked;
        if (group != appearance || key != scheme)
            return QDBusVariant(u"nothing"_s);
        return QDBusVariant(QVariant::fromValue(QDBusVariant(m_scheme)));
    }

private:
    QDBusConnection m_bus;
    uint m_scheme;
    uint m_contrast;
    int m_timesAsked = 0;
};

class TestSystemAppearance : public QObject
{
    Q_OBJECT

private slots:
    void takesWhatTheDesktopWants_data();
    void takesWhatTheDesktopWants();
    void followsTheDesktopWhileItRuns();
    void leavesOtherSettingsAlone();
    void staysLightWhereNobodyAnswers();
    void coloursTheWindowAnew();
    void keepsWhatAPersonChose();
    void takesHighContrastFromTheDesktop();
};

void TestSystemAppearance::takesWhatTheDesktopWants_data()
{
    QTest::addColumn<uint>("colorScheme");
    QTest::addColumn<bool>("isDark");
    QTest::newRow("no preference") << 0U << false;
    QTest::newRow("dark") << 1U << true;
    QTest::newRow("light") << 2U << false;
}

void TestSystemAppearance::takesWhatTheDesktopWants()
{
    QFETCH(uint, colorScheme);
    QFETCH(bool, isDark);
    const Portal portal(colorScheme);
    SystemAppearance system;
    system.ask();
    QTRY_COMPARE(portal.timesAsked(), 1);
    QTRY_COMPARE(system.isDark(), isDark);
}

void TestSystemAppearance::followsTheDesktopWhileItRuns()
{
    Portal portal(1);
    SystemAppearance system;
    const QSignalSpy changes(&system, &SystemAppearance::changed);
    system.ask();
    QTRY_COMPARE(changes.size(), 1);

    portal.tell(appearance, scheme, 2U);
    QTRY_COMPARE(changes.size(), 2);
    QVERIFY(!system.isDark());
    portal.tell(appearance, scheme, 1U);
    QTRY_COMPARE(changes.size(), 3);
    QVERIFY(system.isDark());
}

void TestSystemAppearance::leavesOtherSettingsAlone()
{
    Portal portal(1);
    SystemAppearance system;
    const QSignalSpy changes(&system, &SystemAppearance::changed);
    system.ask();
    QTRY_COMPARE(changes.size(), 1);

    portal.tell(u"org.gnome.desktop.interface"_s, scheme, 0U);
    portal.tell(appearance, contrast, 0U); // no news
    portal.tell(appearance, u"accent-color"_s, 1U);
    portal.tell(appearance, scheme, u"prefer-light"_s); // not as the portal says it
    portal.tell(appearance, scheme, 2U);
    QTRY_COMPARE(changes.size(), 2); // of the last one; the bus keeps their order
    QVERIFY(!system.isDark());
}

void TestSystemAppearance::staysLightWhereNobodyAnswers()
{
    SystemAppearance system;
    const QSignalSpy changes(&system, &SystemAppearance::changed);
    system.ask();
    Portal portal(0); // comes later, and is heard all the same
    portal.tell(appearance, scheme, 1U);
    QTRY_COMPARE(changes.size(), 1);
    QVERIFY(system.isDark());
}

void TestSystemAppearance::coloursTheWindowAnew()
{
    Portal portal(1);
    const QTemporaryDir folder;
    app::SettingsController settings(folder.path());
    app::LookController look(settings);
    QVERIFY(!ui::isDark());
    look.followSystem();
    QTRY_VERIFY(ui::isDark());
    portal.tell(appearance, scheme, 2U);
    QTRY_VERIFY(!ui::isDark());
}

void TestSystemAppearance::keepsWhatAPersonChose()
{
    Portal portal(1);
    const QTemporaryDir folder;
    app::SettingsController settings(folder.path());
    settings.change(
        [](core::Settings &each) { each.appearance = core::Settings::Appearance::Light; });
    app::LookController look(settings);
    look.followSystem();
    QTRY_COMPARE(portal.timesAsked(), 1);
    settings.change(
        [](core::Settings &each) { each.appearance = core::Settings::Appearance::Dark; });
    QVERIFY(ui::isDark());
    settings.change(
        [](core::Settings &each) { each.appearance = core::Settings::Appearance::Light; });
    QVERIFY(!ui::isDark());
    settings.change(
        [](core::Settings &each) { each.appearance = core::Settings::Appearance::System; });
    QTRY_VERIFY(ui::isDark()); // what the desktop said meanwhile
}

void TestSystemAppearance::takesHighContrastFromTheDesktop()
{
    Portal portal(0, 1);
    const QTemporaryDir folder;
    app::SettingsController settings(folder.path());
    app::LookController look(settings);
    QSignalSpy changes(&look, &app::LookController::changed);
    QVERIFY(!ui::isHighContrast());
    look.followSystem();
    QTRY_VERIFY(ui::isHighContrast());
    QVERIFY(!changes.isEmpty());

    settings.change([](core::Settings &each) { each.contrast = core::Settings::Contrast::Usual; });
    QVERIFY(!ui::isHighContrast()); // what a person chose comes first
    settings.change([](core::Settings &each) { each.contrast = core::Settings::Contrast::System; });
    QVERIFY(ui::isHighContrast());
    portal.tell(appearance, contrast, 0U);
    QTRY_VERIFY(!ui::isHighContrast());
}

QTEST_MAIN(TestSystemAppearance)
#include "tst_system_appearance.moc"
