// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kinesis/Record.h"
#include "core/records/BodyGlance.h"
#include "core/records/KeyRule.h"
#include "core/records/Payload.h"
#include "core/result/Result.h"

#include <QByteArrayView>

#include <functional>
#include <memory>

namespace core {

// What a line of input is: a record in the shape {"data", "partitionKey"[, "explicitHashKey"]}, the
// body of one, or whichever it looks like.
enum class LineFormat { Auto, Records, Bodies };

struct LineRules
{
    LineFormat format = LineFormat::Auto;
    PayloadRule payload; // of bodies; of records' data its newline and gzip
    KeyRule partitionKey = KeyRule::random(); // of lines that bring none
    // Whether that rule is meant for LineFormat::Records too: without it a record there has to
    // bring its partition key.
    bool isKeyOfRecords = false;
    KeyRule explicitHashKey; // of lines that bring none
    std::function<quint64()> random; // 64 random bits
};

// Makes a record of each line. A line is taken as a record by Auto when it is a JSON object with
// exactly the members data or dataBase64, partitionKey and, optional, explicitHashKey, or when it
// is a result row, which has those and index, line, status, attempts, sequenceNumber, shardId,
// errorCode, errorMessage, possibleDuplicates, or when it is a row of "get", which has the data,
// sequenceNumber, shardId and, optional, partitionKey and arrivedAt. A key that is null is one that
// the line does not bring. `data` is a string, whose UTF-8 is the payload, or any other value,
// whose own text is. One thread; keeps the parser's memory between lines.
class RecordLine
{
public:
    explicit RecordLine(LineRules rules);
    ~RecordLine();
    Q_DISABLE_COPY_MOVE(RecordLine)

    // Makes ready for whole lines that read() will be given one after the other, where they lie: it
    // is much quicker for them then, and as always for others. They stay as they are until the next
    // call and have linePaddingBytes of readable memory behind them.
    void lookAhead(QByteArrayView lines);

    // Error: BadInput with `where` "column 7" where there is a place; quotes nothing of the line.
    Result<Record> read(QByteArrayView line);
    // The payload of a line whose keys are at fault, with no explicit hash key and the partition
    // key that the line brings, or a null one.
    Result<Record> readPayload(QByteArrayView line);

    // How many lines were rows of "get".
    qint64 readRows() const;

private:
    class Reader;
    std::unique_ptr<Reader> m_reader;
};

// The inverse: one line, without its end. Payloads that are UTF-8 go as data, others as dataBase64.
void appendRecordLine(QByteArray &out, const Record &record);
// The members alone, for a row that says more: "data":…,"partitionKey":…[,"explicitHashKey":…]
void appendRecordMembers(QByteArray &out, const Record &record);

} // namespace core
