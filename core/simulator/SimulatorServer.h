// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/KinesisService.h"

#include <QFile>
#include <QObject>
#include <QTcpServer>

#include <atomic>

namespace core::simulator {

// What other threads may ask while the server runs.
struct Counters
{
    std::atomic<qint64> requestsServed = 0;
    std::atomic<qint64> recordsStored = 0;
};

// The endpoint's sockets, on loopback only. Lives in the simulator's thread.
class SimulatorServer : public QObject
{
public:
    SimulatorServer(const SimulatorSettings &settings, Counters &counters);

    // The port, or why clients cannot connect.
    Result<quint16> listen();
    void setFaults(const Faults &faults) { m_service.setFaults(faults); }
    void setCreateTime(Milliseconds time) { m_service.setCreateTime(time); }

private:
    void accept();
    Answer serve(const HttpRequest &request);
    Answer serveBroken(int status);
    void record(const Answer &answer, qsizetype bytesIn, Moment began);

    SimulatorSettings m_settings;
    Clock m_clock;
    Counters &m_counters;
    KinesisService m_service;
    QTcpServer m_server;
    QFile m_log;
};

} // namespace core::simulator
