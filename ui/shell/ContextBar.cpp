// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/ContextBar.h"

#include "ui/common/Icons.h"
#include "ui/common/Theme.h"
#include "ui/shell/SearchBox.h"
#include "ui/shell/WindowRules.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QResizeEvent>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int barHeight = 44;

// The one word that is written in capitals, as white on red.
class ProductionMark final : public QLabel
{
public:
    explicit ProductionMark(QWidget *parent)
        : QLabel(parent)
    {
        QFont bold = smallFont();
        bold.setWeight(QFont::Bold);
        bold.setLetterSpacing(QFont::AbsoluteSpacing, 0.5);
        setFont(bold);
        setContentsMargins(space::s, 2, space::s, 2);
        setAlignment(Qt::AlignCenter);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(color(Role::Production));
        painter.drawRoundedRect(rect(), 4, 4);
        painter.setPen(color(Role::OnProduction));
        painter.drawText(rect(), Qt::AlignCenter, text());
    }
};

} // namespace

ContextBar::ContextBar(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QHBoxLayout(this))
    , m_production(new ProductionMark(this))
    , m_faults(new QPushButton(this))
    , m_palette(new SearchBox(this))
{
    setObjectName(u"contextBar"_s);
    setFixedHeight(barHeight);
    m_production->setObjectName(u"productionMark"_s);
    m_production->setText(tr("PRODUCTION"));
    m_production->hide();
    m_faults->setObjectName(u"faultsButton"_s);
    m_faults->setProperty("kind", u"quiet"_s);
    m_faults->hide();
    m_palette->setObjectName(u"paletteBox"_s);

    m_layout->setContentsMargins(space::m, 0, space::m, 0);
    m_layout->setSpacing(space::s);
    m_layout->addWidget(m_production);
    m_layout->addWidget(m_faults);
    m_layout->addStretch(1);
    m_layout->addWidget(m_palette);

    connect(m_faults, &QPushButton::clicked, this, &ContextBar::faultsRequested);
    connect(m_palette, &SearchBox::clicked, this, &ContextBar::paletteRequested);
    setFaultCount(0);
}

void ContextBar::setConnectionPicker(QWidget &picker)
{
    m_layout->insertWidget(0, &picker);
}

void ContextBar::setStreamPicker(QWidget &picker)
{
    m_layout->insertWidget(m_layout->indexOf(m_faults) + 1, &picker);
}

void ContextBar::setProduction(bool isProduction)
{
    m_production->setVisible(isProduction);
    update();
}

void ContextBar::setSimulator(bool isSimulator)
{
    m_faults->setVisible(isSimulator);
}

void ContextBar::setFaultCount(int count)
{
    m_faults->setText(count == 0       ? tr("Faults")
                          : count == 1 ? tr("1 fault on")
                                       : tr("%1 faults on").arg(count));
    m_faults->setIcon(count == 0 ? icon("bug", Role::Muted) : icon("bug", Role::Throttled));
    m_faults->setToolTip(tr("What the simulator does wrong on purpose"));
}

void ContextBar::setPaletteKeys(const QString &keys)
{
    m_palette->setKeys(keys);
}

QWidget &ContextBar::faultsButton() const
{
    return *m_faults;
}

void ContextBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), color(Role::Window));
    painter.fillRect(QRect(0, height() - 1, width(), 1), color(Role::Border));
}

void ContextBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_palette->setCompact(!hasRoomForSearchBox(event->size().width()));
}

} // namespace ui
