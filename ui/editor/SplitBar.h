// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/drafts/RecordSplit.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace ui {

// Asks, without getting in the way, whether what was pasted is meant as several records.
class SplitBar final : public QFrame
{
    Q_OBJECT

public:
    explicit SplitBar(QWidget *parent = nullptr); // hidden

    void offer(const core::SplitOffer &offer);

signals:
    void splitRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QLabel *m_text;
    QPushButton *m_split;
};

} // namespace ui
