// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/StatusLine.h"

#include "ui/common/Format.h"
#include "ui/common/Theme.h"
#include "ui/shell/Popover.h"
#include "ui/shell/StatusText.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int lineHeight = 24; // at least
constexpr int wholeWidth = 560;
// Milliseconds. A Date says whole seconds, and the way to us takes time: less is no clock's fault.
constexpr qint64 noticeableSkew = 2000;

QLabel *fact(const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setFont(smallFont());
    label->setForegroundRole(QPalette::PlaceholderText);
    label->hide();
    return label;
}

} // namespace

StatusLine::StatusLine(QWidget *parent)
    : QWidget(parent)
    , m_text(new StatusText(this))
    , m_budget(fact(u"retryBudget"_s, this))
    , m_skew(fact(u"clockSkew"_s, this))
    , m_order(fact(u"strictOrder"_s, this))
    , m_zone(fact(u"timeZone"_s, this))
{
    setObjectName(u"statusLine"_s);
    m_text->setObjectName(u"statusText"_s);
    m_text->setFont(smallFont());
    setFixedHeight(std::max(lineHeight, m_text->fontMetrics().height() + space::xs));
    connect(m_text, &QAbstractButton::clicked, this, &StatusLine::showWhole);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::m, 0, space::m, 0);
    layout->setSpacing(space::l);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_order);
    layout->addWidget(m_skew);
    layout->addWidget(m_budget);
    layout->addWidget(m_zone);
    m_zone->setText(tr("UTC"));
    m_zone->setToolTip(tr("Times in this window are in UTC, as the service says them."));
    m_zone->show();
}

void StatusLine::say(const QString &text)
{
    m_isHint = false;
    m_said = printable(text);
    show(m_said);
}

void StatusLine::sayInPlaceOf(const QString &before, const QString &text)
{
    if (m_said != printable(before))
        return;
    m_said = printable(text);
    if (!m_isHint)
        show(m_said);
}

void StatusLine::hint(const QString &text)
{
    m_isHint = true;
    show(printable(text));
}

void StatusLine::dropHint()
{
    if (std::exchange(m_isHint, false))
        show(m_said);
}

void StatusLine::show(const QString &text)
{
    m_text->setWords(text);
    QAccessibleEvent event(m_text, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&event);
}

QString StatusLine::text() const
{
    return m_text->words();
}

void StatusLine::showWhole()
{
    if (!m_text->isCut())
        return;
    auto *page = new QWidget;
    auto *words = new QLabel(text(), page);
    words->setObjectName(u"wholeStatus"_s);
    words->setTextFormat(Qt::PlainText);
    words->setWordWrap(true);
    words->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    const int width = std::min(wholeWidth, window()->width() - 4 * space::xl);
    words->setFixedWidth(width);
    words->setMinimumHeight(words->heightForWidth(width));
    auto *copy = new QPushButton(tr("Copy"), page);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(space::l, space::m, space::l, space::m);
    layout->setSpacing(space::s);
    layout->addWidget(words);
    layout->addWidget(copy, 0, Qt::AlignRight);
    page->setFocusProxy(copy);

    auto *popover = new Popover(*window(), *page);
    connect(copy, &QPushButton::clicked, popover, [popover, whole = text()] {
        QGuiApplication::clipboard()->setText(whole);
        popover->closeOverlay();
    });
    connect(popover, &Popover::closed, popover, &QObject::deleteLater);
    popover->openBelow(*m_text);
}

void StatusLine::setRetryBudget(int tokens, int most)
{
    m_budget->setText(tr("retry budget %1 %").arg(most > 0 ? 100 * tokens / most : 0));
    m_budget->setToolTip(tr("Retries draw on it, answers refill it: it keeps a broken service from "
                            "being flooded."));
    m_budget->show();
}

void StatusLine::setStrictOrder(bool isOn)
{
    m_order->setText(tr("strict order"));
    m_order->setToolTip(tr("Each record waits for the answer to the one before it with the same "
                           "partition key. Slow, and in order."));
    m_order->setVisible(isOn);
}

void StatusLine::setClockSkew(qint64 milliseconds)
{
    const QString size = humanMilliseconds(std::llabs(milliseconds));
    m_skew->setVisible(std::llabs(milliseconds) >= noticeableSkew);
    m_skew->setText(milliseconds > 0 ? tr("clock %1 behind the service").arg(size)
                                     : tr("clock %1 ahead of the service").arg(size));
    m_skew->setToolTip(tr("Measured from the latest answer, and corrected when signing."));
}

void StatusLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), color(Role::Window));
    painter.fillRect(QRect(0, 0, width(), 1), color(Role::Border));
}

} // namespace ui
