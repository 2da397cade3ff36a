// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/ActiveConnection.h"
#include "core/result/Error.h"
#include "core/simulator/Simulator.h"
#include "ui/simulator/FaultChoice.h"

#include <QObject>
#include <QThreadPool>

#include <memory>

namespace app {

inline constexpr const char *demoStream = "demo-orders";

// The built-in endpoint of the window, with the demo stream: started when it is first asked for, in
// a thread of its own, and gone with the window.
class SimulatorController final : public QObject
{
    Q_OBJECT

public:
    explicit SimulatorController(quint16 port = 0, QObject *parent = nullptr); // 0: any free one
    ~SimulatorController() override;

    // Answers by started() or failed(); by started() again when it runs already.
    void start();
    bool isRunning() const { return m_simulator != nullptr; }
    const ActiveConnection &connection() const { return m_connection; } // once it runs

    void setFaults(const ui::FaultChoice &choice);
    const ui::FaultChoice &faults() const { return m_faults; }

signals:
    void started(const app::ActiveConnection &connection);
    void failed(const core::Error &error);

private:
    void took(std::shared_ptr<core::Simulator> simulator);

    const quint16 m_port;
    std::shared_ptr<core::Simulator> m_simulator; // null until it listens
    ActiveConnection m_connection;
    ui::FaultChoice m_faults;
    bool m_isStarting = false;
    QThreadPool m_starter; // binding a port is not for the window's thread
};

} // namespace app
