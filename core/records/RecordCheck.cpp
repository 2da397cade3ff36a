// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/RecordCheck.h"

#include "core/kinesis/HashKey.h"
#include "core/text/Ascii.h"

#include <QLocale>

#include <algorithm>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

QString grouped(qint64 number)
{
    return QLocale(QLocale::English, QLocale::UnitedStates).toString(number);
}

QString bytesText(qint64 count)
{
    return grouped(count) + (count == 1 ? u" byte"_s : u" bytes"_s);
}

// Lengths of valid UTF-8 text as others count them.
struct TextLength
{
    qsizetype codePoints = 0;
    qsizetype utf16Units = 0;
};

TextLength lengthOf(QByteArrayView utf8)
{
    TextLength length;
    for (const char character : utf8) {
        const auto byte = static_cast<unsigned char>(character);
        if ((byte & 0xC0) == 0x80)
            continue;
        ++length.codePoints;
        length.utf16Units += byte >= 0xF0 ? 2 : 1;
    }
    return length;
}

RecordProblem problem(QString field, QString message)
{
    return {.field = std::move(field), .message = std::move(message)};
}

RecordProblem warning(QString field, QString message)
{
    return {.field = std::move(field), .message = std::move(message), .isWarning = true};
}

void checkPartitionKey(QByteArrayView key, RecordDistribution distribution,
                       QList<RecordProblem> &problems)
{
    const QString field = u"partitionKey"_s;
    if (key.isEmpty()) {
        if (distribution == RecordDistribution::ByPartitionKey)
            problems += problem(field,
                                u"The partition key is empty. The stream picks the shard by it: "
                                "give it 1 to 256 characters."_s);
        return;
    }
    if (key.size() <= limits::partitionKeyCharacters && key.isValidUtf8())
        return;
    if (!key.isValidUtf8()) {
        problems += problem(field,
                            u"The partition key is not valid UTF-8 and cannot be sent as text. "
                            "Use text, or the bytes as hex digits."_s);
        return;
    }
    const TextLength length = lengthOf(key);
    if (length.codePoints > limits::partitionKeyCharacters) {
        problems += problem(field,
                            u"The partition key has %1 characters; Kinesis takes at most 256. "
                            "Shorten it, or use a digest of it."_s.arg(grouped(length.codePoints)));
    } else if (length.utf16Units > limits::partitionKeyCharacters) {
        problems += warning(
            field,
            u"The partition key has %1 characters, but %2 when those beyond U+FFFF count twice. "
            "The service may refuse it; shorten it to be safe."_s.arg(grouped(length.codePoints),
                                                                      grouped(length.utf16Units)));
    }
}

void checkExplicitHashKey(QByteArrayView key, RecordDistribution distribution,
                          QList<RecordProblem> &problems)
{
    if (key.isEmpty())
        return;
    const QString field = u"explicitHashKey"_s;
    const QString fault = explicitHashKeyFault(key);
    if (!fault.isEmpty()) {
        problems += problem(field,
                            u"The explicit hash key %1. Give a whole number from 0 to 2^128−1, or "
                            "leave it out to let the partition key decide."_s.arg(fault));
    } else if (distribution == RecordDistribution::Automatic) {
        problems += warning(field,
                            u"This stream spreads records by itself and ignores the explicit hash "
                            "key. Leave it out."_s);
    }
}

void checkSize(const Record &record, qint64 maxRecordBytes, QList<RecordProblem> &problems)
{
    const qint64 data = record.data.size();
    if (data > limits::maxRecordBytes) {
        problems +=
            problem(u"data"_s,
                    u"The data has %1 bytes; Kinesis takes at most 10 MiB (%2 bytes). Split "
                    "it, compress it, or send a reference to it."_s.arg(
                        grouped(data), grouped(limits::maxRecordBytes)));
    } else if (record.size() > maxRecordBytes) {
        problems += problem(
            u"data"_s,
            u"Data (%1 bytes) and partition key (%2 bytes) together are %3 over this "
            "stream's record limit of %4. Make the data smaller, or raise the stream's maximum "
            "record size."_s.arg(grouped(data), grouped(record.partitionKey.size()),
                                 bytesText(record.size() - maxRecordBytes),
                                 grouped(maxRecordBytes)));
    }
}

} // namespace

QList<RecordProblem> checkRecord(const Record &record, const RecordRules &rules)
{
    QList<RecordProblem> problems;
    checkPartitionKey(record.partitionKey, rules.distribution, problems);
    checkExplicitHashKey(record.explicitHashKey, rules.distribution, problems);
    checkSize(record, rules.maxRecordBytes, problems);
    return problems;
}

bool isSendable(const QList<RecordProblem> &problems)
{
    return std::all_of(problems.begin(), problems.end(), std::mem_fn(&RecordProblem::isWarning));
}

Error toError(const RecordProblem &problem, qint64 number)
{
    return {.kind = Error::Kind::BadInput,
            .detail = problem.message,
            .where = u"record %1, %2"_s.arg(QString::number(number), problem.field)};
}

QString explicitHashKeyFault(QByteArrayView text)
{
    if (text.isEmpty())
        return u"is empty"_s;
    const auto stranger = std::find_if_not(text.begin(), text.end(), isDigit);
    if (stranger != text.end()) {
        return u"is not a decimal number: only the digits 0 to 9 are allowed, and byte %1 is "
               "something else"_s.arg(stranger - text.begin() + 1);
    }
    if (text.size() > 1 && text.front() == '0')
        return u"has a leading zero"_s;
    if (!HashKey::fromDecimal(text))
        return u"is larger than 2^128−1 (340282366920938463463374607431768211455)"_s;
    return {};
}

} // namespace core
