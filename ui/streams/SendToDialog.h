// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/streams/StreamsState.h"

#include <QDialog>
#include <QStringList>

class QComboBox;
class QPushButton;

namespace ui {

class FormGrid;
class MessageBar;

// Asks where to send once: to which stream of which connection, and all records or the selected
// ones. The target that drafts go to stays what it is.
class SendToDialog final : public QDialog
{
    Q_OBJECT

public:
    struct Place
    {
        QString connection;
        bool isProduction = false;

        bool operator==(const Place &) const = default;
    };
    struct Choice
    {
        qint64 all = 0; // records that would be sent
        qint64 selected = 0; // 0: there is no choice
        bool prefersSelected = false;
    };

    SendToDialog(const QList<Place> &places, const QString &connection, const Choice &choice,
                 QWidget *parent = nullptr);

    QString connectionName() const;
    bool isProduction() const;
    QString stream() const; // name or ARN as typed
    bool wantsSelected() const;
    qint64 count() const; // of what is sent

    void setStreams(const StreamsState &state); // of the connection that was chosen
    void setBusy(bool isBusy); // while it is made sure where that is
    void showFailure(const QString &text);

signals:
    void connectionChosen(const QString &name);
    void sendRequested();

private:
    void createFields(const QList<Place> &places, const QString &connection, const Choice &choice);
    void showWhatWillBeDone();
    void request();

    QList<Place> m_places;
    Choice m_choice;
    bool m_isBusy = false;
    FormGrid *m_form;
    MessageBar *m_production;
    MessageBar *m_failure;
    QComboBox *m_connection;
    QComboBox *m_stream;
    QComboBox *m_records;
    QPushButton *m_send;
};

} // namespace ui
