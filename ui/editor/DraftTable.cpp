// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/DraftTable.h"

#include "ui/common/Icons.h"
#include "ui/common/Theme.h"
#include "ui/editor/DraftTableDelegate.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

QPushButton *createButton(const char *name, const QString &objectName, const QString &text,
                          const QString &tip)
{
    auto *button = new QPushButton(icon(name), text);
    button->setObjectName(objectName);
    button->setProperty("kind", u"quiet"_s);
    button->setToolTip(tip);
    return button;
}

} // namespace

DraftTable::DraftTable(DraftTableModel &model, DraftWork &work, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_work(work)
    , m_grid(new QTableView)
    , m_summary(new QLabel)
{
    createGrid();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(space::xs);
    m_bar = createBar();
    layout->addWidget(m_bar);
    layout->addWidget(m_grid, 1);
    setFocusProxy(m_grid);
    showWhatCanBeDone();
}

// The grid writes what is being typed when it goes: then all of this has to be there.
DraftTable::~DraftTable()
{
    delete m_grid;
}

QWidget *DraftTable::createBar()
{
    m_add = createButton("plus", u"addRecord"_s, tr("Add"), tr("Add an empty record"));
    m_duplicate = createButton("copy", u"duplicateRecords"_s, tr("Duplicate"),
                               tr("Duplicate the selected records"));
    m_delete = createButton("trash-2", u"deleteRecords"_s, tr("Delete"),
                            tr("Delete the selected records (Del); Ctrl+Z brings them back"));
    m_paste = createButton("clipboard-paste", u"pasteRecords"_s, tr("Paste"),
                           tr("Paste rows of a spreadsheet, a JSON array or lines (Ctrl+V)"));
    m_summary->setObjectName(u"tableSummary"_s);
    connect(m_add, &QPushButton::clicked, this, &DraftTable::addRecord);
    connect(m_duplicate, &QPushButton::clicked, this,
            [this] { m_model.duplicate(selectedRecords()); });
    connect(m_delete, &QPushButton::clicked, this, [this] { m_model.remove(selectedRecords()); });
    connect(m_paste, &QPushButton::clicked, this, &DraftTable::paste);

    auto *bar = new QWidget;
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins({});
    layout->setSpacing(space::xs);
    for (QPushButton *button : {m_add, m_duplicate, m_delete, m_paste})
        layout->addWidget(button);
    layout->addStretch();
    layout->addWidget(m_summary);
    return bar;
}

void DraftTable::createGrid()
{
    m_grid->setObjectName(u"recordTable"_s);
    m_grid->setAccessibleName(tr("Records of this draft"));
    m_grid->setModel(&m_model);
    auto *delegate = new DraftTableDelegate(m_grid);
    m_grid->setItemDelegate(delegate);
    m_grid->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_grid->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed
                            | QAbstractItemView::AnyKeyPressed);
    m_grid->setTabKeyNavigation(false);
    m_grid->setShowGrid(false);
    m_grid->setWordWrap(false);
    m_grid->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_grid->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_grid->verticalHeader()->setMinimumSectionSize(extent::row);
    m_grid->verticalHeader()->setDefaultSectionSize(extent::row);
    m_grid->verticalHeader()->hide();
    m_grid->installEventFilter(this);

    QHeaderView *header = m_grid->horizontalHeader();
    header->setHighlightSections(false);
    header->setMinimumSectionSize(44);
    constexpr std::array widths{150, 120, 240, 76, 84, 108, 120, 56};
    for (int column = 0; column < DraftTableModel::ColumnCount; ++column)
        header->resizeSection(column, widths.at(static_cast<std::size_t>(column)));
    constexpr int aroundWords = extent::icon + 5 * space::s;
    const int words = m_grid->fontMetrics().horizontalAdvance(tr("to correct")) + aroundWords;
    header->resizeSection(DraftTableModel::Check,
                          std::max(words, header->sectionSize(DraftTableModel::Check)));
    header->moveSection(DraftTableModel::Number, 0);
    header->moveSection(header->visualIndex(DraftTableModel::Form),
                        header->visualIndex(DraftTableModel::Body) + 1);
    header->setSectionResizeMode(DraftTableModel::Body, QHeaderView::Stretch);
    header->setSortIndicator(DraftTableModel::Number, Qt::AscendingOrder);
    m_grid->setSortingEnabled(true);

    connect(delegate, &DraftTableDelegate::committed, this, &DraftTable::commit);
    connect(delegate, &DraftTableDelegate::stepRequested, this, &DraftTable::step);
    connect(m_grid->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this] { hint({}); });
    connect(m_grid->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &DraftTable::showWhatCanBeDone);
    connect(&m_model, &QAbstractItemModel::modelReset, this, [this, header] {
        header->setSortIndicator(DraftTableModel::Number, Qt::AscendingOrder);
        showWhatCanBeDone();
    });
    const auto showForms = [this] {
        m_grid->setColumnHidden(DraftTableModel::Form, !m_model.hasOwnForms());
    };
    connect(&m_model, &QAbstractItemModel::modelReset, this, showForms);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, showForms);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, showForms);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, showForms);
    showForms();
    connect(m_grid, &QTableView::doubleClicked, this, [this](const QModelIndex &index) {
        if (!index.data(DraftTableModel::CanEditHereRole).toBool())
            emit openRequested(m_model.recordAt(index.row()));
    });
}

// Where there is little room the body keeps what there is.
void DraftTable::resizeEvent(QResizeEvent *event)
{
    const int narrow = m_model.hasOwnForms() ? 860 : 720; // one column more
    for (const auto column : {DraftTableModel::HashKey, DraftTableModel::Bytes})
        m_grid->setColumnHidden(column, width() < narrow);
    QWidget::resizeEvent(event);
}

QList<qsizetype> DraftTable::selectedRecords() const
{
    QList<qsizetype> records;
    for (const QItemSelectionRange &range : m_grid->selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            records += m_model.recordAt(row);
    }
    std::sort(records.begin(), records.end());
    records.erase(std::unique(records.begin(), records.end()), records.end());
    return records;
}

void DraftTable::select(qsizetype record, DraftTableModel::Column column)
{
    const QModelIndex index = m_model.index(m_model.rowOf(record), column);
    m_grid->setCurrentIndex(index);
    m_grid->selectionModel()->select(
        index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_grid->scrollTo(index);
}

void DraftTable::focusGrid()
{
    m_grid->setFocus();
}

void DraftTable::setReadOnly(bool isReadOnly)
{
    m_model.setReadOnly(isReadOnly);
    m_bar->setVisible(!isReadOnly);
}

void DraftTable::setSummary(const QString &text)
{
    m_summary->setText(text);
}

// An edited cell of a selection stands for all of its rows.
void DraftTable::commit(const QModelIndex &index, const QString &text)
{
    const qsizetype record = m_model.recordAt(index.row());
    QList<qsizetype> records = selectedRecords();
    if (!records.contains(record))
        records = {record};
    if (records.size() > 1 || index.data(Qt::EditRole).toString() != text)
        m_model.edit(records, static_cast<DraftTableModel::Column>(index.column()), text);
}

void DraftTable::addRecord()
{
    m_model.append({core::DraftRecord{}});
    select(m_model.records().size() - 1);
    m_grid->setFocus();
}

void DraftTable::showWhatCanBeDone()
{
    const bool hasSelection = m_grid->selectionModel()->hasSelection();
    m_duplicate->setEnabled(hasSelection);
    m_delete->setEnabled(hasSelection);
}

} // namespace ui
