// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QCheckBox;
class QSpinBox;

namespace ui {

// Whether the window tries throttled records again by itself, and how often in all.
class RetryLine final : public QWidget
{
    Q_OBJECT

public:
    explicit RetryLine(QWidget *parent = nullptr);

    void setAttempts(int attempts); // 1: each record is sent once
    int attempts() const;
    QList<QWidget *> fields() const; // as Tab goes through them

signals:
    void edited();

private:
    QCheckBox *m_isOn;
    QSpinBox *m_attempts;
};

} // namespace ui
