// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/credentials/RetryRule.h"

#include <QWidget>

class QCheckBox;
class QLineEdit;
class QSpinBox;

namespace ui {

// Whether the window tries refused records again by itself: how often in all, for how long, and at
// which codes.
class RetryLine final : public QWidget
{
    Q_OBJECT

public:
    explicit RetryLine(QWidget *parent = nullptr);

    void setRule(const core::RetryRule &rule);
    // As it is typed, also codes that are none and numbers that are too large.
    core::RetryRule rule() const;
    QString hint() const; // what is tried again as it stands
    QSpinBox &attempts() const { return *m_attempts; }
    QList<QWidget *> fields() const; // as Tab goes through them
    QLineEdit &codes() const { return *m_codes; } // for a row of its own

signals:
    void edited();

private:
    void createFields();
    void enableFields();

    QCheckBox *m_isOn;
    QSpinBox *m_attempts;
    QSpinBox *m_seconds;
    QLineEdit *m_codes;
};

} // namespace ui
