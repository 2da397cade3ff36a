// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulator/FaultsPage.h"

#include "ui/common/Format.h"
#include "ui/common/Theme.h"
#include "ui/simulator/FaultSlider.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int sliderSteps = 20;
constexpr int percentStep = 5;
constexpr int timeStep = 100; // milliseconds
constexpr int streamTimeStep = 500;
constexpr int valueWidth = 56;
constexpr int sliderWidth = 160;
constexpr int meaningWidth = 240;

QLabel *label(const QString &text, QWidget *parent)
{
    auto *result = new QLabel(text, parent);
    result->setTextFormat(Qt::PlainText);
    return result;
}

} // namespace

FaultsPage::FaultsPage(QWidget *parent)
    : QWidget(parent)
    , m_reset(new QPushButton(tr("No faults"), this))
{
    setObjectName(u"faultsPage"_s);
    setAccessibleName(tr("Faults of the simulator"));
    auto *title = label(tr("What goes wrong on purpose"), this);
    title->setFont(titleFont());
    m_reset->setObjectName(u"resetFaults"_s);

    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(space::l, space::m, space::l, space::l);
    layout->setHorizontalSpacing(space::m);
    layout->setVerticalSpacing(space::xs);
    layout->addWidget(title, 0, 0, 1, 2);
    layout->addWidget(m_reset, 0, 2, 1, 1, Qt::AlignRight);
    layout->setRowMinimumHeight(1, space::s);
    addRow(*layout, tr("&Throttled records"), tr("refused as if they came too fast"),
           {.member = &FaultChoice::throttledPercent});
    addRow(*layout, tr("&Failed records"), tr("refused with InternalFailure"),
           {.member = &FaultChoice::failedPercent});
    addRow(*layout, tr("&Narrow shards"), tr("less throughput for each, by this much"),
           {.member = &FaultChoice::narrowedPercent});
    addRow(*layout, tr("Failed &requests"), tr("the whole request, with InternalFailure"),
           {.member = &FaultChoice::failedRequestsPercent});
    addRow(*layout, tr("&Slow answers"), tr("later by this much"),
           {.member = &FaultChoice::latency, .isTime = true});
    addRow(*layout, tr("&Lost answers"), tr("stored, but no answer: uncertain"),
           {.member = &FaultChoice::droppedPercent});
    addRow(*layout, tr("&Cut answers"), tr("stored, half of the answer: uncertain"),
           {.member = &FaultChoice::truncatedPercent});
    addRow(*layout, tr("Slow strea&ms"), tr("a new one is CREATING for this long"),
           {.member = &FaultChoice::streamTime, .step = streamTimeStep, .isTime = true});
    setFocusProxy(m_rows.first().slider);
    connect(m_reset, &QPushButton::clicked, this, [this] {
        setChoice({});
        emit changed({});
    });
    setChoice({});
}

void FaultsPage::addRow(QGridLayout &layout, const QString &title, const QString &meaning, Row row)
{
    if (row.step == 0)
        row.step = row.isTime ? timeStep : percentStep;
    row.slider = new FaultSlider(this);
    row.slider->setObjectName(u"fault%1"_s.arg(m_rows.size()));
    row.slider->setRange(0, sliderSteps);
    row.slider->setPageStep(4);
    row.slider->setFixedWidth(sliderWidth);
    row.slider->setAccessibleName(QString(title).remove(u'&'));
    row.slider->setAccessibleDescription(meaning);
    row.value = label({}, this);
    row.value->setFixedWidth(valueWidth);
    row.value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);

    auto *name = label(title, this);
    name->setTextFormat(Qt::AutoText); // for the mnemonic
    name->setBuddy(row.slider);
    auto *hint = label(meaning, this);
    hint->setFont(smallFont());
    hint->setForegroundRole(QPalette::PlaceholderText);
    hint->setMinimumWidth(meaningWidth);
    const int line = layout.rowCount();
    layout.addWidget(name, line, 0);
    layout.addWidget(row.slider, line, 1);
    layout.addWidget(row.value, line, 2, Qt::AlignRight);
    layout.addWidget(hint, line + 1, 0, 1, 3);
    layout.setRowMinimumHeight(line + 2, space::s);

    m_rows.append(row);
    connect(row.slider, &QSlider::valueChanged, this, &FaultsPage::sliderMoved);
}

FaultChoice FaultsPage::choice() const
{
    FaultChoice result;
    for (const Row &row : m_rows)
        result.*row.member = row.slider->value() * row.step;
    return result;
}

void FaultsPage::setChoice(const FaultChoice &choice)
{
    for (const Row &row : m_rows) {
        const QSignalBlocker blocker(row.slider);
        row.slider->setValue(choice.*row.member / row.step);
        showValue(row);
    }
    m_reset->setEnabled(choice.countOn() > 0);
}

void FaultsPage::showValue(const Row &row) const
{
    const int value = row.slider->value() * row.step;
    const QString text = row.isTime ? humanMilliseconds(value) : tr("%1 %").arg(value);
    row.value->setText(value == 0 ? tr("off") : text);
    row.value->setForegroundRole(value == 0 ? QPalette::PlaceholderText : QPalette::WindowText);
}

void FaultsPage::sliderMoved()
{
    for (const Row &row : m_rows)
        showValue(row);
    const FaultChoice now = choice();
    m_reset->setEnabled(now.countOn() > 0);
    emit changed(now);
}

} // namespace ui
