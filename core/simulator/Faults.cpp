// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/Faults.h"

#include "core/kinesis/Limits.h"

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace core {

namespace {

struct KindName
{
    const char *name;
    Fault::Kind kind;
};

constexpr std::array kindNames{
    KindName{"throttle", Fault::Kind::ThrottleRecords},
    KindName{"fail-records", Fault::Kind::FailRecords},
    KindName{"shard-cap", Fault::Kind::CapShard},
    KindName{"error", Fault::Kind::FailRequest},
    KindName{"latency", Fault::Kind::Latency},
    KindName{"drop", Fault::Kind::DropAfter},
    KindName{"truncate", Fault::Kind::Truncate},
    KindName{"html", Fault::Kind::Html},
    KindName{"empty", Fault::Kind::Empty},
    KindName{"hang", Fault::Kind::Hang},
    KindName{"wrong-count", Fault::Kind::WrongCount},
    KindName{"skew", Fault::Kind::Skew},
};

tl::unexpected<Error> badInput(const QString &text, const QString &why)
{
    return fail(
        {.kind = Error::Kind::BadInput, .detail = QString(u"Fault “"_s + text + u"”: "_s + why)});
}

QString allNames()
{
    QStringList names;
    for (const KindName &each : kindNames)
        names.append(QString::fromLatin1(each.name));
    return names.join(u", "_s);
}

bool isWord(const QString &text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) {
        return c.unicode() < 128 && (c.isLetterOrNumber() || c == u'-' || c == u'_' || c == u'.');
    });
}

bool readNumber(const QString &value, int least, int most, int &number)
{
    bool isNumber = false;
    number = value.toInt(&isNumber);
    return isNumber && number >= least && number <= most;
}

// Each reads one option into the fault; false when the value is not one.
struct Option
{
    const char *name;
    const char *values; // for people
    QList<Fault::Kind> kinds; // that have this option; empty: all
    bool (*read)(const QString &value, Fault &fault);
};

bool readPercent(const QString &value, Fault &fault)
{
    bool isNumber = false;
    fault.percent = value.toDouble(&isNumber);
    return isNumber && fault.percent >= 0 && fault.percent <= 100;
}

bool readEvery(const QString &value, Fault &fault)
{
    return readNumber(value, 1, 1000000, fault.every);
}

bool readFirst(const QString &value, Fault &fault)
{
    return readNumber(value, 1, 1000000, fault.first);
}

bool readAction(const QString &value, Fault &fault)
{
    fault.action = value;
    return isWord(value);
}

bool readShard(const QString &value, Fault &fault)
{
    bool isIndex = false;
    const int index = value.toInt(&isIndex);
    fault.shardId =
        isIndex ? QString(u"shardId-"_s + QString::number(index).rightJustified(12, u'0')) : value;
    return isWord(value) && index >= 0;
}

bool readRecords(const QString &value, Fault &fault)
{
    return readNumber(value, 1, limits::shardRecordsPerSecond, fault.recordsPerSecond);
}

bool readKib(const QString &value, Fault &fault)
{
    return readNumber(value, 1, limits::shardBytesPerSecond / 1024, fault.kibPerSecond);
}

bool readCode(const QString &value, Fault &fault)
{
    fault.code = value;
    return isWord(value);
}

bool readStatus(const QString &value, Fault &fault)
{
    return readNumber(value, 400, 599, fault.status);
}

bool readMilliseconds(const QString &value, Fault &fault)
{
    return readNumber(value, 0, 3600000, fault.milliseconds);
}

bool readSeconds(const QString &value, Fault &fault)
{
    return readNumber(value, -86400, 86400, fault.seconds);
}

bool readWhen(const QString &value, Fault &fault)
{
    fault.kind = value == u"before" ? Fault::Kind::DropBefore : Fault::Kind::DropAfter;
    return value == u"before" || value == u"after";
}

