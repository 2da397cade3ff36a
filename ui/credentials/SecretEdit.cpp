// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/credentials/SecretEdit.h"

#include "ui/common/Icons.h"

#include <QAction>
#include <QContextMenuEvent>

#include <algorithm>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int longest = 16 * 1024; // characters; session tokens have some thousands

// Overwrites what the string has, which nobody else may share by then.
void overwrite(QString &text)
{
    if (text.isDetached())
        std::fill(text.begin(), text.end(), QChar(0));
}

} // namespace

SecretEdit::SecretEdit(QWidget *parent)
    : QLineEdit(parent)
    , m_reveal(addAction(icon("eye"), TrailingPosition))
{
    setEchoMode(Password);
    setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhHiddenText | Qt::ImhNoPredictiveText
                        | Qt::ImhNoAutoUppercase);
    setMaxLength(longest);
    setAcceptDrops(false);
    setDragEnabled(false);
    m_reveal->setCheckable(true);
    m_reveal->setObjectName(u"revealAction"_s);
    m_reveal->setText(tr("Show what was typed"));
    m_reveal->setToolTip(tr("Show what was typed"));
    m_reveal->setVisible(false);
    connect(m_reveal, &QAction::toggled, this, &SecretEdit::setRevealed);
    connect(this, &QLineEdit::textChanged, this, [this](const QString &typed) {
        m_reveal->setVisible(!typed.isEmpty());
        if (typed.isEmpty())
            m_reveal->setChecked(false);
    });
}

SecretEdit::~SecretEdit()
{
    disconnect(this, nullptr, nullptr, nullptr);
    wipe();
}

core::Secret SecretEdit::secret() const
{
    QString typed = text().trimmed();
    core::Secret secret = core::Secret::take(typed.toUtf8());
    overwrite(typed); // unless it is the field's own
    return secret;
}

void SecretEdit::wipe()
{
    QString typed = text();
    setText({}); // lets go of its text whole, and of what undo would bring back
    overwrite(typed);
}

void SecretEdit::setRevealed(bool isRevealed)
{
    setEchoMode(isRevealed ? Normal : Password);
    m_reveal->setChecked(isRevealed);
    m_reveal->setIcon(icon(isRevealed ? "eye-off" : "eye"));
}

// The usual menu offers to copy.
void SecretEdit::contextMenuEvent(QContextMenuEvent *event)
{
    event->accept();
}

} // namespace ui
