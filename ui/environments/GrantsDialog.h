// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/Settings.h"

#include <QDialog>

class QListWidget;
class QPushButton;

namespace ui {

// What collections may do by this person's word, and a button that takes it back: use a secret,
// have their suggested connections and streams followed.
class GrantsDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit GrantsDialog(const core::Settings &settings, QWidget *parent = nullptr);

signals:
    // Those that still hold in `settings`; other members are as they were given.
    void settingsChanged(const core::Settings &settings);

private:
    void fill();
    void revoke();

    core::Settings m_settings;
    QListWidget *m_list;
    QPushButton *m_revoke;
};

} // namespace ui
