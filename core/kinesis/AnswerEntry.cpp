// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kinesis/AnswerEntry.h"

#include "core/kinesis/ErrorText.h"
#include "core/kinesis/Limits.h"
#include "core/text/Ascii.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::size_t maxShardIdLength = 128;
constexpr std::size_t maxCodeLength = 256;

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

// Eight digits at a time: each is 0x30 … 0x39, and stays below 0x40 with 6 more.
bool isSequenceNumber(std::string_view text)
{
    constexpr std::uint64_t sixes = 0x0606060606060606U;
    constexpr std::uint64_t upperHalves = 0xF0F0F0F0F0F0F0F0U;
    constexpr std::uint64_t digits = 0x3030303030303030U;
    if (text.empty() || text.size() > limits::sequenceNumberDigits)
        return false;
    std::uint64_t eight = 0;
    for (; text.size() >= sizeof eight; text.remove_prefix(sizeof eight)) {
        std::memcpy(&eight, text.data(), sizeof eight);
        if ((eight & upperHalves) != digits || ((eight + sixes) & upperHalves) != digits)
            return false;
    }
    return std::all_of(text.begin(), text.end(), isDigit);
}

std::size_t slotOf(std::string_view text, std::size_t count)
{
    const std::size_t last = text.empty() ? 0 : static_cast<unsigned char>(text.back());
    const std::size_t before = text.size() < 2 ? 0 : static_cast<unsigned char>(*(text.end() - 2));
    return (text.size() * 7 + before * 10 + last) % count;
}

QString readStored(const AnswerEntry &answer, PutRecordsEntry &entry)
{
    if (!isSequenceNumber(*answer.sequenceNumber))
        return u"has a sequence number that is not 1 to 129 digits"_s;
    if (!answer.shardId)
        return u"has a sequence number but no shard"_s;
    if (answer.errorMessage)
        return u"has both a sequence number and an error message"_s;
    entry.sequenceNumber = toView(*answer.sequenceNumber).toByteArray();
    return {};
}

} // namespace

QByteArray EntryReader::sharedShardId(std::string_view text)
{
    QByteArray &known = m_shardIds.at(slotOf(text, slotCount));
    if (known == toView(text))
        return known;
    if (isMadeOf(text, maxShardIdLength, isOfShardId))
        known = toView(text).toByteArray();
    return known == toView(text) ? known : QByteArray();
}

QString EntryReader::sharedText(std::string_view utf8)
{
    Text &known = m_texts.at(slotOf(utf8, slotCount));
    if (known.utf8 != toView(utf8)) {
        known.utf8 = toView(utf8).toByteArray();
        known.text = errorText(known.utf8);
    }
    return known.text;
}

QString EntryReader::readRefused(const AnswerEntry &answer, PutRecordsEntry &entry)
{
    if (!isMadeOf(*answer.errorCode, maxCodeLength, isPrintable))
        return u"has an error code that is not 1 to 256 printable characters"_s;
    entry.errorCode = sharedText(*answer.errorCode);
    if (answer.errorMessage)
        entry.errorMessage = sharedText(*answer.errorMessage);
    return {};
}

QString EntryReader::read(const AnswerEntry &answer, PutRecordsEntry &entry)
{
    if (answer.sequenceNumber.has_value() == answer.errorCode.has_value())
        return answer.errorCode ? u"has both a sequence number and an error code"_s
                                : u"has neither a sequence number nor an error code"_s;
    if (answer.shardId) {
        entry.shardId = sharedShardId(*answer.shardId);
        if (entry.shardId.isEmpty())
            return u"has a shard id that is not 1 to 128 letters, digits, “_”, “.” and “-”"_s;
    }
    return answer.sequenceNumber ? readStored(answer, entry) : readRefused(answer, entry);
}

} // namespace core