const std::array<Option, 12> &options()
{
    using Kind = Fault::Kind;
    static const std::array<Option, 12> all{{
        {"percent", "0 to 100", {}, readPercent},
        {"every", "a number from 1", {}, readEvery},
        {"first", "a number from 1", {}, readFirst},
        {"action", "an action such as PutRecords", {}, readAction},
        {"shard",
         "a shard id or its number",
         {Kind::ThrottleRecords, Kind::FailRecords, Kind::CapShard},
         readShard},
        {"records", "1 to 1,000 a second", {Kind::CapShard}, readRecords},
        {"kib", "1 to 1,024 a second", {Kind::CapShard}, readKib},
        {"code", "an error code", {Kind::FailRequest}, readCode},
        {"status", "400 to 599", {Kind::FailRequest, Kind::Empty}, readStatus},
        {"ms", "0 to 3,600,000", {Kind::Latency}, readMilliseconds},
        {"seconds", "-86,400 to 86,400", {Kind::Skew}, readSeconds},
        {"when", "before or after", {Kind::DropBefore, Kind::DropAfter}, readWhen},
    }};
    return all;
}

bool isFor(const Option &option, Fault::Kind kind)
{
    return option.kinds.isEmpty() || option.kinds.contains(kind);
}

QString optionNames(Fault::Kind kind)
{
    QStringList names;
    for (const Option &option : options()) {
        if (isFor(option, kind))
            names.append(QString::fromLatin1(option.name));
    }
    return names.join(u", "_s);
}

Result<> readOption(const QString &text, const QString &pair, Fault &fault)
{
    const QString name = pair.section(u'=', 0, 0).trimmed();
    const QString value = pair.section(u'=', 1).trimmed();
    const auto option = std::find_if(options().begin(), options().end(), [&](const Option &each) {
        return name == QLatin1StringView(each.name) && isFor(each, fault.kind);
    });
    if (option == options().end() || !pair.contains(u'='))
        return badInput(text,
                        u"“%1” is not one of its options: %2, each with “=” and a value."_s.arg(
                            pair, optionNames(fault.kind)));
    if (!option->read(value, fault))
        return badInput(
            text, u"%1 is %2, not “%3”."_s.arg(name, QString::fromLatin1(option->values), value));
    return {};
}

// What an option must say because nothing else could be meant.
QString missingOption(const Fault &fault)
{
    if (fault.kind == Fault::Kind::FailRequest && fault.code.isEmpty())
        return u"code"_s;
    if (fault.kind == Fault::Kind::CapShard && fault.recordsPerSecond == 0
        && fault.kibPerSecond == 0)
        return u"records” or “kib"_s;
    if (fault.kind == Fault::Kind::Latency && fault.milliseconds == 0)
        return u"ms"_s;
    if (fault.kind == Fault::Kind::Skew && fault.seconds == 0)
        return u"seconds"_s;
    return {};
}

} // namespace

Result<Fault> faultFromText(const QString &text)
{
    const QString name = text.section(u':', 0, 0).trimmed();
    const QString rest = text.section(u':', 1).trimmed();
    const auto found = std::find_if(kindNames.begin(), kindNames.end(), [&](const KindName &each) {
        return name == QLatin1StringView(each.name);
    });
    if (found == kindNames.end())
        return badInput(text, u"there is no kind “%1”. There are: %2."_s.arg(name, allNames()));
    Fault fault{.kind = found->kind};
    const QStringList pairs = rest.isEmpty() ? QStringList() : rest.split(u',');
    QStringList given;
    for (const QString &pair : pairs) {
        const QString option = pair.section(u'=', 0, 0).trimmed();
        if (given.contains(option))
            return badInput(text, u"it has the option “%1” twice."_s.arg(option));
        given.append(option);
        if (auto read = readOption(text, pair.trimmed(), fault); !read)
            return fail(read.error());
    }
    if (const QString missing = missingOption(fault); !missing.isEmpty())
        return badInput(text, u"it needs the option “%1”."_s.arg(missing));
    return fault;
}

} // namespace core
