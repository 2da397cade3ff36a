// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console/Console.h"
#include "app/cli/put/BadLines.h"
#include "core/kinesis/ShardMap.h"
#include "core/outcome/Diagnosis.h"
#include "core/outcome/Tally.h"
#include "core/publish/RunRecord.h"
#include "core/result/Clock.h"

namespace app {

// What a whole run took, for its last lines.
struct RunFigures
{
    qint64 requests = 0;
    qint64 retries = 0; // records sent again
    core::Milliseconds took{0};
};

// Where the rows of a run went, for advice on how to go on after it was stopped.
struct KeptRows
{
    QString place; // for people: "the results file"; empty: nowhere
    qint64 lastLine = 0; // of the input that was taken
    bool isCut = false; // not all of them could be written: they are no help
};

// What became of the records of a run, in short: the first rows of those that were not stored, of
// stored ones where there is room, sums, and the causes. Memory does not grow with the run.
class RunReport
{
public:
    RunReport(const QString &streamName, const core::ShardMap &shards, qsizetype rows);

    void add(const core::SettledRecord &settled, qint64 line);

    // Before the summaries.
    void setRows(const KeptRows &rows) { m_kept = rows; }

    const core::Tally &tally() const { return m_tally; }
    // Every record is stored, or would be by what a check said.
    bool isAllGood() const;

    // How to send what a stop kept back, and nothing twice; empty when nothing was kept back so.
    QString goOn() const { return m_stoppedFrom > 0 ? goOnText() : QString(); }

    // The table for people with what was left out of it; empty when there was nothing.
    QString tableText(const Terminal &terminal) const;
    // Sums, then one block per cause.
    QString summaryText(const RunFigures &figures, const Terminal &terminal) const;
    // The same as members "summary" and "findings" of a JSON object, without braces.
    QByteArray summaryJson(const RunFigures &figures) const;

private:
    struct Row
    {
        qint64 line = 0;
        QString key;
        QString shard;
        core::Outcome outcome;
    };

    QList<core::Finding> findings() const;
    QString goOnText() const;
    QString rowlessText() const;
    Row rowOf(const core::SettledRecord &settled, qint64 line) const;
    QList<Row> rowsToShow() const;
    QString leftOutText(qsizetype shown, const Terminal &terminal) const;

    core::ShardMap m_shards;
    core::Diagnosis m_diagnosis;
    core::Tally m_tally;
    BadLines m_badLines;
    qsizetype m_rows;
    KeptRows m_kept;
    qint64 m_stoppedFrom = 0; // the first line that was not sent because the run was stopped
    qint64 m_lastSent = 0; // the last line that is stored or may be
    qint64 m_bytes = 0; // payloads and keys of stored records
    qint64 m_accepted = 0; // by a check
    QList<Row> m_failed;
    QList<Row> m_stored;
};

} // namespace app
