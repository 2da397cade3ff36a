// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusVariant>
#include <QObject>

namespace app {

// Whether the desktop wants dark windows: at first by the palette that Qt was given, then by what
// the settings portal says, and whenever that changes. (Qt has this of its own only from 6.5 on.)
// Whether it wants high contrast, the portal alone says; those before 1.17 do not.
class SystemAppearance final : public QObject
{
    Q_OBJECT

public:
    // Before a palette of our own is set.
    explicit SystemAppearance(QObject *parent = nullptr);

    bool isDark() const { return m_isDark; }
    bool wantsHighContrast() const { return m_wantsHighContrast; }
    void ask(); // the portal, without waiting for it

signals:
    void changed();

private slots:
    void portalChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void askFor(const QString &key);
    void take(const QString &key, const QVariant &value);

    bool m_isDark;
    bool m_wantsHighContrast = false;
};

} // namespace app
