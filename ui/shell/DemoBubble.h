// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QPointer>

class QLabel;
class QPushButton;

namespace ui {

// Leads a newcomer through the demo stream: a bubble that points at the button to press next, and
// is never in the way of the keyboard. Where it would lie over other controls it goes below them,
// and points at nothing.
class DemoBubble final : public QFrame
{
    Q_OBJECT

public:
    explicit DemoBubble(QWidget &window); // hidden

    // The first step: send the draft. `keys` are those of sending. It is seen as long as the button
    // is, and leaves the place above the lower edge of `uncovered` free; null: only the button.
    void showFirstStep(QWidget &sendButton, const QString &keys, QWidget *uncovered = nullptr);
    // The second: the first record was stored, in that shard; now the interesting part.
    void showSecondStep(const QString &shard);
    void end();

signals:
    void hotKeyRequested(); // send 500 with one hot key
    void dismissed(); // the person wants no more of it

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showStep();
    void place();
    int freeTop(const QRect &wanted) const;

    QPointer<QWidget> m_target;
    QPointer<QWidget> m_uncovered;
    bool m_isOn = false;
    bool m_isApart = false; // from the button
    QLabel *m_title;
    QLabel *m_text;
    QPushButton *m_hotKey;
};

} // namespace ui
