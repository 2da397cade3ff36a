// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/functions/Vocabulary.h"

namespace core {

using namespace parameter;

namespace {

constexpr qint64 second = 1000;
constexpr qint64 day = 86'400 * second;

// What JavaScript writes for a Date, since that is what the Kinesis Data Generator sends.
constexpr QByteArrayView scriptForm =
    "ddd MMM DD YYYY HH:mm:ss [GMT]ZZ [(Coordinated Universal Time)]";

void appendDate(Call &call, qint64 time, std::size_t formatAt)
{
    const QByteArrayView format = call.text(formatAt);
    appendTime(call.out, {WallTime(Milliseconds(time)), 0}, format.isEmpty() ? scriptForm : format);
}

qint64 nowOf(const Call &call)
{
    return call.occasion.now.time.time_since_epoch().count();
}

// A reference that is given, or the time of the record.
qint64 reference(const Call &call, std::size_t index)
{
    return call.has(index) ? call.integer(index) : nowOf(call);
}

void writePast(Call &call)
{
    const qint64 back = call.random.between(second, call.integer(0) * 365 * day);
    appendDate(call, reference(call, 1) - back, 2);
}

void writeFuture(Call &call)
{
    const qint64 ahead = call.random.between(second, call.integer(0) * 365 * day);
    appendDate(call, reference(call, 1) + ahead, 2);
}

void writeBetween(Call &call)
{
    const qint64 first = std::min(call.integer(0), call.integer(1));
    const qint64 last = std::max(call.integer(0), call.integer(1));
    appendDate(call, call.random.between(first, last), 2);
}

void writeRecent(Call &call)
{
    appendDate(call, nowOf(call) - call.random.between(second, call.integer(0) * day), 1);
}

void writeSoon(Call &call)
{
    appendDate(call, nowOf(call) + call.random.between(second, call.integer(0) * day), 1);
}

// {"abbr": true} cuts a name to three letters.
void appendName(Call &call, std::span<const std::string_view> names)
{
    const Argument *abbreviates = call.arguments[0].find("abbr");
    const std::string_view name = call.random.pick(names);
    call.append(abbreviates && abbreviates->isTrue() ? name.substr(0, 3) : name);
}

void writeMonth(Call &call)
{
    appendName(call, monthNames());
}

void writeWeekday(Call &call)
{
    appendName(call, dayNames());
}

void writeNow(Call &call)
{
    appendTime(call.out, call.occasion.now, call.text(0));
}

void writeCurrent(Call &call)
{
    appendTime(call.out, call.occasion.now, {});
}

// moment.js ends its own format with Z when it is told to be in UTC.
void writeUtc(Call &call)
{
    const QByteArrayView format = call.text(0);
    appendTime(call.out, {call.occasion.now.time, 0},
               format.isEmpty() ? "YYYY-MM-DD[T]HH:mm:ss[Z]" : format);
}

} // namespace

namespace {

constexpr std::array functions{
    Function{
        .name = "date.now",
        .group = Group::Date,
        .origin = dataGenerator,
        .help = "The time of the record on the clock of this computer, in the tokens of moment.js.",
        .example = R"(date.now("DD/MMM/YYYY:HH:mm:ss Z"))",
        .parameters = {optional("format", Type::Format)},
        .write = writeNow},
    Function{.name = "date.utc",
             .group = Group::Date,
             .origin = dataGenerator,
             .help = "The time of the record in UTC, in the tokens of moment.js.",
             .example = R"(date.utc("dddd, MMMM Do YYYY, h:mm:ss a"))",
             .parameters = {optional("format", Type::Format)},
             .write = writeUtc},
    Function{.name = "date.simTime",
             .group = Group::Date,
             .origin = dataGenerator,
             .help =
                 "The time of the record, as date.now: the simulated one where time is simulated.",
             .example = "date.simTime",
             .parameters = {optional("format", Type::Format)},
             .write = writeNow},
    Function{.name = "current.timestamp",
             .group = Group::Date,
             .origin = dataGenerator,
             .help = "The old name of date.now in the Kinesis Data Generator.",
             .example = "current.timestamp",
             .write = writeCurrent},
    Function{.name = "date.past",
             .group = Group::Date,
             .origin = dataGenerator,
             .help = "A time in the years before now, or before the reference.",
             .example = "date.past(2)",
             .parameters = {integer("years", "1", 1, 1000), optional("reference", Type::Time),
                            optional("format", Type::Format)},
             .write = writePast},
    Function{.name = "date.future",
             .group = Group::Date,
             .origin = dataGenerator,
             .help = "A time in the years after now, or after the reference.",
             .example = R"(date.future(1, "2026-01-31", "YYYY-MM-DD"))",
             .parameters = {integer("years", "1", 1, 1000), optional("reference", Type::Time),
                            optional("format", Type::Format)},
             .write = writeFuture},
    Function{.name = "date.between",
             .group = Group::Date,
             .origin = dataGenerator,
             .help = "A time between two others.",
             .example = R"(date.between("2026-01-01", "2026-12-31"))",
             .parameters = {required("from", Type::Time), required("to", Type::Time),
                            optional("format", Type::Format)},
             .write = writeBetween},
    Function{.name = "date.recent",
             .group = Group::Date,
             .origin = dataGenerator,
             .help = "A time in the days before now.",
             .example = "date.recent(7)",
             .parameters = {integer("days", "1", 1, 10000), optional("format", Type::Format)},
             .write = writeRecent},
    Function{.name = "date.soon",
             .group = Group::Date,
             .origin = dataGenerator,
             .help = "A time in the days after now.",
             .example = "date.soon(7)",
             .parameters = {integer("days", "1", 1, 10000), optional("format", Type::Format)},
             .write = writeSoon},
    Function{.name = "date.month",
             .group = Group::Date,
             .origin = dataGenerator,
             .help = R"(The name of a month, three letters of it with {"abbr": true}.)",
             .example = R"(date.month({"abbr": true}))",
             .parameters = {optional("options", Type::Object)},
             .write = writeMonth},
    Function{.name = "date.weekday",
             .group = Group::Date,
             .origin = dataGenerator,
             .help = R"(The name of a weekday, three letters of it with {"abbr": true}.)",
             .example = "date.weekday",
             .parameters = {optional("options", Type::Object)},
             .write = writeWeekday},
};

} // namespace

std::span<const Function> dateFunctions()
{
    return functions;
}

} // namespace core
