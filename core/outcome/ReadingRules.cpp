// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kinesis/ServiceError.h"
#include "core/outcome/ExplanationRules.h"

#include <algorithm>
#include <array>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

// By action: each has a rate of its own, which has nothing to do with how much is written.
constexpr std::array readingRules{
    ExplanationRule{"GetRecords"_L1, ""_L1, u"{shard} is read too much.",
                    u"A shard answers five reads and gives 2 MiB a second, to all its readers "
                    "together. After a read of 10 MiB it gives nothing for five seconds.",
                    u"Read on after a pause of a second or more. If it stays, find out what else "
                    "reads this shard, give each reader enhanced fan-out, or add shards."},
    ExplanationRule{"GetShardIterator"_L1, ""_L1,
                    u"{shard} was asked too often for a place to read from.",
                    u"A shard gives five of them (shard iterators) a second, to all its readers "
                    "together.",
                    u"Start reading again after a pause of a second or more. If it stays, find out "
                    "what else reads this shard."},
    ExplanationRule{"ListStreams"_L1, ""_L1, u"Streams are listed too often.",
                    u"ListStreams answers five calls a second for the whole account, and other "
                    "programs count too.",
                    u"Wait a few seconds and try again. If it stays, find out what else lists the "
                    "streams of this account."},
    ExplanationRule{"DescribeStreamSummary"_L1, ""_L1, u"Streams are described too often.",
                    u"DescribeStreamSummary answers 20 calls a second for the whole account, and "
                    "other programs count too.",
                    u"Wait a few seconds and try again. If it stays, find out what else describes "
                    "the streams of this account."},
    ExplanationRule{"ListShards"_L1, ""_L1, u"The shards of {stream} are listed too often.",
                    u"ListShards answers 1,000 calls a second for one stream, and other programs "
                    "count too.",
                    u"Wait a few seconds and try again. If it stays, find out what else lists the "
                    "shards of this stream."},
};

} // namespace

const ExplanationRule *readingRule(const Error &error)
{
    const bool isTooOften = classOf(error.code) == CodeClass::Throttle
        && error.code != "KMSThrottlingException"_L1; // the rate of another service
    if (!isTooOften)
        return nullptr;
    const auto found =
        std::find_if(readingRules.begin(), readingRules.end(),
                     [&error](const auto &rule) { return error.action == rule.code; });
    return found == readingRules.end() ? nullptr : &*found;
}

} // namespace core
