// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/DemoBubble.h"

#include "ui/common/Format.h"
#include "ui/common/Icons.h"
#include "ui/common/Theme.h"
#include "ui/shell/Overlay.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QToolButton>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int shadow = 16;
constexpr int arrowHeight = 8;
constexpr int arrowWidth = 16;
constexpr int textWidth = 280;

// A text one writes may lie under it; what is pressed or chosen may not.
bool isControl(const QWidget &widget)
{
    return widget.isVisible()
        && (qobject_cast<const QAbstractButton *>(&widget)
            || qobject_cast<const QComboBox *>(&widget) || qobject_cast<const QLineEdit *>(&widget)
            || qobject_cast<const QAbstractSpinBox *>(&widget));
}

QLabel *textLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setFixedWidth(textWidth);
    return label;
}

} // namespace

DemoBubble::DemoBubble(QWidget &window)
    : QFrame(&window)
    , m_title(textLabel(this))
    , m_text(textLabel(this))
    , m_hotKey(new QPushButton(tr("Now send 500 with one hot key"), this))
{
    setObjectName(u"demoBubble"_s);
    setAccessibleName(tr("Guide through the demo"));
    m_title->setObjectName(u"bubbleTitle"_s);
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
    m_text->setObjectName(u"bubbleText"_s);
    m_text->setForegroundRole(QPalette::PlaceholderText);
    m_hotKey->setObjectName(u"sendHotKey"_s);
    auto *close = new QToolButton(this);
    close->setObjectName(u"bubbleClose"_s);
    close->setIcon(icon("x", Role::Muted));
    close->setAutoRaise(true);
    close->setAccessibleName(tr("Close this guide"));
    close->setToolTip(tr("Close this guide"));

    auto *heading = new QHBoxLayout;
    heading->addWidget(m_title, 1);
    heading->addWidget(close, 0, Qt::AlignTop);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(shadow + space::l, shadow + arrowHeight + space::s,
                               shadow + space::s, shadow + space::m);
    layout->setSpacing(space::xs);
    layout->addLayout(heading);
    layout->addWidget(m_text);
    layout->addSpacing(space::xs);
    layout->addWidget(m_hotKey, 0, Qt::AlignLeft);

    connect(m_hotKey, &QPushButton::clicked, this, &DemoBubble::hotKeyRequested);
    connect(close, &QToolButton::clicked, this, &DemoBubble::dismissed);
    window.installEventFilter(this);
    hide();
}

void DemoBubble::showFirstStep(QWidget &sendButton, const QString &keys, QWidget *uncovered)
{
    m_uncovered = uncovered;
    if (m_target)
        m_target->removeEventFilter(this);
    m_target = &sendButton;
    sendButton.installEventFilter(this);
    m_title->setText(keys.isEmpty() ? tr("Press this button") : tr("Press %1").arg(keys));
    m_text->setText(tr("It sends this record to the demo stream. Its row appears below, with the "
                       "shard and the sequence number that it got."));
    m_hotKey->setProperty("kind", QString());
    showStep();
}

void DemoBubble::showSecondStep(const QString &shard)
{
    m_title->setText(shard.isEmpty() ? tr("Stored.") : tr("Stored, in %1.").arg(shard));
    m_text->setText(tr("That was easy. What happens when one key carries too much?"));
    m_hotKey->setProperty("kind", u"primary"_s);
    showStep();
}

void DemoBubble::showStep()
{
    m_isOn = true;
    setVisible(m_target && m_target->isVisible());
    place();
    raise();
}

void DemoBubble::end()
{
    m_isOn = false;
    hide();
}

void DemoBubble::place()
{
    if (!m_target || !isVisible())
        return;
    layout()->activate();
    const QSize size = layout()->sizeHint();
    const QPoint tip =
        m_target->mapTo(parentWidget(), QPoint(m_target->width() / 2, m_target->height()));
    const int leftmost = space::s - shadow;
    const int rightmost = parentWidget()->width() - size.width() + shadow - space::s;
    const int left = qBound(leftmost, tip.x() - size.width() / 2, std::max(leftmost, rightmost));
    int top = tip.y();
    if (m_uncovered && m_uncovered->isVisible())
        top =
            std::max(top, m_uncovered->mapTo(parentWidget(), QPoint(0, m_uncovered->height())).y());
    const QRect wanted(left, top - shadow + 2, size.width(), size.height());
    const int freely = freeTop(wanted);
    m_isApart = freely != wanted.top();
    setGeometry(left, freely, size.width(), size.height());
    update();
}

// Where nothing that can be pressed lies below it; as wanted, where there is no such place.
int DemoBubble::freeTop(const QRect &wanted) const
{
    constexpr int mostSteps = 12;
    const QList<QWidget *> all = parentWidget()->findChildren<QWidget *>();
    QRect card = wanted.adjusted(shadow, shadow, -shadow, -shadow);
    for (int step = 0; step < mostSteps; ++step) {
        int lowest = -1;
        for (const QWidget *each : all) {
            if (!isControl(*each) || isAncestorOf(each))
                continue;
            const QRect place(each->mapTo(parentWidget(), QPoint()), each->size());
            if (place.intersects(card))
                lowest = std::max(lowest, place.bottom());
        }
        if (lowest < 0)
            return card.top() - shadow;
        card.moveTop(lowest + 1); // its arrow, which is not there then, is the gap
        if (card.bottom() >= parentWidget()->height())
            break;
    }
    return wanted.top();
}

bool DemoBubble::eventFilter(QObject *watched, QEvent *event)
{
    const bool isTarget = watched == m_target;
    if (isTarget && (event->type() == QEvent::Show || event->type() == QEvent::Hide)) {
        setVisible(m_isOn && event->type() == QEvent::Show);
        QMetaObject::invokeMethod(this, &DemoBubble::place, Qt::QueuedConnection);
    }
    const bool isMoved = event->type() == QEvent::Resize || event->type() == QEvent::Move
        || event->type() == QEvent::LayoutRequest;
    if (isMoved && isVisible())
        QMetaObject::invokeMethod(this, &DemoBubble::place, Qt::QueuedConnection);
    return QFrame::eventFilter(watched, event);
}

void DemoBubble::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    drawShadowedCard(painter, rect().adjusted(0, arrowHeight, 0, 0), shadow);
    if (!m_target || m_isApart)
        return;
    // The arrow on top, over the card's border.
    const int tip = qBound(
        shadow + arrowWidth,
        mapFrom(parentWidget(), m_target->mapTo(parentWidget(), m_target->rect().center())).x(),
        width() - shadow - arrowWidth);
    const qreal base = shadow + arrowHeight + 1;
    QPainterPath arrow({tip - arrowWidth / 2.0, base});
    arrow.lineTo(tip, shadow);
    arrow.lineTo(tip + arrowWidth / 2.0, base);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(arrow, color(Role::Raised));
    painter.strokePath(arrow, QPen(color(Role::StrongBorder), 1));
}

} // namespace ui
