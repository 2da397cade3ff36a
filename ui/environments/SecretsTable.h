// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/credentials/Secret.h"
#include "ui/environments/EnvironmentEntry.h"

#include <QHash>
#include <QStringList>
#include <QWidget>

class QLineEdit;
class QPushButton;
class QTableWidget;
class QToolButton;

namespace ui {

class SecretEdit;

// The secrets of an environment: their names, which go into its file, and whether each has a value.
// A value is typed, handed on and never seen again.
class SecretsTable final : public QWidget
{
    Q_OBJECT

public:
    explicit SecretsTable(QWidget *parent = nullptr);
    ~SecretsTable() override;

    void setNames(const QStringList &names); // emits nothing
    QStringList names() const;
    void setStates(const QHash<QString, SecretState> &states); // by name; without: None
    QString problem() const; // what is wrong with a name, in a sentence; empty: nothing
    void goToProblem();
    void wipe(); // what was typed
    QList<QWidget *> fields() const;

signals:
    void changed(); // of the names, by a person
    void storeRequested(const QString &name, const core::Secret &value);
    void forgetRequested(const QString &name);

private:
    void createTable();
    QLayout *createValueLine();
    void addRow();
    void removeRow();
    void appendRow(const QString &name);
    void store();
    void showRow(); // what can be done with the current one
    void showStates();
    void fitHeight();
    QString name(int row) const;
    QString current() const;
    QString problemOf(int row) const;

    QHash<QString, SecretState> m_states;
    QTableWidget *m_table;
    QToolButton *m_add;
    QToolButton *m_remove;
    SecretEdit *m_value;
    QPushButton *m_store;
    QPushButton *m_forget;
    QWidget *m_valueLine;
};

} // namespace ui
