// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/credentials/Secret.h"
#include "ui/environments/EnvironmentEntry.h"
#include "ui/environments/NameTable.h"

#include <QHash>
#include <QStringList>

class QPushButton;

namespace ui {

class SecretEdit;

// The secrets of an environment: their names, which go into its file, and whether each has a value.
// A value is typed, handed on and never seen again.
class SecretsTable final : public NameTable
{
    Q_OBJECT

public:
    explicit SecretsTable(QWidget *parent = nullptr);
    ~SecretsTable() override;

    void setNames(const QStringList &names); // emits nothing
    QStringList names() const;
    void setStates(const QHash<QString, SecretState> &states); // by name; without: None
    void wipe(); // what was typed
    QList<QWidget *> fields() const override;

signals:
    void storeRequested(const QString &name, const core::Secret &value);
    void forgetRequested(const QString &name);

private:
    QLayout *createValueLine();
    QString problemOf(int row) const override;
    void appendEmptyRow() override;
    void rowsChanged() override;
    void appendRow(const QString &name);
    void store();
    void showRow(); // what can be done with the current one
    void showStates();
    QString current() const;

    QHash<QString, SecretState> m_states;
    SecretEdit *m_value;
    QPushButton *m_store;
    QPushButton *m_forget;
    QWidget *m_valueLine;
};

} // namespace ui
