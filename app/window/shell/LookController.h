// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/settings/SettingsController.h"
#include "app/window/shell/SystemAppearance.h"

#include <QObject>

namespace app {

// Gives the application the look that the person chose, or the desktop's, and follows both.
class LookController final : public QObject
{
    Q_OBJECT

public:
    explicit LookController(SettingsController &settings, QObject *parent = nullptr);

    void followSystem(); // asks the desktop; for once the window is there

signals:
    void changed();

private:
    void apply(bool always);
    bool wantsHighContrast() const;

    SettingsController &m_settings;
    SystemAppearance m_system;
    core::Settings::Appearance m_appearance{};
    core::Settings::SuccessColor m_success{};
    core::Settings::Contrast m_contrast{};
};

} // namespace app
