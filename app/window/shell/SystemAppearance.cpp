// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/shell/SystemAppearance.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QGuiApplication>
#include <QPalette>

#include <utility>

namespace app {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QLatin1StringView service{"org.freedesktop.portal.Desktop"};
constexpr QLatin1StringView path{"/org/freedesktop/portal/desktop"};
constexpr QLatin1StringView interface {
    "org.freedesktop.portal.Settings"
};
constexpr QLatin1StringView appearanceGroup{"org.freedesktop.appearance"};
constexpr QLatin1StringView schemeKey{"color-scheme"};
constexpr uint prefersDark = 1; // 0: no preference, 2: light
constexpr QLatin1StringView contrastKey{"contrast"};
constexpr uint prefersHighContrast = 1; // 0: no preference

bool isDarkPalette()
{
    const QPalette palette = QGuiApplication::palette();
    return palette.color(QPalette::WindowText).lightness()
        > palette.color(QPalette::Window).lightness();
}

// Answers come wrapped in one or two variants.
QVariant unwrapped(QVariant value)
{
    while (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value;
}

} // namespace

SystemAppearance::SystemAppearance(QObject *parent)
    : QObject(parent)
    , m_isDark(isDarkPalette())
{
}

void SystemAppearance::ask()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(service, path, interface, u"SettingChanged"_s, this,
                SLOT(portalChanged(QString, QString, QDBusVariant)));
    askFor(schemeKey);
    askFor(contrastKey);
}

void SystemAppearance::askFor(const QString &key)
{
    QDBusMessage question = QDBusMessage::createMethodCall(service, path, interface, u"Read"_s);
    question << QString(appearanceGroup) << key;
    const QDBusPendingCall call = QDBusConnection::sessionBus().asyncCall(question);
    auto *watcher = new QDBusPendingCallWatcher(call, this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, key] {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        if (!reply.isError())
            take(key, unwrapped(QVariant::fromValue(reply.value())));
    });
}

void SystemAppearance::portalChanged(const QString &group, const QString &key,
                                     const QDBusVariant &value)
{
    if (group == appearanceGroup && (key == schemeKey || key == contrastKey))
        take(key, unwrapped(value.variant()));
}

void SystemAppearance::take(const QString &key, const QVariant &value)
{
    bool isNumber = false;
    const uint wish = value.toUInt(&isNumber);
    const bool isContrast = key == contrastKey;
    const bool isWanted = wish == (isContrast ? prefersHighContrast : prefersDark);
    bool &known = isContrast ? m_wantsHighContrast : m_isDark;
    if (!isNumber || std::exchange(known, isWanted) == isWanted)
        return;
    emit changed();
}

} // namespace app
