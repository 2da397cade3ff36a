// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QCheckBox;
class QLineEdit;
class QPushButton;

namespace ui {

class MessageBar;

// Asks before a stream and all its records are gone: the name has to be typed. Stays open until it
// was done or the person gives up.
class DeleteStreamDialog final : public QDialog
{
    Q_OBJECT

public:
    DeleteStreamDialog(const QString &stream, const QString &place, bool isProduction,
                       QWidget *parent = nullptr);

    void setBusy(bool isBusy);
    void showFailure(const QString &text);

signals:
    void deleteRequested(const QString &stream, bool withConsumers);

private:
    QLayout *createButtons(bool isProduction);
    void updateButton();

    QString m_stream;
    bool m_isBusy = false;
    MessageBar *m_bar;
    QLineEdit *m_name;
    QCheckBox *m_consumers;
    QPushButton *m_delete;
};

} // namespace ui
