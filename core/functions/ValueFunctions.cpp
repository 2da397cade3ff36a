// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/functions/Vocabulary.h"
#include "core/generators/TimeText.h"

namespace core {

using namespace Qt::Literals::StringLiterals;
using namespace parameter;

namespace {

quint64 milliseconds(const Call &call)
{
    return static_cast<quint64>(call.occasion.now.time.time_since_epoch().count());
}

// RFC 9562 section 5.7: the time in front, so that they sort.
void writeUuid7(Call &call)
{
    const quint64 high = (milliseconds(call) << 16U) | 0x7000U | (call.random.next() >> 52U);
    appendUuid(call.out, high, (call.random.next() >> 2U) | 0x8000000000000000U);
}

// Crockford's base 32: 10 characters of time, 16 of chance.
void writeUlid(Call &call)
{
    constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    const quint64 time = milliseconds(call);
    for (unsigned shift = 45; shift < 64; shift -= 5)
        call.out.append(alphabet[(time >> shift) & 0x1FU]);
    for (const quint64 bits : {call.random.next(), call.random.next()}) {
        for (unsigned shift = 0; shift < 40; shift += 5)
            call.out.append(alphabet[(bits >> shift) & 0x1FU]);
    }
}

void appendMoment(Call &call, WallTime time, QByteArrayView format)
{
    if (format.isEmpty())
        appendIsoTime(call.out, time);
    else
        appendTime(call.out, {time, call.occasion.now.minutesEast}, format);
}

void writeNow(Call &call)
{
    const bool isFormat = call.has(0) && !call.arguments[0].number;
    const WallTime time = call.occasion.now.time + Milliseconds(isFormat ? 0 : call.integer(0));
    appendMoment(call, time, isFormat ? call.text(0) : call.text(1));
}

QString checkNow(std::span<const Argument> arguments)
{
    const bool hasTwoFormats =
        !arguments[0].isAbsent() && !arguments[0].number && !arguments[1].isAbsent();
    return hasTwoFormats ? u"The first of two arguments is a time span such as \"-2h\"."_s
                         : QString();
}

// Seconds, or what is finer: 10^3, 10^6 or 10^9 in a second.
int finenessOf(QByteArrayView unit)
{
    return unit == "s" ? 0 : unit == "ms" ? 3 : unit == "us" ? 6 : unit == "ns" ? 9 : -1;
}

void writeTimestamp(Call &call)
{
    const qint64 time =
        (call.occasion.now.time + Milliseconds(call.integer(1))).time_since_epoch().count();
    const int fineness = finenessOf(call.text(0));
    if (fineness == 0) {
        appendInteger(call.out, (time - (time % 1000 + 1000) % 1000) / 1000);
        return;
    }
    appendInteger(call.out, time);
    call.out.append(fineness - 3, '0');
}

QString checkTimestamp(std::span<const Argument> arguments)
{
    return finenessOf(arguments[0].text) >= 0 ? QString()
                                              : u"The unit is \"s\", \"ms\", \"us\" or \"ns\"."_s;
}

qint64 stepped(qint64 start, qint64 step, qint64 record)
{
    return static_cast<qint64>(static_cast<quint64>(start)
                               + static_cast<quint64>(step) * static_cast<quint64>(record));
}

void writeStepTime(Call &call)
{
    const qint64 time = stepped(call.integer(0), call.integer(1), call.occasion.record);
    appendMoment(call, WallTime(Milliseconds(time)), call.text(2));
}

void writeSeq(Call &call)
{
    appendInteger(call.out, stepped(call.integer(0), call.integer(1), call.occasion.record));
}

void writeInt(Call &call)
{
    const qint64 first = call.integer(0);
    const qint64 second = call.integer(1);
    appendInteger(call.out, call.random.between(std::min(first, second), std::max(first, second)));
}

void writeFloat(Call &call)
{
    appendBetween(call, call.number(0), call.number(1), static_cast<int>(call.integer(2)));
}

// The sum of twelve even draws is near enough to a bell (Irwin and Hall), and integers only.
void writeNormal(Call &call)
{
    constexpr qint64 one = 1'000'000;
    qint64 sum = -6 * one;
    for (int i = 0; i < 12; ++i)
        sum += call.random.between(0, one);
    __extension__ using Wide = __int128;
    const int places = static_cast<int>(call.integer(2));
    const Decimal mean = call.number(0).withPlaces(places).value_or(Decimal{0, places});
    const Decimal deviation = call.number(1).withPlaces(places).value_or(Decimal{0, places});
    const auto offset = static_cast<qint64>(Wide{deviation.units} * sum / one);
    appendDecimal(call.out, {mean.units + offset, places});
}

QString checkNormal(std::span<const Argument> arguments)
{
    if (arguments[1].number->units < 0)
        return u"The deviation must not be negative."_s;
    return checkPlaces(arguments);
}

void writeBool(Call &call)
{
    const bool isTrue = call.random.below(100) < static_cast<quint64>(call.integer(0));
    call.append(isTrue ? "true" : "false");
}

// The items of a list, or the arguments themselves.
std::span<const Argument> choices(const Call &call)
{
    const bool isOneList =
        call.arguments.size() == 1 && call.arguments[0].kind == Argument::Kind::List;
    return isOneList ? std::span<const Argument>(call.arguments[0].items) : call.arguments;
}

void writePick(Call &call)
{
    appendText(call.out, call.random.pick(choices(call)));
}

QString checkPick(std::span<const Argument> arguments)
{
    const bool isEmpty = arguments.size() == 1 && arguments[0].kind == Argument::Kind::List
        && arguments[0].items.empty();
    return isEmpty ? u"The list is empty: there is nothing to pick from."_s : QString();
}

void writeRound(Call &call)
{
    const auto all = choices(call);
    appendText(call.out, all[static_cast<std::size_t>(call.occasion.record) % all.size()]);
}

void writeWeighted(Call &call)
{
    const Argument &all = call.arguments[0];
    call.out.append(all.keys[drawWeighted(call.random, all.items)]);
}

QString checkWeighted(std::span<const Argument> arguments)
{
    return checkWeights(arguments[0].items);
}

constexpr std::array functions{
    Function{.name = "uuid",
             .group = Group::Identity,
             .help = "A random UUID (version 4).",
             .example = "uuid()",
             .write = writeUuid4},
    Function{.name = "uuid4",
             .group = Group::Identity,
             .help = "A random UUID (version 4), as uuid().",
             .example = "uuid4()",
             .write = writeUuid4},
    Function{.name = "uuid7",
             .group = Group::Identity,
             .help =
                 "A UUID (version 7) that starts with the time of the record, so that they sort.",
             .example = "uuid7()",
             .write = writeUuid7},
    Function{.name = "ulid",
             .group = Group::Identity,
             .help = "A ULID: 26 characters, the time in front.",
             .example = "ulid()",
             .write = writeUlid},
    Function{.name = "seq",
             .group = Group::Identity,
             .help = "A counter: start for the first record, and step more for each that follows.",
             .example = "seq(1000, 10)",
             .parameters = {integer("start", "1"), integer("step", "1")},
             .write = writeSeq},
    Function{
        .name = "now",
        .group = Group::Time,
        .help = "The time of the record in UTC with milliseconds, moved by a time span, or in a "
                "format of its own.",
        .example = R"(now("-2h", "YYYY-MM-DD HH:mm:ss"))",
        .parameters = {optional("offset", Type::StretchOrFormat), optional("format", Type::Format)},
        .write = writeNow,
        .check = checkNow},
    Function{
        .name = "timestamp",
        .group = Group::Time,
        .help = "The time of the record as a number since 1970: unit s, ms, us or ns.",
        .example = R"(timestamp("ms"))",
        .parameters = {optional("unit", Type::Text, R"("s")"), optional("offset", Type::Stretch)},
        .write = writeTimestamp,
        .check = checkTimestamp},
    Function{
        .name = "stepTime",
        .group = Group::Time,
        .help = "Simulated time: start for the first record, and step later for each that follows.",
        .example = R"(stepTime("2026-01-31T10:00:00Z", "15m"))",
        .parameters = {required("start", Type::Time), optional("step", Type::Stretch, R"("1s")"),
                       optional("format", Type::Format)},
        .write = writeStepTime},
    Function{.name = "int",
             .group = Group::Number,
             .help = "A whole number from min to max, both included.",
             .example = "int(1, 6)",
             .parameters = {integer("min", "0"), integer("max", "100")},
             .write = writeInt},
    Function{.name = "float",
             .group = Group::Number,
             .help = "A number from min to max with a fixed count of decimals.",
             .example = "float(5, 500, 2)",
             .parameters = {optional("min", Type::Number, "0"), optional("max", Type::Number, "1"),
                            integer("decimals", "2", 0, Decimal::mostPlaces)},
             .write = writeFloat,
             .check = checkPlaces},
    Function{.name = "normal",
             .group = Group::Number,
             .help =
                 "A number near mean, about two thirds of them within the deviation: readings of "
                 "a sensor.",
             .example = "normal(21.5, 0.8, 1)",
             .parameters = {optional("mean", Type::Number, "0"),
                            optional("deviation", Type::Number, "1"),
                            integer("decimals", "2", 0, Decimal::mostPlaces)},
             .write = writeNormal,
             .check = checkNormal},
    Function{.name = "bool",
             .group = Group::Number,
             .help = "true or false; true in so many of 100 cases.",
             .example = "bool(90)",
             .parameters = {integer("percent", "50", 0, 100)},
             .write = writeBool},
    Function{.name = "pick",
             .group = Group::Choice,
             .help = "One of the values, or of the items of one list.",
             .example = R"(pick("red", "green", "blue"))",
             .parameters = {required("value", Type::Value)},
             .write = writePick,
             .check = checkPick,
             .repeatsLast = true},
    Function{.name = "roundRobin",
             .group = Group::Choice,
             .help =
                 "The values, or the items of one list, in turn: the first for the first record.",
             .example = R"(roundRobin("a", "b", "c"))",
             .parameters = {required("value", Type::Value)},
             .write = writeRound,
             .check = checkPick,
             .repeatsLast = true},
    Function{.name = "weighted",
             .group = Group::Choice,
             .help = "One of the names, as often as the number behind it says.",
             .example = R"(weighted({"ok": 9, "failed": 1}))",
             .parameters = {required("weights", Type::Object)},
             .write = writeWeighted,
             .check = checkWeighted},
};

} // namespace

std::span<const Function> valueFunctions()
{
    return functions;
}

} // namespace core
