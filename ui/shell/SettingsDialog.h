// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/Settings.h"

#include <QDialog>

class QBoxLayout;
class QButtonGroup;
class QCheckBox;

namespace ui {

// What a person can choose about the window. What is changed holds at once; there is nothing to
// confirm.
class SettingsDialog final : public QDialog
{
    Q_OBJECT

public:
    SettingsDialog(const core::Settings &settings, const QString &dataFolder,
                   QWidget *parent = nullptr);

signals:
    // The choices of this dialog in `settings`; other members are as they were given.
    void settingsChanged(const core::Settings &settings);
    void shortcutsRequested();
    void grantsRequested(); // what collections may do

private:
    void addLook(QBoxLayout &layout);
    void addKeyboard(QBoxLayout &layout);
    void addFolder(QBoxLayout &layout, const QString &dataFolder);
    QButtonGroup *addChoice(QBoxLayout &layout, const QString &title, const QStringList &names,
                            int checked, const QString &objectName);
    QCheckBox *addSwitch(QBoxLayout &layout, const QString &text, const QString &hint, bool isOn,
                         const QString &objectName);
    void read();

    core::Settings m_settings;
    QButtonGroup *m_appearance = nullptr;
    QButtonGroup *m_contrast = nullptr;
    QButtonGroup *m_success = nullptr;
    QCheckBox *m_menuBar = nullptr;
    QCheckBox *m_letters = nullptr;
    QCheckBox *m_tab = nullptr;
};

} // namespace ui
