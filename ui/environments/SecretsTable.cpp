// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/environments/SecretsTable.h"

#include "core/generators/LiteralReader.h"
#include "ui/common/Format.h"
#include "ui/common/Theme.h"
#include "ui/credentials/SecretEdit.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

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
    : NameTable(
        {.noun = "Secret", .title = tr("Secrets"), .addText = tr("Add secret"), .mostRows = 4},
        parent)
    , m_value(new SecretEdit)
    , m_store(new QPushButton(tr("Store")))
    , m_forget(new QPushButton(tr("Forget value")))
    , m_valueLine(new QWidget)
{
    m_table->setObjectName(u"environmentSecrets"_s);
    m_valueLine->setLayout(createValueLine());
    m_layout->addWidget(m_valueLine);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, [this] {
        m_value->wipe();
        showRow();
    });
    connect(m_table, &QTableWidget::itemChanged, this, [this] {
        showStates();
        showRow();
        emit changed();
    });
    setNames({});
}

SecretsTable::~SecretsTable()
{
    disconnect(m_table, nullptr, this, nullptr); // they tell while they go
    disconnect(m_value, nullptr, this, nullptr);
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
            m_table->setCurrentCell(0, NameColumn);
    }
    m_value->wipe();
    rowsChanged();
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
        QTableWidgetItem *item = m_table->item(row, ValueColumn);
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

QList<QWidget *> SecretsTable::fields() const
{
    return NameTable::fields() + QList<QWidget *>{m_value, m_store, m_forget};
}

void SecretsTable::appendRow(const QString &name)
{
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    auto *nameItem = new QTableWidgetItem(name);
    nameItem->setFont(codeFont());
    m_table->setItem(row, NameColumn, nameItem);
    auto *value = new QTableWidgetItem;
    value->setFlags(Qt::ItemIsSelectable | Qt::ItemIsEnabled);
    m_table->setItem(row, ValueColumn, value);
}

void SecretsTable::appendEmptyRow()
{
    appendRow({});
}

void SecretsTable::rowsChanged()
{
    fitHeight();
    m_table->setVisible(m_table->rowCount() > 0);
    showStates();
    showRow();
}

} // namespace ui
