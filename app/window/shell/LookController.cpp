// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/shell/LookController.h"

#include "ui/common/Theme.h"

#include <QApplication>

namespace app {

namespace {

ui::Appearance lookOf(core::Settings::Appearance appearance)
{
    switch (appearance) {
    case core::Settings::Appearance::System:
        return ui::Appearance::System;
    case core::Settings::Appearance::Light:
        return ui::Appearance::Light;
    case core::Settings::Appearance::Dark:
        return ui::Appearance::Dark;
    }
    return ui::Appearance::System;
}

ui::SuccessColor colorOf(core::Settings::SuccessColor color)
{
    return color == core::Settings::SuccessColor::Green ? ui::SuccessColor::Green
                                                        : ui::SuccessColor::Blue;
}

} // namespace

LookController::LookController(SettingsController &settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
{
    connect(&settings, &SettingsController::changed, this, [this] { apply(false); });
    connect(&m_system, &SystemAppearance::changed, this, [this] { apply(true); });
    apply(true);
}

void LookController::followSystem()
{
    m_system.ask();
}

void LookController::apply(bool always)
{
    const core::Settings &settings = m_settings.settings();
    if (!always && m_appearance == settings.appearance && m_success == settings.successColor
        && m_contrast == settings.contrast)
        return;
    m_appearance = settings.appearance;
    m_success = settings.successColor;
    m_contrast = settings.contrast;
    ui::applyAppearance(*qApp, lookOf(m_appearance), m_system.isDark(), colorOf(m_success),
                        wantsHighContrast() ? ui::Contrast::High : ui::Contrast::Usual);
    emit changed();
}

bool LookController::wantsHighContrast() const
{
    using core::Settings;
    return m_contrast == Settings::Contrast::High
        || (m_contrast == Settings::Contrast::System && m_system.wantsHighContrast());
}

} // namespace app
