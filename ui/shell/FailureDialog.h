// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace ui {

// Says that something cannot go on at all, and why. The words can be selected and copied.
class FailureDialog final : public QDialog
{
    Q_OBJECT

public:
    // Plain text; it may be a stranger's.
    FailureDialog(const QString &title, const QString &text, QWidget *parent = nullptr);
};

} // namespace ui
