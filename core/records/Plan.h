// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kinesis/Limits.h"

#include <algorithm>

namespace core {

// Cuts records, in order, into PutRecords requests by count and bytes (data and partition keys).
//
//     if (!cutter.fits(record.size())) {
//         sendWhatIsThere();
//         cutter.clear();
//     }
//     cutter.add(record.size());
//
// A request never exceeds 500 records or 10 MiB, whatever is asked. A record above the byte limit
// goes alone. A record that passed checkRecord() always fits an empty request, so that no request
// is ever empty.
class RequestCutter
{
public:
    // Limits are brought into 1…500 records and 1 byte…10 MiB.
    constexpr explicit RequestCutter(qsizetype maxRecords = limits::recordsPerRequest,
                                     qint64 maxBytes = limits::safeRequestBytes)
        : m_maxRecords(std::clamp<qsizetype>(maxRecords, 1, limits::recordsPerRequest))
        , m_maxBytes(std::clamp<qint64>(maxBytes, 1, limits::requestBytes))
    {
    }

    // Whether a record of this size may join the request.
    constexpr bool fits(qint64 recordBytes) const
    {
        if (isEmpty())
            return recordBytes <= limits::requestBytes;
        return m_records < m_maxRecords && m_bytes + recordBytes <= m_maxBytes;
    }
    constexpr void add(qint64 recordBytes)
    {
        Q_ASSERT(fits(recordBytes));
        ++m_records;
        m_bytes += recordBytes;
    }
    constexpr void clear()
    {
        m_records = 0;
        m_bytes = 0;
    }

    constexpr bool isEmpty() const { return m_records == 0; }
    constexpr qsizetype records() const { return m_records; }
    constexpr qint64 bytes() const { return m_bytes; }

private:
    qsizetype m_maxRecords;
    qint64 m_maxBytes;
    qsizetype m_records = 0;
    qint64 m_bytes = 0;
};

} // namespace core
