// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/streams/GetCommand.h"
#include "core/kinesis/PositionText.h"

using namespace Qt::Literals::StringLiterals;

namespace app {
namespace {

using core::IteratorType;

core::Result<core::ShardPosition> atSequence(IteratorType type, const QString &text,
                                             const QString &option)
{
    if (!core::isSequenceNumber(text))
        return core::fail(usageError(option, u"\"%1\" is not a sequence number."_s.arg(text)));
    core::ShardPosition position;
    position.type = type;
    position.sequenceNumber = text.toLatin1();
    return position;
}

core::Result<core::ShardPosition> atTime(const QString &text, const QString &option)
{
    const auto time = core::timeFrom(text);
    if (!time)
        return core::fail(usageError(
            option,
            u"\"%1\" is not a time such as 2026-11-24T10:00:00Z or 1795514400."_s.arg(text)));
    core::ShardPosition position;
    position.type = IteratorType::AtTimestamp;
    position.timestampMs = *time;
    return position;
}

core::ShardPosition plain(IteratorType type)
{
    core::ShardPosition position;
    position.type = type;
    return position;
}

core::Result<core::ShardPosition> fromPlace(const QString &place)
{
    const QString option = u"--from"_s;
    if (place.isEmpty() || place == u"trim-horizon")
        return plain(IteratorType::TrimHorizon);
    if (place == u"latest")
        return plain(IteratorType::Latest);
    if (place.startsWith(u"at:"))
        return atSequence(IteratorType::AtSequenceNumber, place.mid(3), option);
    if (place.startsWith(u"after:"))
        return atSequence(IteratorType::AfterSequenceNumber, place.mid(6), option);
    auto position = atTime(place, option);
    if (!position)
        position.error().detail +=
            u" --from also takes trim-horizon, latest, at:SEQUENCE and after:SEQUENCE."_s;
    return position;
}

core::Result<core::ShardPosition> fromType(const Arguments &arguments)
{
    const QString type = arguments.value(u"iterator-type"_s);
    const QString sequence = arguments.value(u"starting-sequence-number"_s);
    const QString option = u"--starting-sequence-number"_s;
    for (const IteratorType known : {IteratorType::TrimHorizon, IteratorType::Latest}) {
        if (type.toLatin1() == core::toApi(known))
            return plain(known);
    }
    for (const IteratorType known :
         {IteratorType::AtSequenceNumber, IteratorType::AfterSequenceNumber}) {
        if (type.toLatin1() == core::toApi(known))
            return atSequence(known, sequence, option);
    }
    if (type.toLatin1() == core::toApi(IteratorType::AtTimestamp))
        return atTime(arguments.value(u"timestamp"_s), u"--timestamp"_s);
    return core::fail(
        usageError(u"--iterator-type"_s,
                   u"\"%1\" is not an iterator type of Kinesis: TRIM_HORIZON, LATEST, "
                   "AT_TIMESTAMP, AT_SEQUENCE_NUMBER or AFTER_SEQUENCE_NUMBER."_s.arg(type)));
}

// What belongs to another type would be passed over in silence.
core::Result<> checkTypeFits(const Arguments &arguments)
{
    const QString type = arguments.value(u"iterator-type"_s);
    if (arguments.has(u"timestamp"_s) && type != u"AT_TIMESTAMP")
        return core::fail(usageError(u"--timestamp"_s,
                                     u"--timestamp belongs to --iterator-type AT_TIMESTAMP; "
                                     "--from takes a time by itself."_s));
    if (arguments.has(u"starting-sequence-number"_s) && !type.endsWith(u"_SEQUENCE_NUMBER"))
        return core::fail(usageError(u"--starting-sequence-number"_s,
                                     u"--starting-sequence-number belongs to --iterator-type "
                                     "AT_SEQUENCE_NUMBER or AFTER_SEQUENCE_NUMBER."_s));
    return {};
}

} // namespace

core::Result<core::ShardPosition> positionFrom(const Arguments &arguments)
{
    const bool hasType = arguments.has(u"iterator-type"_s);
    if (hasType && arguments.has(u"from"_s))
        return core::fail(
            usageError(u"--from"_s, u"--from and --iterator-type say the same: give one."_s));
    if (const auto fits = checkTypeFits(arguments); !fits)
        return core::fail(fits.error());
    return hasType ? fromType(arguments) : fromPlace(arguments.value(u"from"_s));
}

} // namespace app
