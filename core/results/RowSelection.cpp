// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/results/RowSelection.h"

#include <QtEndian>

#include <algorithm>
#include <array>
#include <compare>
#include <cstring>
#include <limits>
#include <utility>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::size_t firstRunLength = 1024;
constexpr qsizetype bytesPerWork = 4096; // of payload that is searched

bool isAscii(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar it) { return it.unicode() < 0x80; });
}

bool holds(QByteArrayView bytes, const QString &text)
{
    const bool mayIgnoreCase = isAscii(text);
    if (mayIgnoreCase)
        return QLatin1StringView(bytes).contains(text, Qt::CaseInsensitive);
    return bytes.contains(text.toUtf8());
}

// "shard 2", as people read shardId-000000000002.
bool isShortNameOf(QStringView id, QStringView text)
{
    constexpr QStringView word = u"shard ";
    constexpr QStringView prefix = u"shardId-";
    if (!text.startsWith(word, Qt::CaseInsensitive) || !id.startsWith(prefix))
        return false;
    bool isNumber = false;
    const qint64 number = text.mid(word.size()).toLongLong(&isNumber);
    return isNumber && number == id.mid(prefix.size()).toLongLong(&isNumber) && isNumber;
}

bool shardHolds(const ResultSource &source, qsizetype shard, const QString &text)
{
    if (shard < 0)
        return false;
    const QString &id = source.title().openShards.at(shard).id;
    return id.contains(text, Qt::CaseInsensitive) || isShortNameOf(id, text);
}

bool textMatches(const ResultSource &source, qsizetype row, const QString &text)
{
    const Record &record = source.record(row);
    return holds(record.partitionKey, text) || holds(source.sequenceNumber(row), text)
        || QString::number(row + 1) == text
        || toWords(source.state(row)).contains(text, Qt::CaseInsensitive)
        || source.errorCode(row).contains(text, Qt::CaseInsensitive)
        || source.errorMessage(row).contains(text, Qt::CaseInsensitive)
        || shardHolds(source, source.actualShard(row), text)
        || shardHolds(source, source.predictedShard(row), text) || holds(record.data, text);
}

// The first bytes as a number that orders as they do.
quint64 prefix(QByteArrayView bytes)
{
    std::array<char, sizeof(quint64)> first{};
    std::copy_n(bytes.begin(), std::min<qsizetype>(bytes.size(), first.size()), first.begin());
    return qFromBigEndian<quint64>(first.data());
}

int compareBytes(QByteArrayView left, QByteArrayView right)
{
    const qsizetype common = std::min(left.size(), right.size());
    const int order =
        common == 0 ? 0 : std::memcmp(left.data(), right.data(), static_cast<std::size_t>(common));
    if (order != 0)
        return order;
    return left.size() < right.size() ? -1 : int(left.size() > right.size());
}

qsizetype shardOf(const ResultSource &source, qsizetype row)
{
    const qsizetype actual = source.actualShard(row);
    return actual >= 0 ? actual : source.predictedShard(row);
}

} // namespace

bool isSameGroup(const ResultSource &source, ResultColumn group, qsizetype left, qsizetype right)
{
    switch (group) {
    case ResultColumn::Shard:
        return shardOf(source, left) == shardOf(source, right);
    case ResultColumn::Error:
        return source.errorCode(left) == source.errorCode(right);
    case ResultColumn::PartitionKey:
        return source.record(left).partitionKey == source.record(right).partitionKey;
    default:
        return source.attempts(left) == source.attempts(right);
    }
}

bool matches(const ResultFilter &filter, const ResultSource &source, qsizetype row)
{
    return isOf(filter.chip, source, row)
        && (filter.text.isEmpty() || textMatches(source, row, filter.text));
}

RowSelection::RowSelection(const ResultSource &source, ResultFilter filter, ResultOrder order)
    : m_source(source)
    , m_filter(std::move(filter))
    , m_order(order)
{
}

bool RowSelection::proceed(qsizetype work)
{
    while (work > 0 && m_phase != Phase::Done) {
        switch (m_phase) {
        case Phase::Choose:
            work = choose(work);
            break;
        case Phase::SortRuns:
            work = sortRuns(work);
            break;
        default:
            work = mergeRuns(work);
        }
    }
    return m_phase == Phase::Done;
}

std::vector<qint32> RowSelection::takeRows()
{
    std::vector<qint32> rows;
    rows.reserve(m_entries.size());
    for (const Entry &entry : m_entries)
        rows.push_back(entry.row);
    m_entries = {};
    return rows;
}

qsizetype RowSelection::choose(qsizetype work)
{
    for (; work > 0 && m_next < m_source.rowCount(); ++m_next) {
        --work;
        if (!m_filter.text.isEmpty())
            work -= m_source.record(m_next).data.size() / bytesPerWork;
        if (matches(m_filter, m_source, m_next))
            m_entries.push_back({rankOf(m_order.group.value_or(m_order.column), m_next),
                                 static_cast<qint32>(m_next)});
    }
    if (m_next < m_source.rowCount())
        return work;

    m_next = 0;
    m_phase = Phase::SortRuns;
    if (m_order == ResultOrder{})
        m_phase = Phase::Done;
    return work;
}

