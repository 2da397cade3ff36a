// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/environments/SecretsTable.h"

#include "core/generators/LiteralReader.h"
#include "ui/common/Format.h"
#include "ui/common/Icons.h"
#include "ui/common/Theme.h"
#include "ui/credentials/SecretEdit.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int fewestSecretRows = 2;
constexpr int mostSecretRows = 4;
constexpr int secretNameWidth = 160;
enum SecretColumn { SecretName, SecretValue };

QToolButton *secretButton(const QString &objectName, const char *iconName, const QString &text)
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

QString wordsFor(SecretState state)
{
    switch (state) {
    case SecretState::None:
        return SecretsTable::tr("no value yet");
    case SecretState::Storing:
        return SecretsTable::tr("being stored…");
    case SecretState::Stored:
        return SecretsTable::tr("•••••••• in the keychain");
    case SecretState::ThisSession:
        return SecretsTable::tr("•••••••• until Headgate ends");
    }
    return {};
}

} // namespace

SecretsTable::SecretsTable(QWidget *parent)
    : QWidget(parent)
    , m_table(new QTableWidget(0, 2))
    , m_add(secretButton(u"addSecret"_s, "plus", tr("Add secret")))
    , m_remove(secretButton(u"removeSecret"_s, "minus", tr("Remove")))
    , m_value(new SecretEdit)
    , m_store(new QPushButton(tr("Store")))
    , m_forget(new QPushButton(tr("Forget value")))
    , m_valueLine(new QWidget)
{
    createTable();
    m_valueLine->setLayout(createValueLine());
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
    layout->addWidget(m_valueLine);
    connect(m_add, &QToolButton::clicked, this, &SecretsTable::addRow);
    connect(m_remove, &QToolButton::clicked, this, &SecretsTable::removeRow);
    setNames({});
}

SecretsTable::~SecretsTable()
{
    disconnect(m_table, nullptr, this, nullptr); // they tell while they go
    disconnect(m_value, nullptr, this, nullptr);
}

void SecretsTable::createTable()
{
    m_table->setObjectName(u"environmentSecrets"_s);
    m_table->setAccessibleName(tr("Secrets"));
    m_table->setHorizontalHeaderLabels({tr("Name"), tr("Value")});
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->setColumnWidth(SecretName, secretNameWidth);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setMinimumSectionSize(extent::row);
    m_table->verticalHeader()->setDefaultSectionSize(extent::row);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, [this] {
        m_value->wipe();
        showRow();
    });
    connect(m_table, &QTableWidget::itemChanged, this, [this] {
        showStates();
        showRow();
        emit changed();
    });
}

QLayout *SecretsTable::createValueLine()
{
    m_value->setObjectName(u"secretValue"_s);
    m_value->setAccessibleName(tr("Value of the secret"));
    m_store->setObjectName(u"storeSecret"_s);
    m_store->setAutoDefault(false);
    m_store->setToolTip(tr("Into the keychain of this computer; it is never shown again"));
    m_forget->setObjectName(u"forgetSecret"_s);
    m_forget->setAutoDefault(false);
    auto *layout = new QHBoxLayout;
    layout->setContentsMargins({});
    layout->setSpacing(space::s);
    layout->addWidget(m_value, 1);
    layout->addWidget(m_store);
    layout->addWidget(m_forget);
    connect(m_value, &QLineEdit::textChanged, this, &SecretsTable::showRow);
    connect(m_value, &QLineEdit::returnPressed, this, &SecretsTable::store);
    connect(m_store, &QPushButton::clicked, this, &SecretsTable::store);
    connect(m_forget, &QPushButton::clicked, this, [this] { emit forgetRequested(current()); });
    return layout;
}

void SecretsTable::setNames(const QStringList &names)
{
    {
        const QSignalBlocker quiet(m_table);
        m_table->setRowCount(0);
        for (const QString &each : names)
            appendRow(each);
        if (!names.isEmpty())
            m_table->setCurrentCell(0, SecretName);
    }
    m_value->wipe();
    showStates();
    showRow();
    fitHeight();
}

QString SecretsTable::name(int row) const
{
    return m_table->item(row, SecretName)->text().trimmed();
}

