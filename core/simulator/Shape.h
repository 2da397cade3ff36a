// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <vector>

namespace core::simulator {

// What the service's model says about the input of an action (service model of Kinesis, version
// 2013-12-02, with what was added until November 2026).

enum class Type { Boolean, Integer, String, Blob, Timestamp, List, Structure };

// A regular expression of the model: its text for people, and the same as a function.
struct Pattern
{
    const char *text;
    bool (*matches)(QByteArrayView);
};

// When a member may be absent although the model's older form demanded it.
enum class Waiver {
    Never,
    StreamIsNamedByArn, // StreamName
    KeysAreAutomatic, // PartitionKey, for a stream of RecordDistributionStrategy AUTO
    StreamIsOnDemand, // ShardCount
};

struct Constraint
{
    enum class Kind {
        NotNull,
        MinLength,
        MaxLength,
        MinValue,
        MaxValue,
        Matches,
        OneOf,
        RecordSize
    };

    Kind kind = Kind::NotNull;
    qint64 bound = 0; // of the four with a number
    const Pattern *pattern = nullptr; // Matches
    std::vector<const char *> values = {}; // OneOf, in the order the service lists them
    Waiver waiver = Waiver::Never; // NotNull
};

// A member of a structure, or the items of a list, or a whole input.
struct Shape
{
    const char *name = "";
    Type type = Type::Structure;
    std::vector<Constraint> constraints = {}; // in the order in which the service complains
    std::vector<Shape> members = {}; // of a structure; of a list: its items
    const char *itemText = nullptr; // how the service prints an item of a list
};

// The inputs, one per action we have.
const Shape &createStreamShape();
const Shape &deleteStreamShape();
const Shape &describeStreamShape();
const Shape &describeStreamSummaryShape();
const Shape &getRecordsShape();
const Shape &getShardIteratorShape();
const Shape &listShardsShape();
const Shape &listStreamsShape();
const Shape &mergeShardsShape();
const Shape &putRecordShape();
const Shape &putRecordsShape();
const Shape &splitShardShape();
const Shape &updateMaxRecordSizeShape();
const Shape &updateStreamRecordDistributionStrategyShape();

} // namespace core::simulator
