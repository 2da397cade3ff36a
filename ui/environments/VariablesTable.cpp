// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/environments/VariablesTable.h"

#include "core/generators/LiteralReader.h"
#include "core/templates/Variables.h"
#include "ui/common/Theme.h"

#include <QSignalBlocker>
#include <QTableWidget>
#include <QToolButton>

namespace ui {

using namespace Qt::Literals::StringLiterals;

VariablesTable::VariablesTable(QWidget *parent)
    : NameTable({.noun = "EnvironmentVariable",
                 .title = tr("Variables"),
                 .addText = tr("Add variable"),
                 .mostRows = 6},
                parent)
{
    m_table->setObjectName(u"environmentVariables"_s);
    connect(m_table, &QTableWidget::itemChanged, this, &VariablesTable::changed);
    setVariables({});
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
    return {name(at), m_table->item(at, ValueColumn)->text()};
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

void VariablesTable::appendRow(const core::DraftVariable &variable)
{
    const int at = m_table->rowCount();
    m_table->insertRow(at);
    for (const Column column : {NameColumn, ValueColumn}) {
        auto *item = new QTableWidgetItem(column == NameColumn ? variable.name : variable.value);
        item->setFont(codeFont());
        m_table->setItem(at, column, item);
    }
}

void VariablesTable::appendEmptyRow()
{
    appendRow({});
}

} // namespace ui
