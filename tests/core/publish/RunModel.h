// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/publish/PublishEngine.h"

#include <QByteArray>
#include <QHash>
#include <QString>

#include <map>
#include <set>
#include <vector>

namespace test {

// What a run must hold at every step, kept beside the engine by simpler means: it sees requests,
// answers and results, and names the first rule that is broken.
class RunModel
{
public:
    RunModel(const core::PublishOptions &options, int concurrency)
        : m_options(options)
        , m_concurrency(concurrency)
    {
    }

    // What the answer said about one record, by the index of the record.
    enum class Said { Stored, Refused, ServerFailed, Uncertain, NotSent, Blamed, Passed, DryRun };

    void added(qint64 index, const QByteArray &key)
    {
        m_records[index].key = key;
        m_order.push_back(index);
    }
    void addedSettled(qint64 index)
    {
        m_records[index].isSettledBefore = true;
        m_order.push_back(index);
    }
    void planned(const core::PlannedRequest &request);
    void withdrawn(const core::PlannedRequest &request);
    void said(qint64 index, Said what, const QByteArray &sequenceNumber = {});
    void answered() { --m_inFlight; }
    void ended() { m_isEnded = true; }
    void results(const std::vector<core::SettledRecord> &settled);
    void tally(const core::PublishEngine &engine);

    bool isAllGivenOut() const { return m_givenOut == m_order.size(); }
    const QString &broken() const { return m_broken; }

private:
    struct Known
    {
        QByteArray key;
        QByteArray sequenceNumber;
        bool isSettledBefore = false;
        bool isFlying = false;
        bool isOut = false;
        int attempts = 0;
        int blamelessAttempts = 0; // another record was the fault
        int refused = 0;
        int failed = 0; // by 5xx
        int uncertain = 0;
        int notSent = 0;
        int blamed = 0;
        int dryRun = 0;
    };

    void expect(bool holds, const char *rule, qint64 index)
    {
        if (!holds && m_broken.isEmpty())
            m_broken = QStringLiteral("%1 (record %2)").arg(QLatin1String(rule)).arg(index);
    }
    void plannedRecord(qint64 index);
    void checkOutcome(const Known &known, const core::SettledRecord &record);
    void checkLane(const Known &known, const core::SettledRecord &record);

    core::PublishOptions m_options;
    int m_concurrency;
    std::map<qint64, Known> m_records;
    std::vector<qint64> m_order;
    std::size_t m_givenOut = 0;
    int m_inFlight = 0;
    bool m_isEnded = false;
    std::set<QByteArray> m_flyingKeys;
    QHash<QByteArray, bool> m_stoppedKeys;
    QHash<QByteArray, QByteArray> m_lastOfKey;
    QString m_broken;
};

} // namespace test
