// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/FaultServer.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QHash>

#include <functional>
#include <mutex>
#include <vector>

namespace test {

// Answers PutRecords by what is to become of each record, and counts how often each one came. For
// Respond steps: called from the server's threads.
class FaultyStream
{
public:
    // The ErrorCode for a record that came for the `delivery`th time, or nothing to store it.
    using Judge = std::function<QByteArray(const QByteArray &data, int delivery)>;

    explicit FaultyStream(Judge judge = {})
        : m_judge(std::move(judge))
    {
    }

    QByteArray answer(const Received &request);
    // How many records came exactly `times` times.
    qsizetype deliveredTimes(int times) const;
    std::vector<qsizetype> recordsPerRequest() const;

private:
    Judge m_judge;
    mutable std::mutex m_mutex;
    QHash<QByteArray, int> m_deliveries;
    std::vector<qsizetype> m_sizes;
};

} // namespace test
