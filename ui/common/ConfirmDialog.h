// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QPushButton;

namespace ui {

// Asks before something is destroyed. With a name to type, the verb works only once it stands in
// the field. Cancel has the focus.
class ConfirmDialog final : public QDialog
{
    Q_OBJECT

public:
    ConfirmDialog(const QString &title, const QString &text, const QString &nameToType,
                  const QString &verb, QWidget *parent = nullptr);

    void setOtherVerb(const QString &text); // in place of Cancel

private:
    QPushButton *m_cancel;
};

} // namespace ui
