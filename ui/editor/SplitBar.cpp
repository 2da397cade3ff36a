// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/SplitBar.h"

#include "ui/common/Format.h"
#include "ui/common/Icons.h"
#include "ui/common/StyleParts.h"
#include "ui/common/Theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace ui {

using namespace Qt::Literals::StringLiterals;

SplitBar::SplitBar(QWidget *parent)
    : QFrame(parent)
    , m_text(new QLabel)
    , m_split(new QPushButton(icon("table"), {}))
{
    setObjectName(u"splitBar"_s);
    setFrameShape(QFrame::NoFrame);
    m_text->setObjectName(u"splitText"_s);
    m_split->setObjectName(u"splitRecords"_s);
    auto *keep = new QPushButton(tr("One record"));
    keep->setObjectName(u"keepOneRecord"_s);
    keep->setProperty("kind", u"quiet"_s);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::m, space::xs, space::xs, space::xs);
    layout->setSpacing(space::s);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_split);
    layout->addWidget(keep);
    connect(m_split, &QPushButton::clicked, this, [this] {
        hide();
        emit splitRequested();
    });
    connect(keep, &QPushButton::clicked, this, &QWidget::hide);
    hide();
}

void SplitBar::offer(const core::SplitOffer &offer)
{
    const QString count = grouped(offer.count);
    m_text->setText(offer.form == core::SplitForm::JsonArray
                        ? tr("Array of %1: send as %1 records?").arg(count)
                        : tr("%1 lines of JSON: send as %1 records?").arg(count));
    m_split->setText(tr("Split into %1").arg(count));
    show();
}

void SplitBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    parts::drawPanel(painter, rect(), color(Role::Raised), color(Role::Border), extent::radius);
}

bool SplitBar::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QFrame::event(event);
}

void SplitBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        hide();
    else
        QFrame::keyPressEvent(event);
}

} // namespace ui
