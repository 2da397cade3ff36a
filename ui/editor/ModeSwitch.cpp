// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/ModeSwitch.h"

#include "ui/common/Format.h"
#include "ui/common/Icons.h"
#include "ui/common/StyleParts.h"
#include "ui/common/Theme.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

#include <utility>

namespace ui {

using namespace Qt::Literals::StringLiterals;
using Mode = core::Draft::Mode;

namespace {

QPushButton *createSegment(const char *name, const QString &objectName, const QString &text)
{
    auto *button = new QPushButton(icon(name), text);
    button->setObjectName(objectName);
    button->setProperty("kind", u"quiet"_s);
    button->setCheckable(true);
    return button;
}

QToolButton *createStep(const char *name, const QString &objectName, const QString &text)
{
    auto *button = new QToolButton;
    button->setIcon(icon(name));
    button->setObjectName(objectName);
    button->setToolTip(text);
    button->setAccessibleName(text);
    return button;
}

} // namespace

ModeSwitch::ModeSwitch(QWidget *parent)
    : QFrame(parent)
    , m_single(createSegment("file-text", u"modeSingle"_s, tr("Single")))
    , m_table(createSegment("table", u"modeTable"_s, tr("Table")))
{
    setObjectName(u"modeSwitch"_s);
    setFrameShape(QFrame::NoFrame);
    auto *group = new QButtonGroup(this);
    group->addButton(m_single);
    group->addButton(m_table);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_single);
    layout->addWidget(m_table);
    m_single->setChecked(true);
    // Assistive technology toggles without clicking.
    connect(group, &QButtonGroup::buttonToggled, this, &ModeSwitch::take);
}

void ModeSwitch::setMode(Mode mode)
{
    m_mode = mode;
    (mode == Mode::Single ? m_single : m_table)->setChecked(true);
}

void ModeSwitch::take()
{
    const Mode chosen = m_table->isChecked() ? Mode::Table : Mode::Single;
    if (std::exchange(m_mode, chosen) != chosen)
        emit modeChosen(chosen);
}

void ModeSwitch::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    parts::drawPanel(painter, rect(), color(Role::Window), color(Role::Border), extent::radius);
}

RecordStepper::RecordStepper(QWidget *parent)
    : QWidget(parent)
    , m_previous(createStep("chevron-left", u"previousRecord"_s, tr("Previous record")))
    , m_next(createStep("chevron-right", u"nextRecord"_s, tr("Next record")))
    , m_text(new QLabel)
{
    m_text->setObjectName(u"recordPlace"_s);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(space::xs);
    layout->addWidget(m_previous);
    layout->addWidget(m_text);
    layout->addWidget(m_next);
    connect(m_previous, &QToolButton::clicked, this, [this] { emit stepped(m_current - 1); });
    connect(m_next, &QToolButton::clicked, this, [this] { emit stepped(m_current + 1); });
}

void RecordStepper::setPlace(qsizetype current, qsizetype count)
{
    m_current = current;
    m_count = count;
    m_text->setText(tr("%1 of %2").arg(grouped(current + 1), grouped(count)));
    m_previous->setEnabled(current > 0);
    m_next->setEnabled(current + 1 < count);
}

} // namespace ui
