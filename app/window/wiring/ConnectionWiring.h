// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/connections/ConnectionController.h"
#include "app/window/connections/ConnectionsRoom.h"
#include "app/window/connections/StreamController.h"
#include "app/window/shell/ShellController.h"
#include "app/window/simulator/SimulatorController.h"
#include "app/window/wiring/LocalEndpoints.h"
#include "app/window/wiring/StreamNews.h"
#include "app/window/wiring/Views.h"

#include <QObject>

#include <functional>

namespace ui {
class FaultsPage;
class Popover;
} // namespace ui

namespace app {

// Where records go: the connection and the stream as they were left, the marks of production, the
// start page while there is neither, and the simulator with its faults.
class ConnectionWiring final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        SettingsController &settings;
        ShellController &shell;
        ConnectionController &connections;
        StreamController &streams;
        ConnectionsRoom &room;
        SimulatorController &simulator;
    };

    ConnectionWiring(const Views &views, const Parts &parts, QObject *parent = nullptr);

    // Reads the connections, and then goes to the one that was used last, or to the start page.
    void start();

signals:
    void demoRequested();

private:
    void connectCommands();
    void connectConnections();
    void connectStreams();
    void connectSimulator();
    void connectWelcome();
    void connectErrors();
    void connectWaiting();
    void on(ui::Command command, const std::function<void()> &run);

    void entriesRead(); // for the first time
    void fillWelcome();
    void showConnection(const ActiveConnection &connection);
    void chooseUsualStream(const ActiveConnection &connection);
    void streamChosen(const ActiveStream &stream);
    void showStreamCommands();
    void showTitle();
    void openFaults();
    void newEndpoint(const QString &url);
    QList<ui::PaletteEntry> paletteEntries() const;
    void runPaletteEntry(const QString &id);

    Views m_views;
    Parts m_parts;
    ui::FaultsPage *m_faultsPage;
    ui::Popover *m_faults;
    LocalEndpoints m_localEndpoints;
    StreamNews m_streamNews;
    bool m_isStarted = false;
};

} // namespace app