quint64 RowSelection::rankOf(ResultColumn column, qsizetype row) const
{
    switch (column) {
    case ResultColumn::Number:
        return 0; // the row decides
    case ResultColumn::State:
        return static_cast<quint64>(m_source.state(row)) * 2 + (m_source.isThrottled(row) ? 1 : 0);
    case ResultColumn::PartitionKey:
        return prefix(m_source.record(row).partitionKey);
    case ResultColumn::Shard:
        return static_cast<quint64>(shardOf(m_source, row) + 1);
    case ResultColumn::SequenceNumber:
        return static_cast<quint64>(m_source.sequenceNumber(row).size());
    case ResultColumn::Bytes:
        return static_cast<quint64>(m_source.record(row).size());
    case ResultColumn::Attempts:
        return static_cast<quint64>(m_source.attempts(row));
    case ResultColumn::Error:
        return prefix(m_source.errorCode(row).toUtf8());
    case ResultColumn::Latency:
        return static_cast<quint64>(m_source.latency(row) + 1);
    }
    return 0;
}

int RowSelection::compareTexts(ResultColumn column, qint32 left, qint32 right) const
{
    switch (column) {
    case ResultColumn::PartitionKey:
        return compareBytes(m_source.record(left).partitionKey,
                            m_source.record(right).partitionKey);
    case ResultColumn::SequenceNumber:
        return compareBytes(m_source.sequenceNumber(left), m_source.sequenceNumber(right));
    case ResultColumn::Error:
        if (const int codes = m_source.errorCode(left).compare(m_source.errorCode(right)))
            return codes;
        return m_source.errorMessage(left).compare(m_source.errorMessage(right));
    default:
        return 0;
    }
}

int RowSelection::compareGroups(const Entry &left, const Entry &right) const
{
    if (left.rank != right.rank)
        return left.rank < right.rank ? -1 : 1;
    if (m_order.group == ResultColumn::Error)
        return m_source.errorCode(left.row).compare(m_source.errorCode(right.row));
    return compareTexts(*m_order.group, left.row, right.row);
}

bool RowSelection::isBefore(const Entry &left, const Entry &right) const
{
    const bool isRising = m_order.direction == Qt::AscendingOrder;
    quint64 leftRank = left.rank;
    quint64 rightRank = right.rank;
    if (m_order.group) {
        if (const int groups = compareGroups(left, right); groups != 0)
            return groups < 0;
        leftRank = rankOf(m_order.column, left.row);
        rightRank = rankOf(m_order.column, right.row);
    }
    if (leftRank != rightRank)
        return (leftRank < rightRank) == isRising;
    if (const int order = compareTexts(m_order.column, left.row, right.row); order != 0)
        return (order < 0) == isRising;
    const bool isNumberFalling = m_order.column == ResultColumn::Number && !isRising;
    return isNumberFalling ? left.row > right.row : left.row < right.row;
}

qsizetype RowSelection::sortRuns(qsizetype work)
{
    const auto count = std::ssize(m_entries);
    constexpr qsizetype workPerRow = 4;
    for (; work > 0 && m_next < count; m_next += qsizetype(firstRunLength)) {
        const qsizetype end = std::min<qsizetype>(m_next + qsizetype(firstRunLength), count);
        std::sort(m_entries.begin() + m_next, m_entries.begin() + end,
                  [this](const Entry &left, const Entry &right) { return isBefore(left, right); });
        work -= (end - m_next) * workPerRow;
    }
    if (m_next < count)
        return work;
    m_runLength = firstRunLength;
    m_phase = Phase::MergeRuns;
    m_merged.reserve(m_entries.size());
    startMerging();
    return work;
}

// The next two runs of this pass.
void RowSelection::startMerging()
{
    const std::size_t size = m_entries.size();
    m_left = m_merged.size();
    m_leftEnd = m_right = std::min(m_left + m_runLength, size);
    m_rightEnd = std::min(m_right + m_runLength, size);
}

qsizetype RowSelection::mergeRuns(qsizetype work)
{
    if (m_runLength >= m_entries.size()) {
        m_phase = Phase::Done;
        return work;
    }
    for (; work > 0 && (m_left < m_leftEnd || m_right < m_rightEnd); --work) {
        const bool takesRight = m_left == m_leftEnd
            || (m_right < m_rightEnd && isBefore(m_entries[m_right], m_entries[m_left]));
        m_merged.push_back(m_entries[takesRight ? m_right++ : m_left++]);
    }
    if (m_left < m_leftEnd || m_right < m_rightEnd)
        return work;

    if (m_merged.size() == m_entries.size()) {
        m_entries.swap(m_merged);
        m_merged.clear();
        m_runLength *= 2;
    }
    startMerging();
    return work;
}

} // namespace core
