// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kinesis/AnswerEntry.h"

#include "core/kinesis/ErrorText.h"
#include "core/kinesis/Limits.h"

#include <algorithm>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::size_t maxShardIdLength = 128;
constexpr std::size_t maxCodeLength = 256;

bool isDigit(char character)
{
    return character >= '0' && character <= '9';
}

bool isOfShardId(char character)
{
    return isDigit(character) || (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z') || character == '-' || character == '_'
        || character == '.';
}

bool isPrintable(char character)
{
    return character > ' ' && character < '\x7f';
}

template <typename Predicate>
bool isMadeOf(std::string_view text, std::size_t maxLength, Predicate predicate)
{
    return !text.empty() && text.size() <= maxLength
        && std::all_of(text.begin(), text.end(), predicate);
}

QByteArrayView toView(std::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

QString problemOfStored(const AnswerEntry &answer)
{
    if (!isMadeOf(*answer.sequenceNumber, limits::sequenceNumberDigits, isDigit))
        return u"has a sequence number that is not 1 to 129 digits"_s;
    if (!answer.shardId)
        return u"has a sequence number but no shard"_s;
    if (answer.errorMessage)
        return u"has both a sequence number and an error message"_s;
    return {};
}

QString problemOf(const AnswerEntry &answer)
{
    if (answer.sequenceNumber && answer.errorCode)
        return u"has both a sequence number and an error code"_s;
    if (!answer.sequenceNumber && !answer.errorCode)
        return u"has neither a sequence number nor an error code"_s;
    if (answer.shardId && !isMadeOf(*answer.shardId, maxShardIdLength, isOfShardId))
        return u"has a shard id that is not 1 to 128 letters, digits, “_”, “.” and “-”"_s;
    if (answer.sequenceNumber)
        return problemOfStored(answer);
    if (!isMadeOf(*answer.errorCode, maxCodeLength, isPrintable))
        return u"has an error code that is not 1 to 256 printable characters"_s;
    return {};
}

std::size_t slotOf(std::string_view text, std::size_t count)
{
    const std::size_t last = text.empty() ? 0 : static_cast<unsigned char>(text.back());
    const std::size_t before = text.size() < 2 ? 0 : static_cast<unsigned char>(*(text.end() - 2));
    return (text.size() * 7 + before * 10 + last) % count;
}

} // namespace

const QByteArray &EntryReader::shared(std::string_view shardId)
{
    QByteArray &known = m_shardIds.at(slotOf(shardId, slotCount));
    if (known != toView(shardId))
        known = toView(shardId).toByteArray();
    return known;
}

const QString &EntryReader::sharedText(std::string_view utf8)
{
    Text &known = m_texts.at(slotOf(utf8, slotCount));
    if (known.utf8 != toView(utf8)) {
        known.utf8 = toView(utf8).toByteArray();
        known.text = errorText(known.utf8);
    }
    return known.text;
}

QString EntryReader::read(const AnswerEntry &answer, PutRecordsEntry &entry)
{
    QString problem = problemOf(answer);
    if (!problem.isEmpty())
        return problem;
    if (answer.sequenceNumber)
        entry.sequenceNumber = toView(*answer.sequenceNumber).toByteArray();
    if (answer.shardId)
        entry.shardId = shared(*answer.shardId);
    if (answer.errorCode)
        entry.errorCode = sharedText(*answer.errorCode);
    if (answer.errorMessage)
        entry.errorMessage = sharedText(*answer.errorMessage);
    return {};
}

} // namespace core
