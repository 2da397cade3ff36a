// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/environments/NameTable.h"

#include "ui/common/Icons.h"
#include "ui/common/Theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QSignalBlocker>
#include <QTableWidget>
#include <QToolButton>

#include <algorithm>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int fewestRows = 2;
constexpr int nameColumnWidth = 160;

QToolButton *rowButton(const QString &objectName, const char *iconName, const QString &text)
{
    auto *button = new QToolButton;
    button->setObjectName(objectName);
    button->setIcon(icon(iconName));
    button->setText(text);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace

NameTable::NameTable(const Setup &setup, QWidget *parent)
    : QWidget(parent)
    , m_table(new QTableWidget(0, 2))
    , m_add(rowButton(u"add"_s + QLatin1StringView(setup.noun), "plus", setup.addText))
    , m_remove(rowButton(u"remove"_s + QLatin1StringView(setup.noun), "minus", tr("Remove")))
    , m_layout(new QVBoxLayout(this))
    , m_mostRows(setup.mostRows)
{
    m_table->setAccessibleName(setup.title);
    m_table->setHorizontalHeaderLabels({tr("Name"), tr("Value")});
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->setColumnWidth(NameColumn, nameColumnWidth);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setMinimumSectionSize(extent::row);
    m_table->verticalHeader()->setDefaultSectionSize(extent::row);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::xs);
    buttons->addWidget(m_add);
    buttons->addWidget(m_remove);
    buttons->addStretch();
    m_layout->setContentsMargins({});
    m_layout->setSpacing(space::xs);
    m_layout->addWidget(m_table);
    m_layout->addLayout(buttons);
    m_remove->setEnabled(false);
    connect(m_table, &QTableWidget::itemSelectionChanged, this,
            [this] { m_remove->setEnabled(m_table->currentRow() >= 0); });
    connect(m_add, &QToolButton::clicked, this, &NameTable::addRow);
    connect(m_remove, &QToolButton::clicked, this, &NameTable::removeRow);
}

NameTable::~NameTable()
{
    disconnect(m_table, nullptr, this, nullptr); // it tells while it goes
}

QString NameTable::problem() const
{
    for (int row = 0; row < m_table->rowCount(); ++row) {
        if (const QString text = problemOf(row); !text.isEmpty())
            return text;
    }
    return {};
}

void NameTable::goToProblem()
{
    for (int row = 0; row < m_table->rowCount(); ++row) {
        if (problemOf(row).isEmpty())
            continue;
        m_table->setCurrentCell(row, NameColumn);
        m_table->setFocus();
        return;
    }
}

QList<QWidget *> NameTable::fields() const
{
    return {m_table, m_add, m_remove};
}

QString NameTable::name(int row) const
{
    return m_table->item(row, NameColumn)->text().trimmed();
}

void NameTable::rowsChanged()
{
    fitHeight();
}

void NameTable::addRow()
{
    {
        const QSignalBlocker quiet(m_table);
        appendEmptyRow();
    }
    rowsChanged();
    m_table->setCurrentCell(m_table->rowCount() - 1, NameColumn);
    m_table->editItem(m_table->currentItem());
}

void NameTable::removeRow()
{
    if (m_table->currentRow() < 0)
        return;
    m_table->removeRow(m_table->currentRow());
    rowsChanged();
    emit changed();
}

void NameTable::fitHeight()
{
    const int rows = std::clamp(m_table->rowCount(), fewestRows, m_mostRows);
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() + rows * extent::row
                            + 2 * m_table->frameWidth());
}

} // namespace ui