QStringList SecretsTable::names() const
{
    QStringList all;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        if (const QString each = name(row); !each.isEmpty())
            all += each;
    }
    return all;
}

QString SecretsTable::current() const
{
    return m_table->currentRow() < 0 ? QString() : name(m_table->currentRow());
}

void SecretsTable::setStates(const QHash<QString, SecretState> &states)
{
    m_states = states;
    showStates();
    showRow();
}

void SecretsTable::showStates()
{
    const QSignalBlocker quiet(m_table);
    for (int row = 0; row < m_table->rowCount(); ++row) {
        QTableWidgetItem *item = m_table->item(row, SecretValue);
        const SecretState state = m_states.value(name(row), SecretState::None);
        item->setText(wordsFor(state));
        item->setForeground(state == SecretState::None ? color(Role::Muted) : color(Role::Text));
    }
}

void SecretsTable::showRow()
{
    const QString chosen = current();
    const bool isSound = !chosen.isEmpty() && problem().isEmpty();
    const SecretState state = m_states.value(chosen, SecretState::None);
    m_valueLine->setVisible(m_table->rowCount() > 0);
    m_remove->setEnabled(m_table->currentRow() >= 0);
    m_value->setEnabled(isSound && state != SecretState::Storing);
    m_value->setPlaceholderText(chosen.isEmpty() ? tr("Choose a secret above")
                                    : state == SecretState::None
                                    ? tr("Value of %1").arg(printable(chosen))
                                    : tr("New value of %1").arg(printable(chosen)));
    m_store->setEnabled(m_value->isEnabled() && m_value->isFilled());
    m_forget->setEnabled(state == SecretState::Stored || state == SecretState::ThisSession);
}

void SecretsTable::store()
{
    if (!m_store->isEnabled())
        return;
    const core::Secret value = m_value->secret();
    m_value->wipe();
    emit storeRequested(current(), value);
}

void SecretsTable::wipe()
{
    m_value->wipe();
}

QString SecretsTable::problemOf(int row) const
{
    const QString each = name(row);
    if (each.isEmpty())
        return {};
    if (!core::isName(each.toUtf8()))
        return tr("“%1” cannot be a secret's name: letters, digits and _ can, and it begins with a "
                  "letter.")
            .arg(printable(each));
    for (int before = 0; before < row; ++before) {
        if (name(before) == each)
            return tr("The secret “%1” is there twice. Remove one of them.").arg(printable(each));
    }
    return {};
}

QString SecretsTable::problem() const
{
    for (int row = 0; row < m_table->rowCount(); ++row) {
        if (const QString text = problemOf(row); !text.isEmpty())
            return text;
    }
    return {};
}

void SecretsTable::goToProblem()
{
    for (int row = 0; row < m_table->rowCount(); ++row) {
        if (problemOf(row).isEmpty())
            continue;
        m_table->setCurrentCell(row, SecretName);
        m_table->setFocus();
        return;
    }
}

QList<QWidget *> SecretsTable::fields() const
{
    return {m_table, m_add, m_remove, m_value, m_store, m_forget};
}

void SecretsTable::appendRow(const QString &name)
{
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    auto *nameItem = new QTableWidgetItem(name);
    nameItem->setFont(codeFont());
    m_table->setItem(row, SecretName, nameItem);
    auto *value = new QTableWidgetItem;
    value->setFlags(Qt::ItemIsSelectable | Qt::ItemIsEnabled);
    m_table->setItem(row, SecretValue, value);
}

void SecretsTable::addRow()
{
    {
        const QSignalBlocker quiet(m_table);
        appendRow({});
    }
    fitHeight();
    showStates();
    m_table->setCurrentCell(m_table->rowCount() - 1, SecretName);
    m_table->editItem(m_table->currentItem());
}

void SecretsTable::removeRow()
{
    if (m_table->currentRow() < 0)
        return;
    m_table->removeRow(m_table->currentRow());
    fitHeight();
    showRow();
    emit changed();
}

void SecretsTable::fitHeight()
{
    const int rows = std::clamp(m_table->rowCount(), fewestSecretRows, mostSecretRows);
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() + rows * extent::row
                            + 2 * m_table->frameWidth());
    m_table->setVisible(m_table->rowCount() > 0);
}

} // namespace ui
