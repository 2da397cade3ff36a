// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/connections/ConnectionController.h"
#include "app/window/connections/StreamController.h"

#include <QObject>
#include <QPointer>

namespace ui {
class ConnectionPicker;
class ConnectionsDialog;
class CreateStreamDialog;
class DeleteStreamDialog;
class Questions;
class StreamList;
class StreamPicker;
} // namespace ui

namespace app {

// Joins the controllers of connections and streams with what shows them: the two pickers, the list
// of the sidebar and the dialogs, which it opens.
class ConnectionsRoom final : public QObject
{
    Q_OBJECT

public:
    struct Views
    {
        ui::ConnectionPicker &connectionPicker;
        ui::StreamPicker &streamPicker;
        ui::StreamList &streamList;
        ui::Questions &questions;
        QWidget &window; // dialogs stand over it
    };

    ConnectionsRoom(ConnectionController &connections, StreamController &streams,
                    const Views &views, QObject *parent = nullptr);

    void manageConnections(); // opens the dialog
    void newConnection(const ui::ConnectionDraft &draft); // the dialog with a new one
    void createStream();
    void deleteStream(const QString &name);
    void readRecords(const QString &nameOrArn); // opens a window of its own

signals:
    void failed(const core::Error &error); // of connections, when no dialog shows it
    void notConnected(const QString &name, const core::Error &error); // likewise
    void noticed(const QString &text); // worth a line somewhere

private:
    void connectConnections();
    void connectStreams();
    ui::ConnectionsDialog &openDialog();
    void connectDialog(ui::ConnectionsDialog &dialog);
    void fillDialog();
    void showConnections();
    void showStreams();
    void showFailure(const core::Error &error);
    void showNotStored(const QString &name, ui::KeychainState state);

    ConnectionController &m_connections;
    StreamController &m_streams;
    Views m_views;
    QPointer<ui::ConnectionsDialog> m_dialog;
};

} // namespace app
