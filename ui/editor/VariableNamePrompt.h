// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QPointer>

#include <functional>

class QLabel;
class QLineEdit;

namespace ui {

// Asks for the name of a variable at the place where it will stand. Enter takes it, Esc or a click
// elsewhere does not; the focus goes back to where it was.
class VariableNamePrompt final : public QFrame
{
    Q_OBJECT

public:
    // What is wrong with a name, in a sentence; empty: nothing.
    using Check = std::function<QString(const QString &name)>;

    explicit VariableNamePrompt(QWidget *window); // hidden

    // Below `place`, in the window's coordinates. `name` is a proposal.
    void ask(const QRect &place, const QString &name, const QString &value, const Check &check);

signals:
    void accepted(const QString &name);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void accept();
    void closePrompt();
    void showCheck();

    QLineEdit *m_name;
    QLabel *m_remark;
    QString m_value;
    Check m_check;
    QPointer<QWidget> m_hadFocus;
};

} // namespace ui
