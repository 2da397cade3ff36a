// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/environments/EnvironmentEntry.h"

#include <QHash>
#include <QWidget>

class QComboBox;
class QLineEdit;

namespace core {
class Secret;
}

namespace ui {

class FormGrid;
class SecretsTable;
class VariablesTable;

// One environment in fields. What is wrong is said when saving is tried, at its field.
class EnvironmentForm final : public QWidget
{
    Q_OBJECT

public:
    explicit EnvironmentForm(QWidget *parent = nullptr);
    ~EnvironmentForm() override;

    void setEntry(const EnvironmentEntry &entry); // as unedited
    QString name() const;
    core::Environment environment() const;
    bool isEdited() const { return m_isEdited; }
    void setConnections(const QStringList &names); // this person's, to choose from
    void setSecretStates(const QHash<QString, SecretState> &states); // by the secret's name

    // Shows what is wrong; false when something is.
    bool check();
    void wipe(); // what was typed of secrets
    void focusName(); // and selects it
    QList<QWidget *> fields() const; // from the top down

signals:
    void edited();
    void storeRequested(const QString &name, const core::Secret &value);
    void forgetRequested(const QString &name);

private:
    void createFields();
    void addColours();
    void showColour(const QString &colour);
    void noteEdit();

    EnvironmentEntry m_entry;
    FormGrid *m_grid;
    FormGrid *m_tables;
    QLineEdit *m_name;
    QComboBox *m_colour;
    QComboBox *m_connection;
    QLineEdit *m_stream;
    VariablesTable *m_variables;
    SecretsTable *m_secrets;
    bool m_isEdited = false;
    bool m_isFilling = false;
};

} // namespace ui
