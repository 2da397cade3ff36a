// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace ui {

class ElidedLabel;

// The line below: at its left what happened last, in words; at its right what is left of the retry
// budget and how far the clock is off.
class StatusLine final : public QWidget
{
    Q_OBJECT

public:
    explicit StatusLine(QWidget *parent = nullptr);

    void say(const QString &text); // screen readers hear it once
    QString text() const;
    void setRetryBudget(int tokens, int most);
    void setStrictOrder(bool isOn); // records go one by one
    void setClockSkew(qint64 milliseconds); // theirs minus ours

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    ElidedLabel *m_text;
    QLabel *m_budget;
    QLabel *m_skew;
    QLabel *m_order;
};

} // namespace ui
