// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command/Command.h"
#include "core/simulator/Simulator.h"

#include <memory>

namespace app {

// "simulator": the built-in endpoint, until it is interrupted.
class SimulatorCommand final : public Command
{
    Q_OBJECT

public:
    SimulatorCommand(const Arguments &arguments, Console &console, const Variable &variable);

    void start() override;
    void interrupt() override;

private:
    core::Result<core::SimulatorSettings> settings();
    core::Result<QList<core::Credentials>> keys();
    core::Result<core::Credentials> key(const QString &text);
    void refuseToStart(const core::Error &error);
    void printGreeting(const core::SimulatorSettings &settings);
    void printTotals();

    Variable m_variable;
    std::unique_ptr<core::Simulator> m_simulator;
};

} // namespace app
