// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/VariableNamePrompt.h"

#include "ui/common/Format.h"
#include "ui/common/StyleParts.h"
#include "ui/common/Theme.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int promptWidth = 340;
constexpr qsizetype mostShown = 40; // characters of the value

} // namespace

VariableNamePrompt::VariableNamePrompt(QWidget *window)
    : QFrame(window)
    , m_name(new QLineEdit)
    , m_remark(new QLabel)
{
    hide();
    setObjectName(u"variableNamePrompt"_s);
    auto *caption = new QLabel(tr("&Name of the variable"));
    caption->setBuddy(m_name);
    m_name->setObjectName(u"variableName"_s);
    m_name->setFont(codeFont());
    m_name->installEventFilter(this);
    m_remark->setObjectName(u"variableNameRemark"_s);
    m_remark->setTextFormat(Qt::PlainText);
    m_remark->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::m, space::s, space::m, space::s);
    layout->setSpacing(space::xs);
    layout->addWidget(caption);
    layout->addWidget(m_name);
    layout->addWidget(m_remark);
    connect(m_name, &QLineEdit::textChanged, this, &VariableNamePrompt::showCheck);
}

void VariableNamePrompt::ask(const QRect &place, const QString &name, const QString &value,
                             const Check &check)
{
    m_hadFocus = QApplication::focusWidget();
    m_check = check;
    m_value = value.size() > mostShown ? value.left(mostShown) + u'…' : value;
    m_name->setText(name);
    m_name->selectAll();
    showCheck();
    const QWidget *window = parentWidget();
    const int width = std::min(promptWidth, window->width());
    const int height =
        layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width) : sizeHint().height();
    const bool fitsBelow = place.bottom() + space::xs + height <= window->height();
    const int top = fitsBelow ? place.bottom() + space::xs : place.top() - space::xs - height;
    setGeometry(std::clamp(place.left(), 0, window->width() - width), std::max(0, top), width,
                height);
    show();
    raise();
    m_name->setFocus(Qt::OtherFocusReason);
}

void VariableNamePrompt::showCheck()
{
    const QString fault = m_check ? m_check(m_name->text()) : QString();
    const bool isFault = !fault.isEmpty() && !m_name->text().isEmpty();
    m_remark->setText(isFault ? printable(fault)
                              : tr("= %1 · Enter makes it, Esc does not").arg(printable(m_value)));
    QPalette palette = m_remark->palette();
    palette.setColor(QPalette::WindowText, color(isFault ? Role::Refused : Role::Muted));
    m_remark->setPalette(palette);
    m_name->setAccessibleDescription(m_remark->text());
}

void VariableNamePrompt::accept()
{
    const QString name = m_name->text();
    if (name.isEmpty() || (m_check && !m_check(name).isEmpty()))
        return;
    closePrompt();
    emit accepted(name);
}

void VariableNamePrompt::closePrompt()
{
    if (isHidden())
        return;
    const bool hasFocus = m_name->hasFocus();
    hide();
    if (hasFocus && m_hadFocus)
        m_hadFocus->setFocus(Qt::OtherFocusReason);
}

bool VariableNamePrompt::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut
        && static_cast<QFocusEvent *>(event)->reason() != Qt::ActiveWindowFocusReason)
        closePrompt();
    const bool isKey =
        event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (!isKey)
        return QFrame::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    const bool isMine = key == Qt::Key_Escape || key == Qt::Key_Return || key == Qt::Key_Enter;
    if (!isMine)
        return QFrame::eventFilter(watched, event);
    event->accept();
    if (event->type() == QEvent::KeyPress && key == Qt::Key_Escape)
        closePrompt();
    else if (event->type() == QEvent::KeyPress)
        accept();
    return true;
}

void VariableNamePrompt::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    parts::drawPanel(painter, QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), color(Role::Raised),
                     color(Role::StrongBorder), extent::radius);
}

} // namespace ui
