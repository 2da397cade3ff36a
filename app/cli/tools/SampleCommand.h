// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command/Command.h"

namespace app {

// "sample": a shipped set of records as lines.
class SampleCommand final : public Command
{
    Q_OBJECT

public:
    using Command::Command;

    void start() override;
};

} // namespace app
