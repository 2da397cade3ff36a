// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command/Command.h"
#include "app/cli/put/RecordInput.h"

namespace app {

// "render": what a record file makes, as lines.
class RenderCommand final : public Command
{
    Q_OBJECT

public:
    using Command::Command;

    void start() override;
    void interrupt() override;

private:
    core::Result<> open();
    void take();
    void print(const InputBatch &batch);

    std::unique_ptr<RecordInput> m_records;
    qint64 m_bad = 0;
};

} // namespace app
