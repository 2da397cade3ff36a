// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/RowText.h"

#include "core/results/ResultExport.h"
#include "ui/common/Format.h"

namespace ui {

using namespace Qt::Literals::StringLiterals;

using core::ResultColumn;

namespace {

constexpr QChar dash(0x2013);
constexpr qsizetype longestCell = 300;

QString oneLine(const QString &text)
{
    return printable(text.left(longestCell));
}

QString orDash(const QString &text)
{
    return text.isEmpty() ? QString(dash) : text;
}

QString latencyText(qint64 microseconds)
{
    if (microseconds < 0)
        return QString(dash);
    return humanMilliseconds((microseconds + 500) / 1000);
}

// The reason first: it says more than a code does where there is room for one of them.
QString errorText(const core::ResultSource &source, qint64 row)
{
    QString code = source.errorCode(row);
    if (const QString words = core::ownCodeInWords(code); !words.isEmpty())
        code = words;
    if (code.endsWith("Exception"_L1) && code.size() > 9)
        code.chop(9);
    const QString message = source.errorMessage(row).left(longestCell);
    if (message.isEmpty() || code.isEmpty())
        return oneLine(code + message);
    return oneLine(message) + u" ("_s + oneLine(code) + u')';
}

} // namespace

RowText::RowText(const core::ResultSource &source)
    : m_source(source)
{
}

QString RowText::cell(qint64 row, ResultColumn column) const
{
    switch (column) {
    case ResultColumn::Number:
        return grouped(row + 1);
    case ResultColumn::State:
        return core::toWords(m_source.state(row));
    case ResultColumn::PartitionKey:
        return orDash(oneLine(QString::fromUtf8(m_source.record(row).partitionKey)));
    case ResultColumn::Shard:
        return shardText(row);
    case ResultColumn::SequenceNumber:
        return orDash(QString::fromLatin1(m_source.sequenceNumber(row)));
    case ResultColumn::Bytes:
        return grouped(m_source.record(row).size());
    case ResultColumn::Attempts:
        return grouped(m_source.attempts(row));
    case ResultColumn::Error:
        return errorText(m_source, row);
    case ResultColumn::Latency:
        return latencyText(m_source.latency(row));
    }
    return {};
}

bool RowText::hasMoved(qint64 row) const
{
    const qsizetype predicted = m_source.predictedShard(row);
    const qsizetype actual = m_source.actualShard(row);
    return predicted >= 0 && actual >= 0 && predicted != actual;
}

// Where it is; or, until it is stored, an arrow to where it would go.
QString RowText::shardText(qint64 row) const
{
    const QList<core::Shard> &shards = m_source.title().openShards;
    const qsizetype predicted = m_source.predictedShard(row);
    const qsizetype actual = m_source.actualShard(row);
    const QString expected = predicted < 0 ? QString() : shortShard(shards.at(predicted).id);
    if (hasMoved(row))
        return tr("%1, not %2").arg(shortShard(shards.at(actual).id), expected);
    if (actual >= 0)
        return shortShard(shards.at(actual).id);
    if (m_source.state(row) == core::RecordState::Stored)
        return orDash(oneLine(shortShard(QString::fromUtf8(m_source.outcome(row).shardId))));
    return expected.isEmpty() ? QString(dash) : QString(u"→ "_s + expected);
}

QString RowText::toolTip(qint64 row, ResultColumn column) const
{
    switch (column) {
    case ResultColumn::PartitionKey:
    case ResultColumn::SequenceNumber:
    case ResultColumn::Shard:
    case ResultColumn::Error:
        return plainToolTip(printable(core::cellText(m_source, row, column).left(2000)));
    default:
        return {};
    }
}

QString RowText::group(qint64 row, ResultColumn by) const
{
    switch (by) {
    case ResultColumn::Shard:
        return shardText(row);
    case ResultColumn::Error: {
        const QString code = m_source.errorCode(row);
        const QString words = core::ownCodeInWords(code);
        return code.isEmpty() ? tr("no error") : oneLine(words.isEmpty() ? code : words);
    }
    case ResultColumn::PartitionKey:
        return cell(row, ResultColumn::PartitionKey);
    default:
        return m_source.attempts(row) == 1 ? tr("1 try")
                                           : tr("%1 tries").arg(grouped(m_source.attempts(row)));
    }
}

} // namespace ui
