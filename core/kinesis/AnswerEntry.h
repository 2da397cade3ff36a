// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kinesis/PutRecords.h"

#include <QString>

#include <array>
#include <optional>
#include <string_view>

namespace core {

// The members of an answer about one record, as they were found; absent and null are the same.
struct AnswerEntry
{
    std::optional<std::string_view> sequenceNumber;
    std::optional<std::string_view> shardId;
    std::optional<std::string_view> errorCode;
    std::optional<std::string_view> errorMessage;
};

// Makes entries of what was found. The entries of one answer name few shards and few errors: equal
// ones share their bytes.
class EntryReader
{
public:
    // Fills `entry` when the answer says one thing, "stored" or "refused", in the forms of the API.
    // Else returns what is wrong, in words that follow "Entry 7".
    QString read(const AnswerEntry &answer, PutRecordsEntry &entry);

private:
    struct Text
    {
        QByteArray utf8;
        QString text;
    };

    QString readRefused(const AnswerEntry &answer, PutRecordsEntry &entry);
    QByteArray sharedShardId(std::string_view text); // empty when it is none
    QString sharedText(std::string_view utf8);

    static constexpr std::size_t slotCount = 64; // by their ends: shard ids differ there
    std::array<QByteArray, slotCount> m_shardIds;
    std::array<Text, slotCount> m_texts;
};

} // namespace core
