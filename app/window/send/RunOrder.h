// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/ActiveConnection.h"
#include "core/drafts/DraftFacts.h"
#include "core/outcome/Diagnosis.h"
#include "core/rendering/SecretMask.h"
#include "core/results/ResultSource.h"
#include "core/results/RunUpdate.h"

#include <QUuid>

#include <functional>
#include <unordered_map>
#include <vector>

namespace app {

// Records by row, with secrets in them: what goes out in the place of what is shown.
using SecretRecords = std::unordered_map<qint64, core::Record>;

// What is to be sent, and where.
struct RunOrder
{
    QUuid run;
    ActiveConnection connection;
    ActiveStream stream;
    std::function<core::RenderedDraft()> render; // called once, in the thread that sends
    bool strictOrder = false; // PutRecord, one at a time per partition key
    core::SecretMask secrets; // of those that are in the records: nothing that is kept shows them
};

// A run as it begins: its rows, sendable or not, in the order of the draft's records.
struct RunRows
{
    std::vector<core::PlannedRecord> planned;
    std::vector<core::Outcome> unsent; // one per row: Waiting, or why it is not sent
    SecretRecords withSecrets; // of those rows whose planned record has dots in their place
};
RunRows rowsOf(core::RenderedDraft rendered, const core::ShardMap &shards);

// Why records of a run were not stored, as far as it is known.
struct RunDiagnosis
{
    QList<core::Finding> findings;
    QList<core::ShardLoad> loads;
    QList<core::HotKey> hottestKeys; // five
};

} // namespace app
