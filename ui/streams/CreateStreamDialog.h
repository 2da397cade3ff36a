// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kinesis/StreamActions.h"

#include <QDialog>

class QComboBox;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace ui {

class FormGrid;
class MessageBar;

// What a new stream is to be like. Stays open until it was made or the person gives up.
class CreateStreamDialog final : public QDialog
{
    Q_OBJECT

public:
    // `place` says where it is made: "dev, eu-west-1".
    CreateStreamDialog(const QString &place, bool isProduction, const QStringList &takenNames,
                       QWidget *parent = nullptr);

    core::NewStream newStream() const;
    void setBusy(bool isBusy);
    void showFailure(const QString &text);

signals:
    void createRequested(const core::NewStream &stream);

private:
    void createFields();
    void updateFields();
    QString problem() const; // of the name
    void create();

    QStringList m_takenNames;
    FormGrid *m_form;
    MessageBar *m_bar;
    QLineEdit *m_name;
    QComboBox *m_mode;
    QSpinBox *m_shards;
    QSpinBox *m_recordSize;
    QPushButton *m_create;
};

} // namespace ui
