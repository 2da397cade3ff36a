// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/ShortcutsDialog.h"

#include "ui/common/Icons.h"
#include "ui/common/SearchField.h"
#include "ui/common/Theme.h"
#include "ui/shell/KeyCaps.h"
#include "ui/shell/ShortcutModel.h"

#include <QEvent>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QSize dialogSize{640, 600};
constexpr int keysWidth = 200;

QPushButton *button(const QString &text, const QString &name, QWidget *parent)
{
    auto *result = new QPushButton(text, parent);
    result->setObjectName(name);
    result->setAutoDefault(false);
    return result;
}

} // namespace

ShortcutsDialog::ShortcutsDialog(const Keymap &keymap, QWidget *parent)
    : QDialog(parent)
    , m_model(new ShortcutModel(this))
    , m_found(new QSortFilterProxyModel(this))
    , m_search(new QLineEdit(this))
    , m_table(new QTableView(this))
    , m_command(new QLabel(this))
    , m_keys(new QKeySequenceEdit(this))
    , m_conflict(new QLabel(this))
    , m_assign(button(tr("Set"), u"assignKeys"_s, this))
    , m_remove(button(tr("No keys"), u"removeKeys"_s, this))
    , m_reset(button(tr("As delivered"), u"resetKeys"_s, this))
    , m_resetAll(button(tr("Reset all"), u"resetAllKeys"_s, this))
{
    setObjectName(u"shortcutsDialog"_s);
    setWindowTitle(tr("Keyboard shortcuts"));
    m_model->setKeymap(keymap);
    m_found->setSourceModel(m_model);
    m_found->setFilterRole(ShortcutModel::SearchRole);
    m_found->setFilterKeyColumn(ShortcutModel::Name);
    m_found->setFilterCaseSensitivity(Qt::CaseInsensitive);
    buildTable();
    buildEditor();
    arrange();
    m_table->selectRow(0);
    showCurrent();
    resize(dialogSize);
    m_search->setFocus();
}

ShortcutsDialog::~ShortcutsDialog()
{
    m_keys->disconnect(this); // it speaks once more when it loses the focus
}

void ShortcutsDialog::buildTable()
{
    m_search->setObjectName(u"shortcutSearch"_s);
    m_search->setAccessibleName(tr("Search commands and keys"));
    m_search->setPlaceholderText(tr("Search commands and keys"));
    makeSearchField(*m_search);
    m_table->setObjectName(u"shortcutTable"_s);
    m_table->setAccessibleName(tr("Commands and their keys"));
    m_table->setModel(m_found);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setMinimumSectionSize(extent::row);
    m_table->verticalHeader()->setDefaultSectionSize(extent::row);
    m_table->horizontalHeader()->setSectionResizeMode(ShortcutModel::Name, QHeaderView::Stretch);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->setColumnWidth(ShortcutModel::Keys, keysWidth);
    constexpr int aroundPlace = 3 * space::s;
    const int place = m_table->fontMetrics().horizontalAdvance(tr("everywhere")) + aroundPlace;
    m_table->setColumnWidth(ShortcutModel::Place, std::max(120, place));
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_found->setFilterFixedString(text);
        m_table->selectRow(0);
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ShortcutsDialog::showCurrent);
    connect(m_table, &QTableView::doubleClicked, m_keys, qOverload<>(&QWidget::setFocus));
}

void ShortcutsDialog::buildEditor()
{
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    m_command->setFont(bold);
    m_command->setTextFormat(Qt::PlainText);
    m_keys->setObjectName(u"recordKeys"_s);
    m_keys->setAccessibleName(tr("New keys"));
    if (auto *line = m_keys->findChild<QLineEdit *>()) // what a screen reader finds in it
        line->setAccessibleName(tr("New keys"));
    m_keys->setMinimumWidth(keysWidth);
    m_keys->installEventFilter(this);
    m_conflict->setObjectName(u"keyConflict"_s);
    m_conflict->setTextFormat(Qt::PlainText);
    m_conflict->setWordWrap(true);
    m_assign->setProperty("kind", u"primary"_s);
    connect(m_keys, &QKeySequenceEdit::keySequenceChanged, this, &ShortcutsDialog::recorded);
    connect(m_assign, &QPushButton::clicked, this, &ShortcutsDialog::assign);
    connect(m_remove, &QPushButton::clicked, this, &ShortcutsDialog::remove);
    connect(m_reset, &QPushButton::clicked, this, &ShortcutsDialog::reset);
    connect(m_resetAll, &QPushButton::clicked, this, &ShortcutsDialog::resetAll);
}

