// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace core {

// One record as it goes into PutRecords. The bytes may refer to a mapped file or a larger buffer
// (QByteArray::fromRawData); whoever reads records keeps that alive until they are settled.
struct Record
{
    QByteArray data; // the payload, to the byte; not base64
    QByteArray partitionKey; // UTF-8; empty only for AUTO streams
    QByteArray explicitHashKey; // decimal; empty when the partition key decides

    // What counts against the record and request limits.
    qint64 size() const { return data.size() + partitionKey.size(); }
    bool operator==(const Record &) const = default;
};

} // namespace core
