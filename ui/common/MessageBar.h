// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/Theme.h"

#include <QFrame>

class QGridLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace ui {

// One message above a page, with at most one action, which stands below the text where there is
// little room. Esc or its cross closes it.
class MessageBar final : public QFrame
{
    Q_OBJECT

public:
    enum class Severity { Note, Warning, Failure };

    explicit MessageBar(QWidget *parent = nullptr); // hidden

    // Replaces what was there. Plain text; may wrap. `actionText` empty: no button.
    void showMessage(Severity severity, const QString &text, const QString &actionText = {});
    QString text() const;
    void setClosable(bool isClosable); // off: for what stays true

signals:
    void actionTriggered();
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void closeBar();
    void setNarrow(bool isNarrow);

    Severity m_severity = Severity::Note;
    QLabel *m_icon;
    QLabel *m_text;
    QPushButton *m_action;
    QToolButton *m_close;
    QGridLayout *m_layout = nullptr;
    bool m_isNarrow = false;
};

} // namespace ui