void ShortcutsDialog::arrange()
{
    auto *line = new QHBoxLayout;
    line->setSpacing(space::s);
    line->addWidget(m_keys, 1);
    line->addWidget(m_assign);
    line->addWidget(m_remove);
    line->addWidget(m_reset);
    auto *close = button(tr("Close"), u"closeShortcuts"_s, this);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_resetAll);
    buttons->addStretch();
    buttons->addWidget(close);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::l, space::l, space::l, space::l);
    layout->setSpacing(space::s);
    layout->addWidget(m_search);
    layout->addWidget(m_table, 1);
    layout->addSpacing(space::xs);
    layout->addWidget(m_command);
    layout->addLayout(line);
    layout->addWidget(m_conflict);
    layout->addSpacing(space::s);
    layout->addLayout(buttons);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
}

std::optional<Command> ShortcutsDialog::current() const
{
    const QModelIndex index = m_table->currentIndex();
    if (!index.isValid())
        return std::nullopt;
    return m_model->commandAt(m_found->mapToSource(index).row());
}

void ShortcutsDialog::showCurrent()
{
    const auto command = current();
    m_command->setText(command ? plainTextOf(infoOf(*command)) : tr("No command by that name."));
    m_keys->setEnabled(command && infoOf(*command).place != KeyPlace::Text);
    m_keys->clear();
    recorded();
}

// The field itself waits a second for a further chord before it says anything.
bool ShortcutsDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_keys && event->type() == QEvent::KeyRelease
        && !m_keys->keySequence().isEmpty()) {
        m_keys->setKeySequence(m_keys->keySequence());
        recorded();
    }
    return QDialog::eventFilter(watched, event);
}

QString ShortcutsDialog::verdict(const QKeySequence &keys, bool isUsable,
                                 std::optional<Command> other) const
{
    if (current() && infoOf(*current()).place == KeyPlace::Text)
        return tr("Fields and editors have these keys of their own.");
    if (keys.isEmpty())
        return tr("Go to the field and press the new keys.");
    if (!isUsable && Keymap::isReserved(keys))
        return tr("%1 is kept for editing: fields, editors and grids undo, copy, paste or select "
                  "with it. Choose other keys.")
            .arg(keyText(keys));
    if (!isUsable)
        return tr("%1 would get in the way of typing. Choose keys with Ctrl or Alt.")
            .arg(keyText(keys));
    if (other)
        return tr("%1 belongs to “%2”, which would lose it.")
            .arg(keyText(keys), plainTextOf(infoOf(*other)));
    return tr("These keys are free.");
}

void ShortcutsDialog::recorded()
{
    const QKeySequence all = m_keys->keySequence();
    if (all.count() > 1) // one chord; what was pressed last counts
        return m_keys->setKeySequence(QKeySequence(all[static_cast<uint>(all.count() - 1)]));
    const auto command = current();
    const bool isUsable = command && Keymap::isUsable(*command, all);
    const auto other = isUsable ? m_model->keymap().conflictOf(*command, all) : std::nullopt;
    m_conflict->setText(verdict(all, isUsable, other));
    m_conflict->setForegroundRole(
        other || (!all.isEmpty() && !isUsable) ? QPalette::BrightText : QPalette::PlaceholderText);
    m_assign->setText(other ? tr("Take them") : tr("Set"));
    m_assign->setEnabled(isUsable);
    m_remove->setEnabled(m_keys->isEnabled() && !m_model->keymap().keysOf(*command).isEmpty());
    m_reset->setEnabled(command && m_model->keymap().isChanged(*command));
    m_resetAll->setEnabled(m_model->keymap() != Keymap());
}

void ShortcutsDialog::assign()
{
    Keymap keymap = m_model->keymap();
    if (const auto command = current(); command && !m_keys->keySequence().isEmpty()) {
        keymap.takeKeys(*command, m_keys->keySequence());
        change(keymap);
    }
}

void ShortcutsDialog::remove()
{
    Keymap keymap = m_model->keymap();
    if (const auto command = current()) {
        keymap.setKeys(*command, {});
        change(keymap);
    }
}

void ShortcutsDialog::reset()
{
    Keymap keymap = m_model->keymap();
    if (const auto command = current()) {
        keymap.reset(*command);
        change(keymap);
    }
}

void ShortcutsDialog::resetAll()
{
    change(Keymap());
}

void ShortcutsDialog::change(const Keymap &keymap)
{
    m_model->setKeymap(keymap);
    m_keys->clear();
    recorded();
    emit keymapChanged(keymap);
}

} // namespace ui
