// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/send/ExchangeBox.h"
#include "app/window/send/RunLedger.h"
#include "core/publish/PublishOptions.h"
#include "core/send/Journal.h"
#include "core/send/Publisher.h"

#include <QObject>

#include <unordered_map>

namespace app {

// One go of a run: its first, or some of its rows once more. Sends them by a publisher and notes in
// the ledger what becomes of each the moment it is known. Lives in the thread that sends.
class RunPart final : public QObject
{
    Q_OBJECT

public:
    struct Setup
    {
        core::StreamId stream;
        core::PublishOptions options;
        std::vector<qint64> rows; // of the run, rising
        quint64 requestsBefore = 0; // of the run
        core::KinesisClient &client;
        ExchangeBox &exchanges;
        RunLedger &ledger;
        const SecretRecords &withSecrets; // sent in the place of the ledger's
        const core::SecretMask &secrets;
    };
    explicit RunPart(Setup setup);
    ~RunPart() override;

    void start(); // rows that failed validation are left alone
    void stop(core::Milliseconds grace);
    bool isFinished() const { return m_publisher.isFinished(); }
    const core::Publisher &publisher() const { return m_publisher; }

signals:
    void settled(const std::vector<qint64> &rows); // for good
    void finished();

private:
    class RowJournal;

    qint64 rowOf(qint64 index) const { return m_setup.rows[static_cast<std::size_t>(index)]; }
    const core::Record &recordOf(qint64 row) const; // with its secrets
    void startAgain();
    void depart(const core::RequestIntent &intent);
    void arrive(const core::RequestOutcome &outcome);
    void settle(const std::vector<core::SettledRecord> &records);
    core::Outcome outcomeOf(qint64 index, const core::Outcome &now) const;

    Setup m_setup;
    std::vector<core::Outcome> m_before; // by index; empty when nothing was sent before
    std::unordered_map<quint64, core::RequestDetail> m_onTheirWay; // by number in this part
    std::unordered_map<quint64, QList<qint64>> m_indexes; // of those
    std::unique_ptr<RowJournal> m_journal;
    core::Publisher m_publisher;
};

} // namespace app
