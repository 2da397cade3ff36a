// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace ui {

class FormGrid;

// What another program needs to use the simulator of this window. Its keys are documented, worth
// nothing anywhere else, and so no secret.
struct SimulatorAccess
{
    QString url; // empty: it does not run
    QString region;
    QString accessKeyId;
    QString secretAccessKey;
};

// In place of a form: the simulator has nothing to be set up, but an address and keys.
class SimulatorPage final : public QWidget
{
    Q_OBJECT

public:
    explicit SimulatorPage(QWidget *parent = nullptr);

    void setAccess(const SimulatorAccess &access);
    QList<QWidget *> fields() const; // as Tab goes through them

private:
    QLineEdit *addField(const QString &label, const char *objectName);
    void copyForShell();

    FormGrid *m_form;
    QLabel *m_lead;
    QLineEdit *m_url;
    QLineEdit *m_region;
    QLineEdit *m_accessKeyId;
    QLineEdit *m_secretAccessKey;
    QPushButton *m_copy;
};

} // namespace ui
