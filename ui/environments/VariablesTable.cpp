// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/environments/VariablesTable.h"

#include "core/generators/LiteralReader.h"
#include "core/templates/Variables.h"
#include "ui/common/Icons.h"
#include "ui/common/Theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QSignalBlocker>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int fewestRows = 2;
constexpr int mostRows = 6;
constexpr int nameColumnWidth = 160;
enum VariableColumn { NameColumn, ValueColumn };

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

VariablesTable::VariablesTable(QWidget *parent)
    : QWidget(parent)
    , m_table(new QTableWidget(0, 2))
    , m_add(rowButton(u"addEnvironmentVariable"_s, "plus", tr("Add variable")))
    , m_remove(rowButton(u"removeEnvironmentVariable"_s, "minus", tr("Remove")))
{
    m_table->setObjectName(u"environmentVariables"_s);
    m_table->setAccessibleName(tr("Variables"));
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
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(space::xs);
    layout->addWidget(m_table);
    layout->addLayout(buttons);
    connect(m_table, &QTableWidget::itemChanged, this, &VariablesTable::changed);
    connect(m_table, &QTableWidget::itemSelectionChanged, this,
            [this] { m_remove->setEnabled(m_table->currentRow() >= 0); });
    connect(m_add, &QToolButton::clicked, this, &VariablesTable::addRow);
    connect(m_remove, &QToolButton::clicked, this, &VariablesTable::removeRow);
    setVariables({});
}

VariablesTable::~VariablesTable()
{
    disconnect(m_table, nullptr, this, nullptr); // it tells while it goes
}

void VariablesTable::setVariables(const QList<core::DraftVariable> &variables)
{
    const QSignalBlocker quiet(m_table);
    m_table->setRowCount(0);
    for (const core::DraftVariable &variable : variables)
        appendRow(variable);
    m_remove->setEnabled(false);
    fitHeight();
}

core::DraftVariable VariablesTable::row(int at) const
{
    return {m_table->item(at, NameColumn)->text().trimmed(),
            m_table->item(at, ValueColumn)->text()};
}

QList<core::DraftVariable> VariablesTable::variables() const
{
    QList<core::DraftVariable> all;
    for (int at = 0; at < m_table->rowCount(); ++at) {
        if (const core::DraftVariable variable = row(at); variable != core::DraftVariable{})
            all += variable;
    }
    return all;
}

QString VariablesTable::problemOf(int at) const
{
    const core::DraftVariable variable = row(at);
    if (variable == core::DraftVariable{})
        return {};
    const QByteArray name = variable.name.toUtf8();
    if (variable.name.isEmpty())
        return tr("A value has no name. Give it one, or remove the row.");
    if (core::isSecretName(name))
        return tr("“%1” is a secret's name. Add it below, where its value goes to the keychain.")
            .arg(variable.name);
    if (!core::isName(name))
        return tr("“%1” cannot be a name: letters, digits and _ can, and it begins with a letter.")
            .arg(variable.name);
    for (int before = 0; before < at; ++before) {
        if (row(before).name == variable.name)
            return tr("“%1” is there twice. Remove one of them.").arg(variable.name);
    }
    return {};
}

QString VariablesTable::problem() const
{
    for (int at = 0; at < m_table->rowCount(); ++at) {
        if (const QString text = problemOf(at); !text.isEmpty())
            return text;
    }
    return {};
}

void VariablesTable::goToProblem()
{
    for (int at = 0; at < m_table->rowCount(); ++at) {
        if (problemOf(at).isEmpty())
            continue;
        m_table->setCurrentCell(at, NameColumn);
        m_table->setFocus();
        return;
    }
}

QList<QWidget *> VariablesTable::fields() const
{
    return {m_table, m_add, m_remove};
}

void VariablesTable::appendRow(const core::DraftVariable &variable)
{
    const int at = m_table->rowCount();
    m_table->insertRow(at);
    for (const VariableColumn column : {NameColumn, ValueColumn}) {
        auto *item = new QTableWidgetItem(column == NameColumn ? variable.name : variable.value);
        item->setFont(codeFont());
        m_table->setItem(at, column, item);
    }
}

void VariablesTable::addRow()
{
    {
        const QSignalBlocker quiet(m_table);
        appendRow({});
    }
    fitHeight();
    m_table->setCurrentCell(m_table->rowCount() - 1, NameColumn);
    m_table->editItem(m_table->currentItem());
}

void VariablesTable::removeRow()
{
    if (m_table->currentRow() < 0)
        return;
    m_table->removeRow(m_table->currentRow());
    fitHeight();
    emit changed();
}

void VariablesTable::fitHeight()
{
    const int rows = std::clamp(m_table->rowCount(), fewestRows, mostRows);
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() + rows * extent::row
                            + 2 * m_table->frameWidth());
}

} // namespace ui
