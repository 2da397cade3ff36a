// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/VariablesLine.h"

#include "ui/common/Format.h"
#include "ui/common/Icons.h"
#include "ui/common/Theme.h"
#include "ui/editor/Remark.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QStyledItemDelegate>
#include <QTableWidget>
#include <QTimer>
#include <QToolButton>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int mostRowsShown = 5;
constexpr int nameWidth = 160;
enum Column { Name, Value };

QToolButton *smallButton(const QString &objectName, const char *iconName, const QString &text)
{
    auto *button = new QToolButton;
    button->setObjectName(objectName);
    button->setIcon(icon(iconName));
    button->setToolTip(text);
    button->setAccessibleName(text);
    button->setAutoRaise(true);
    return button;
}

// Lets the fields that a table makes for a value complete placeholders.
class ValueDelegate final : public QStyledItemDelegate
{
public:
    ValueDelegate(const PlaceholderCompletion::Source &source, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_source(source)
    {
    }

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const override
    {
        QWidget *editor = QStyledItemDelegate::createEditor(parent, option, index);
        auto *edit = qobject_cast<QLineEdit *>(editor);
        // After the table has begun to take its keys: the list comes before it.
        if (edit && m_source)
            QTimer::singleShot(0, edit, [edit, source = m_source] {
                new PlaceholderCompletion(placeholderField(*edit), source);
            });
        return editor;
    }

private:
    const PlaceholderCompletion::Source &m_source;
};

} // namespace

VariablesLine::VariablesLine(QWidget *parent)
    : QWidget(parent)
    , m_fold(new QToolButton)
    , m_add(smallButton(u"addVariable"_s, "plus", tr("Add variable")))
    , m_remove(smallButton(u"removeVariable"_s, "minus", tr("Remove variable")))
    , m_remark(new Remark)
    , m_table(new QTableWidget)
{
    m_fold->setObjectName(u"variablesFold"_s);
    m_fold->setText(tr("&Variables"));
    m_fold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_fold->setCheckable(true);
    m_fold->setToolTip(tr("Names for values that key and bodies share"));
    m_remark->setObjectName(u"variablesRemark"_s);
    createTable();
    auto *line = new QHBoxLayout;
    line->setSpacing(space::s);
    line->addWidget(m_fold);
    line->addWidget(m_remark, 1);
    line->addWidget(m_add);
    line->addWidget(m_remove);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(space::xs);
    layout->addLayout(line);
    layout->addWidget(m_table);
    connect(m_fold, &QToolButton::toggled, this, &VariablesLine::toggle);
    connect(m_add, &QToolButton::clicked, this, &VariablesLine::addRow);
    connect(m_remove, &QToolButton::clicked, this, &VariablesLine::removeRow);
    showFolded();
}

void VariablesLine::createTable()
{
    m_table->setObjectName(u"variablesTable"_s);
    m_table->setAccessibleName(tr("Variables"));
    m_table->setColumnCount(2);
    m_table->setHorizontalHeaderLabels({tr("Name"), tr("Value")});
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->setColumnWidth(Name, nameWidth);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setMinimumSectionSize(extent::row);
    m_table->verticalHeader()->setDefaultSectionSize(extent::row);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setItemDelegateForColumn(Value, new ValueDelegate(m_completions, m_table));
    connect(m_table, &QTableWidget::itemChanged, this, [this] {
        showFolded();
        emit changed();
    });
}

void VariablesLine::setVariables(const QList<core::DraftVariable> &variables)
{
    if (variables == this->variables())
        return;
    const QSignalBlocker quiet(m_table);
    m_table->setRowCount(0);
    for (const core::DraftVariable &variable : variables)
        appendRow(variable);
    showFolded();
}

QList<core::DraftVariable> VariablesLine::variables() const
{
    QList<core::DraftVariable> found;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const QString name = m_table->item(row, Name)->text().trimmed();
        if (!name.isEmpty())
            found << core::DraftVariable{name, m_table->item(row, Value)->text()};
    }
    return found;
}

