// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/put/RecordInput.h"
#include "app/cli/templates/TemplateFile.h"
#include "core/rendering/DraftRenderer.h"

#include <atomic>

namespace app {

// Records of a record file, made as they are taken: a million of them take no more room than one.
// Made in one thread, used in another.
class TemplateSource final : public RecordSource
{
public:
    // The ledger's "line" of a record is its number, from 1; offsets count records.
    TemplateSource(TemplateFile file, const core::RecordRules &rules, const core::ShardMap &shards);

    core::Result<std::optional<InputBatch>> next() override;
    void stop() override { m_isStopped = true; }

private:
    core::Result<core::Draft> chunk(qsizetype count);

    TemplateFile m_file;
    core::DraftSurroundings m_surroundings;
    core::DraftRenderer m_renderer;
    qint64 m_next = 0;
    qsizetype m_chunk = 16; // records at once, as large as they turned out to be
    std::atomic<bool> m_isStopped = false;
};

} // namespace app
