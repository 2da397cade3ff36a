// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/MessageBar.h"

#include "ui/common/IconLabel.h"
#include "ui/common/Icons.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

// Below it, in a sidebar, a button beside the text would leave no room for words.
constexpr int narrowWidth = 360; // pixels
constexpr int leastWords = 320; // beside several buttons

struct Look
{
    const char *icon;
    Role role;
};

Look lookOf(MessageBar::Severity severity)
{
    switch (severity) {
    case MessageBar::Severity::Note:
        return {"info", Role::Accent};
    case MessageBar::Severity::Warning:
        return {"triangle-alert", Role::Throttled};
    case MessageBar::Severity::Failure:
        return {"circle-x", Role::Refused};
    }
    return {"info", Role::Accent};
}

} // namespace

MessageBar::MessageBar(QWidget *parent)
    : QFrame(parent)
    , m_icon(new IconLabel(this))
    , m_text(new QLabel(this))
    , m_buttons(new QWidget(this))
    , m_action(new QPushButton(m_buttons))
    , m_close(new QToolButton(this))
{
    m_text->setObjectName(u"messageText"_s);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_action->setObjectName(u"messageAction"_s);
    m_close->setObjectName(u"messageClose"_s);
    m_close->setIcon(icon("x"));
    m_close->setAccessibleName(tr("Close this message"));
    m_close->setToolTip(tr("Close (Esc)"));

    m_layout = new QGridLayout(this);
    m_layout->setContentsMargins(space::m, space::s, space::s, space::s);
    m_layout->setSpacing(space::s);
    m_layout->setColumnStretch(1, 1);
    m_layout->addWidget(m_icon, 0, 0);
    m_layout->addWidget(m_text, 0, 1);
    m_layout->addWidget(m_buttons, 0, 2);
    m_layout->addWidget(m_close, 0, 3);
    auto *row = new QHBoxLayout(m_buttons);
    row->setContentsMargins({});
    row->setSpacing(space::s);
    row->addWidget(m_action);

    connect(m_action, &QPushButton::clicked, this, &MessageBar::actionTriggered);
    connect(m_close, &QToolButton::clicked, this, &MessageBar::closeBar);
    hide();
}

void MessageBar::showMessage(Severity severity, const QString &text, const QString &actionText)
{
    forgetChoices();
    m_severity = severity;
    const Look look = lookOf(severity);
    m_icon->setIcon(look.icon, look.role);
    m_text->setText(text);
    m_action->setText(actionText);
    m_action->setVisible(!actionText.isEmpty());
    m_buttons->setVisible(!actionText.isEmpty());
    setAccessibleName(text);
    show();
    update();
}

void MessageBar::showChoices(Severity severity, const QString &text, const QList<Choice> &choices)
{
    showMessage(severity, text);
    for (const Choice &choice : choices) {
        auto *button = new QPushButton(choice.text, m_buttons);
        button->setObjectName(u"messageChoice"_s);
        m_buttons->layout()->addWidget(button);
        m_choices += button;
        connect(button, &QPushButton::clicked, this, [this, run = choice.run] {
            hide();
            run();
        });
    }
    m_buttons->setVisible(!choices.isEmpty());
    setNarrow(isTight());
    m_layout->invalidate(); // it knows how high the text is beside fewer buttons
    updateGeometry();
}

// One of them may be what is being clicked.
void MessageBar::forgetChoices()
{
    for (QPushButton *button : std::as_const(m_choices)) {
        button->hide();
        button->deleteLater();
    }
    m_choices.clear();
}

bool MessageBar::isTight() const
{
    const int words = m_choices.isEmpty() ? 0 : leastWords;
    return width() < std::max(narrowWidth, words + m_buttons->sizeHint().width());
}

QString MessageBar::text() const
{
    return m_text->text();
}

void MessageBar::setClosable(bool isClosable)
{
    m_close->setVisible(isClosable);
}

void MessageBar::setNarrow(bool isNarrow)
{
    if (m_isNarrow == isNarrow)
        return;
    m_isNarrow = isNarrow;
    const Qt::Alignment side = isNarrow ? Qt::AlignTop : Qt::Alignment();
    m_layout->setAlignment(m_icon, side);
    m_layout->setAlignment(m_close, side);
    m_layout->removeWidget(m_buttons);
    if (isNarrow)
        m_layout->addWidget(m_buttons, 1, 1, 1, 3, Qt::AlignLeft);
    else
        m_layout->addWidget(m_buttons, 0, 2);
    updateGeometry();
}

void MessageBar::resizeEvent(QResizeEvent *event)
{
    setNarrow(isTight());
    QFrame::resizeEvent(event);
}

void MessageBar::closeBar()
{
    hide();
    emit closed();
}

void MessageBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Role role = lookOf(m_severity).role;
    painter.fillRect(rect(), color(Role::Raised));
    painter.fillRect(rect(), tint(role));
    painter.fillRect(QRect(0, 0, 3, height()), color(role));
    const int line = isHighContrast() ? 2 : 1;
    painter.fillRect(QRect(0, height() - line, width(), line),
                     color(isHighContrast() ? role : Role::Border));
}

void MessageBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !m_close->isHidden())
        return closeBar();
    QFrame::keyPressEvent(event);
}

} // namespace ui