void VariablesLine::appendRow(const core::DraftVariable &variable)
{
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    for (const Column column : {Name, Value}) {
        auto *item = new QTableWidgetItem(column == Name ? variable.name : variable.value);
        item->setFont(codeFont());
        m_table->setItem(row, column, item);
    }
}

void VariablesLine::addRow()
{
    {
        const QSignalBlocker quiet(m_table);
        appendRow({});
    }
    m_fold->setChecked(true);
    const int row = m_table->rowCount() - 1;
    m_table->setCurrentCell(row, Name);
    m_table->editItem(m_table->item(row, Name));
    showFolded();
}

void VariablesLine::removeRow()
{
    const int row = m_table->currentRow();
    if (row < 0)
        return;
    m_table->removeRow(row);
    showFolded();
    emit changed();
}

void VariablesLine::editValue(const QString &name)
{
    m_fold->setChecked(true);
    if (const int row = rowOf(name); row >= 0) {
        m_table->setCurrentCell(row, Value);
        m_table->setFocus();
        return;
    }
    if (!m_add->isEnabled())
        return;
    {
        const QSignalBlocker quiet(m_table);
        appendRow({name, {}});
    }
    showFolded();
    emit changed();
    const int row = m_table->rowCount() - 1;
    m_table->setCurrentCell(row, Value);
    m_table->editItem(m_table->item(row, Value));
}

int VariablesLine::rowOf(const QString &name) const
{
    for (int row = 0; row < m_table->rowCount(); ++row) {
        if (m_table->item(row, Name)->text().trimmed() == name)
            return row;
    }
    return -1;
}

void VariablesLine::setVariable(const core::DraftVariable &variable)
{
    {
        const QSignalBlocker quiet(m_table);
        if (const int row = rowOf(variable.name); row >= 0)
            m_table->item(row, Value)->setText(variable.value);
        else
            appendRow(variable);
    }
    showFolded();
    emit changed();
}

void VariablesLine::removeVariable(const QString &name)
{
    const int row = rowOf(name);
    if (row < 0)
        return;
    m_table->removeRow(row);
    showFolded();
    emit changed();
}

void VariablesLine::setCompletions(const PlaceholderCompletion::Source &source)
{
    m_completions = source;
}

void VariablesLine::setReadOnly(bool isReadOnly)
{
    m_table->setEditTriggers(isReadOnly ? QAbstractItemView::NoEditTriggers
                                        : QAbstractItemView::DoubleClicked
                                     | QAbstractItemView::EditKeyPressed
                                     | QAbstractItemView::AnyKeyPressed);
    m_add->setEnabled(!isReadOnly);
    m_add->setVisible(!isReadOnly);
    m_remove->setEnabled(!isReadOnly);
    showFolded();
}

void VariablesLine::setFault(const QString &fault)
{
    if (m_fault == fault)
        return;
    m_fault = fault;
    showFolded();
}

void VariablesLine::toggle()
{
    showFolded();
    if (m_fold->isChecked() && m_table->rowCount() == 0 && m_add->isEnabled())
        addRow();
}

void VariablesLine::showFolded()
{
    const bool isOpen = m_fold->isChecked();
    m_fold->setIcon(icon(isOpen ? "chevron-down" : "chevron-right"));
    fitHeight();
    m_table->setVisible(isOpen && m_table->rowCount() > 0);
    m_remove->setVisible(isOpen && m_table->rowCount() > 0 && m_remove->isEnabled());
    if (!m_fault.isEmpty())
        return m_remark->fault(m_fault);
    QStringList texts;
    for (const core::DraftVariable &variable : variables())
        texts << variable.name + u" = "_s + printable(variable.value);
    m_remark->say(nullptr, Role::Muted,
                  isOpen                ? QString()
                      : texts.isEmpty() ? tr("none: a value named once is the same in key and body")
                                        : texts.join(u" · "_s));
}

void VariablesLine::fitHeight()
{
    const int rows = std::min(m_table->rowCount(), mostRowsShown);
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() + rows * extent::row
                            + 2 * m_table->frameWidth());
}

} // namespace ui
