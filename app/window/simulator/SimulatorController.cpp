// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/simulator/SimulatorController.h"

#include "app/window/simulator/FaultMap.h"

#include <utility>

namespace app {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int demoShards = 4;

core::SimulatorSettings demoSettings(quint16 port = 0)
{
    core::SimulatorSettings settings;
    settings.port = port;
    settings.streams = {{.name = QString::fromLatin1(demoStream), .shards = demoShards},
                        {.name = u"demo-clicks"_s, .shards = 1}};
    return settings;
}

ActiveConnection connectionTo(const core::Simulator &simulator)
{
    const auto endpoint = core::customEndpoint(simulator.url(), demoSettings().region);
    Q_ASSERT(endpoint);
    return {.name = SimulatorController::tr("Simulator"),
            .endpoint = *endpoint,
            .credentials = core::Simulator::credentials(),
            .keysFrom = SimulatorController::tr("the simulator"),
            .isSimulator = true};
}

core::Error because(core::Error error)
{
    error.code = u"SimulatorPort"_s;
    return error;
}

} // namespace

SimulatorController::SimulatorController(quint16 port, QObject *parent)
    : QObject(parent)
    , m_port(port)
{
    m_starter.setMaxThreadCount(1);
}

SimulatorController::~SimulatorController()
{
    m_starter.waitForDone();
}

void SimulatorController::start()
{
    if (m_simulator)
        return emit started(m_connection);
    if (std::exchange(m_isStarting, true))
        return;
    m_starter.start([this] {
        auto simulator = std::make_shared<core::Simulator>(demoSettings(m_port));
        const auto listening = simulator->start();
        const auto answer = [this, simulator, listening] {
            m_isStarting = false;
            if (listening)
                took(simulator);
            else
                emit failed(because(listening.error()));
        };
        QMetaObject::invokeMethod(this, answer, Qt::QueuedConnection);
    });
}

void SimulatorController::took(std::shared_ptr<core::Simulator> simulator)
{
    m_simulator = std::move(simulator);
    m_simulator->setFaults(faultsOf(m_faults));
    m_simulator->setCreateMilliseconds(m_faults.streamTime);
    m_connection = connectionTo(*m_simulator);
    emit started(m_connection);
}

void SimulatorController::setFaults(const ui::FaultChoice &choice)
{
    m_faults = choice;
    if (!m_simulator)
        return;
    m_simulator->setFaults(faultsOf(choice));
    m_simulator->setCreateMilliseconds(choice.streamTime);
}

} // namespace app
