// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/Theme.h"

#include <QFrame>
#include <QList>

#include <functional>

class QGridLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace ui {

class IconLabel;

// One message above a page, and what can be done about it, which stands below the text where there
// is little room. Esc or its cross closes it.
class MessageBar final : public QFrame
{
    Q_OBJECT

public:
    enum class Severity { Note, Warning, Failure };

    explicit MessageBar(QWidget *parent = nullptr); // hidden

    // Replaces what was there. Plain text; may wrap. `actionText` empty: no button.
    void showMessage(Severity severity, const QString &text, const QString &actionText = {});
    // With several things to do, the likeliest first: each hides the message and runs.
    struct Choice
    {
        QString text;
        std::function<void()> run;
    };
    void showChoices(Severity severity, const QString &text, const QList<Choice> &choices);
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
    void forgetChoices();
    bool isTight() const;
    void setNarrow(bool isNarrow);

    Severity m_severity = Severity::Note;
    IconLabel *m_icon;
    QLabel *m_text;
    QWidget *m_buttons;
    QPushButton *m_action;
    QList<QPushButton *> m_choices; // beside the action, which is hidden then
    QToolButton *m_close;
    QGridLayout *m_layout = nullptr;
    bool m_isNarrow = false;
};

} // namespace ui
