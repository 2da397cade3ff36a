// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace ui {

class StatusText;

// The line below: at its left what happened last, in words, of which a click shows all when they do
// not fit; at its right what is left of the retry budget, how far the clock is off, and whose times
// these are.
class StatusLine final : public QWidget
{
    Q_OBJECT

public:
    explicit StatusLine(QWidget *parent = nullptr);

    void say(const QString &text); // screen readers hear it once
    // Likewise, but only where `before` is still what was said last; empty: nothing is said then.
    void sayInPlaceOf(const QString &before, const QString &text);
    // Says it until dropHint(), which brings back what was said before: for what is true of what is
    // shown now alone.
    void hint(const QString &text);
    void dropHint();
    QString text() const; // what stands there
    void setRetryBudget(int tokens, int most);
    void setStrictOrder(bool isOn); // records go one by one
    void setClockSkew(qint64 milliseconds); // theirs minus ours

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void show(const QString &text);
    void showWhole();

    StatusText *m_text;
    QString m_said;
    bool m_isHint = false;
    QLabel *m_budget;
    QLabel *m_skew;
    QLabel *m_order;
    QLabel *m_zone;
};

} // namespace ui
