// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/drafts/Draft.h"

#include <QFrame>

class QPushButton;
class QLabel;
class QToolButton;

namespace ui {

// Single or Table; and, in Single, which of several records is shown.
class ModeSwitch final : public QFrame
{
    Q_OBJECT

public:
    explicit ModeSwitch(QWidget *parent = nullptr);

    void setMode(core::Draft::Mode mode); // emits nothing
    core::Draft::Mode mode() const { return m_mode; }

signals:
    void modeChosen(core::Draft::Mode mode);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void take();

    core::Draft::Mode m_mode = core::Draft::Mode::Single;
    QPushButton *m_single;
    QPushButton *m_table;
};

// "‹ 3 of 12 ›": goes from record to record. Hidden when there is one.
class RecordStepper final : public QWidget
{
    Q_OBJECT

public:
    explicit RecordStepper(QWidget *parent = nullptr);

    void setPlace(qsizetype current, qsizetype count);

signals:
    void stepped(qsizetype record);

private:
    QToolButton *m_previous;
    QToolButton *m_next;
    QLabel *m_text;
    qsizetype m_current = 0;
    qsizetype m_count = 1;
};

} // namespace ui
