// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generators/DateFormat.h"

#include "core/generators/Decimal.h"

#include <algorithm>
#include <array>

namespace core {

namespace {

using namespace std::string_view_literals;

constexpr std::array months{"January"sv,   "February"sv, "March"sv,    "April"sv,
                            "May"sv,       "June"sv,     "July"sv,     "August"sv,
                            "September"sv, "October"sv,  "November"sv, "December"sv};
constexpr std::array days{"Sunday"sv,   "Monday"sv, "Tuesday"sv, "Wednesday"sv,
                          "Thursday"sv, "Friday"sv, "Saturday"sv};

// The parts of a moment that a calendar and a clock show.
struct Parts
{
    int year = 0;
    unsigned month = 0; // 1 … 12
    unsigned day = 0;
    unsigned weekday = 0; // 0 is Sunday
    unsigned dayOfYear = 0; // 1 … 366
    unsigned hour = 0;
    unsigned minute = 0;
    unsigned second = 0;
    unsigned millisecond = 0;
    qint64 sinceEpoch = 0; // milliseconds, of the moment itself
    int minutesEast = 0;
};

unsigned dayOfYear(const std::chrono::year_month_day &date)
{
    const auto first = std::chrono::sys_days(date.year() / 1 / 1);
    return static_cast<unsigned>((std::chrono::sys_days(date) - first).count()) + 1;
}

Parts partsOf(const LocalTime &local)
{
    using namespace std::chrono;
    const auto first = WallTime(sys_days(year(1) / 1 / 2));
    const auto last = WallTime(sys_days(year(9999) / 12 / 31));
    const WallTime time = std::clamp(local.time, first, last);
    const WallTime shown = time + minutes(local.minutesEast);
    const auto midnight = floor<std::chrono::days>(shown);
    const year_month_day date(midnight);
    const auto passed = static_cast<unsigned>((shown - midnight).count());
    return {.year = static_cast<int>(date.year()),
            .month = static_cast<unsigned>(date.month()),
            .day = static_cast<unsigned>(date.day()),
            .weekday = weekday(midnight).c_encoding(),
            .dayOfYear = dayOfYear(date),
            .hour = passed / 3'600'000,
            .minute = passed / 60'000 % 60,
            .second = passed / 1000 % 60,
            .millisecond = passed % 1000,
            .sinceEpoch = time.time_since_epoch().count(),
            .minutesEast = local.minutesEast};
}

void append(QByteArray &out, std::string_view text)
{
    out.append(text.data(), static_cast<qsizetype>(text.size()));
}

void appendOrdinal(QByteArray &out, unsigned number)
{
    appendInteger(out, number);
    const bool isTeen = number % 100 / 10 == 1;
    const unsigned last = isTeen ? 0 : number % 10;
    append(out, last == 1 ? "st"sv : last == 2 ? "nd"sv : last == 3 ? "rd"sv : "th"sv);
}

// A week that starts on `firstDay` and belongs to the year of its day `anchor` days later.
struct WeekRule
{
    unsigned firstDay;
    int anchor;
};

constexpr WeekRule isoWeek{1, 3}; // the year of its Thursday
constexpr WeekRule englishWeek{0, 6}; // the week of January 1st is the first: its Saturday

struct Week
{
    int year;
    unsigned number;
};

Week weekOf(const Parts &parts, WeekRule rule)
{
    using namespace std::chrono;
    const sys_days today =
        year(parts.year) / static_cast<int>(parts.month) / static_cast<int>(parts.day);
    const int intoWeek = static_cast<int>((parts.weekday + 7 - rule.firstDay) % 7);
    const year_month_day anchor(today + std::chrono::days(rule.anchor - intoWeek));
    return {static_cast<int>(anchor.year()), (dayOfYear(anchor) - 1) / 7 + 1};
}

unsigned hour12(const Parts &parts)
{
    return parts.hour % 12 == 0 ? 12 : parts.hour % 12;
}

void appendZone(QByteArray &out, int minutesEast, std::string_view colon)
{
    const auto size = static_cast<unsigned>(minutesEast < 0 ? -minutesEast : minutesEast);
    out.append(minutesEast < 0 ? '-' : '+');
    appendPadded(out, size / 60, 2);
    append(out, colon);
    appendPadded(out, size % 60, 2);
}

void appendYear(QByteArray &out, int year)
{
    appendPadded(out, static_cast<quint64>(year), 4);
}

using Write = void (*)(QByteArray &, const Parts &);

struct Token
{
    std::string_view name;
    Write write;
};

void appendWith(QByteArray &out, const Parts &parts, QByteArrayView format);

// clang-format off
constexpr std::array tokens{
    Token{"YYYYYY", [](QByteArray &o, const Parts &p) { o.append('+'); appendPadded(o, static_cast<quint64>(p.year), 6); }},
    Token{"YYYY", [](QByteArray &o, const Parts &p) { appendYear(o, p.year); }},
    Token{"YY", [](QByteArray &o, const Parts &p) { appendPadded(o, static_cast<quint64>(p.year % 100), 2); }},
    Token{"Y", [](QByteArray &o, const Parts &p) { appendInteger(o, p.year); }},
    Token{"Qo", [](QByteArray &o, const Parts &p) { appendOrdinal(o, (p.month + 2) / 3); }},
    Token{"Q", [](QByteArray &o, const Parts &p) { appendInteger(o, (p.month + 2) / 3); }},
    Token{"MMMM", [](QByteArray &o, const Parts &p) { append(o, months[p.month - 1]); }},
    Token{"MMM", [](QByteArray &o, const Parts &p) { append(o, months[p.month - 1].substr(0, 3)); }},
    Token{"MM", [](QByteArray &o, const Parts &p) { appendPadded(o, p.month, 2); }},
    Token{"Mo", [](QByteArray &o, const Parts &p) { appendOrdinal(o, p.month); }},
    Token{"M", [](QByteArray &o, const Parts &p) { appendInteger(o, p.month); }},
    Token{"DDDD", [](QByteArray &o, const Parts &p) { appendPadded(o, p.dayOfYear, 3); }},
    Token{"DDDo", [](QByteArray &o, const Parts &p) { appendOrdinal(o, p.dayOfYear); }},
    Token{"DDD", [](QByteArray &o, const Parts &p) { appendInteger(o, p.dayOfYear); }},
    Token{"DD", [](QByteArray &o, const Parts &p) { appendPadded(o, p.day, 2); }},
    Token{"Do", [](QByteArray &o, const Parts &p) { appendOrdinal(o, p.day); }},
    Token{"D", [](QByteArray &o, const Parts &p) { appendInteger(o, p.day); }},
    Token{"dddd", [](QByteArray &o, const Parts &p) { append(o, days[p.weekday]); }},
    Token{"ddd", [](QByteArray &o, const Parts &p) { append(o, days[p.weekday].substr(0, 3)); }},
    Token{"dd", [](QByteArray &o, const Parts &p) { append(o, days[p.weekday].substr(0, 2)); }},
    Token{"do", [](QByteArray &o, const Parts &p) { appendOrdinal(o, p.weekday); }},
    Token{"d", [](QByteArray &o, const Parts &p) { appendInteger(o, p.weekday); }},
    Token{"e", [](QByteArray &o, const Parts &p) { appendInteger(o, p.weekday); }},
    Token{"E", [](QByteArray &o, const Parts &p) { appendInteger(o, p.weekday == 0 ? 7 : p.weekday); }},
    Token{"ww", [](QByteArray &o, const Parts &p) { appendPadded(o, weekOf(p, englishWeek).number, 2); }},
    Token{"wo", [](QByteArray &o, const Parts &p) { appendOrdinal(o, weekOf(p, englishWeek).number); }},
    Token{"w", [](QByteArray &o, const Parts &p) { appendInteger(o, weekOf(p, englishWeek).number); }},
    Token{"WW", [](QByteArray &o, const Parts &p) { appendPadded(o, weekOf(p, isoWeek).number, 2); }},
    Token{"Wo", [](QByteArray &o, const Parts &p) { appendOrdinal(o, weekOf(p, isoWeek).number); }},
    Token{"W", [](QByteArray &o, const Parts &p) { appendInteger(o, weekOf(p, isoWeek).number); }},
    Token{"gggg", [](QByteArray &o, const Parts &p) { appendYear(o, weekOf(p, englishWeek).year); }},
    Token{"gg", [](QByteArray &o, const Parts &p) { appendPadded(o, static_cast<quint64>(weekOf(p, englishWeek).year % 100), 2); }},
    Token{"GGGG", [](QByteArray &o, const Parts &p) { appendYear(o, weekOf(p, isoWeek).year); }},
    Token{"GG", [](QByteArray &o, const Parts &p) { appendPadded(o, static_cast<quint64>(weekOf(p, isoWeek).year % 100), 2); }},
    Token{"A", [](QByteArray &o, const Parts &p) { append(o, p.hour < 12 ? "AM"sv : "PM"sv); }},
    Token{"a", [](QByteArray &o, const Parts &p) { append(o, p.hour < 12 ? "am"sv : "pm"sv); }},
    Token{"HH", [](QByteArray &o, const Parts &p) { appendPadded(o, p.hour, 2); }},
    Token{"H", [](QByteArray &o, const Parts &p) { appendInteger(o, p.hour); }},
    Token{"hh", [](QByteArray &o, const Parts &p) { appendPadded(o, hour12(p), 2); }},
    Token{"h", [](QByteArray &o, const Parts &p) { appendInteger(o, hour12(p)); }},
    Token{"kk", [](QByteArray &o, const Parts &p) { appendPadded(o, p.hour == 0 ? 24 : p.hour, 2); }},
    Token{"k", [](QByteArray &o, const Parts &p) { appendInteger(o, p.hour == 0 ? 24 : p.hour); }},
    Token{"mm", [](QByteArray &o, const Parts &p) { appendPadded(o, p.minute, 2); }},
    Token{"m", [](QByteArray &o, const Parts &p) { appendInteger(o, p.minute); }},
    Token{"ss", [](QByteArray &o, const Parts &p) { appendPadded(o, p.second, 2); }},
    Token{"s", [](QByteArray &o, const Parts &p) { appendInteger(o, p.second); }},
    Token{"ZZ", [](QByteArray &o, const Parts &p) { appendZone(o, p.minutesEast, ""sv); }},
    Token{"Z", [](QByteArray &o, const Parts &p) { appendZone(o, p.minutesEast, ":"sv); }},
    Token{"zz", [](QByteArray &o, const Parts &p) { append(o, p.minutesEast == 0 ? "UTC"sv : ""sv); }},
    Token{"z", [](QByteArray &o, const Parts &p) { append(o, p.minutesEast == 0 ? "UTC"sv : ""sv); }},
    Token{"X", [](QByteArray &o, const Parts &p) { appendInteger(o, (p.sinceEpoch - (p.sinceEpoch % 1000 + 1000) % 1000) / 1000); }},
    Token{"x", [](QByteArray &o, const Parts &p) { appendInteger(o, p.sinceEpoch); }},
    Token{"LTS", [](QByteArray &o, const Parts &p) { appendWith(o, p, "h:mm:ss A"); }},
    Token{"LT", [](QByteArray &o, const Parts &p) { appendWith(o, p, "h:mm A"); }},
    Token{"LLLL", [](QByteArray &o, const Parts &p) { appendWith(o, p, "dddd, MMMM D, YYYY h:mm A"); }},
    Token{"LLL", [](QByteArray &o, const Parts &p) { appendWith(o, p, "MMMM D, YYYY h:mm A"); }},
    Token{"LL", [](QByteArray &o, const Parts &p) { appendWith(o, p, "MMMM D, YYYY"); }},
    Token{"L", [](QByteArray &o, const Parts &p) { appendWith(o, p, "MM/DD/YYYY"); }},
    Token{"llll", [](QByteArray &o, const Parts &p) { appendWith(o, p, "ddd, MMM D, YYYY h:mm A"); }},
    Token{"lll", [](QByteArray &o, const Parts &p) { appendWith(o, p, "MMM D, YYYY h:mm A"); }},
    Token{"ll", [](QByteArray &o, const Parts &p) { appendWith(o, p, "MMM D, YYYY"); }},
    Token{"l", [](QByteArray &o, const Parts &p) { appendWith(o, p, "M/D/YYYY"); }},
};
// clang-format on

// S to SSSSSSSSS: so many digits of the second's fraction, of which three are known.
qsizetype appendFraction(QByteArray &out, const Parts &parts, QByteArrayView format)
{
    qsizetype count = 0;
    while (count < format.size() && count < 9 && format[count] == 'S')
        ++count;
    QByteArray digits;
    appendPadded(digits, parts.millisecond, 3);
    digits.append("000000");
    out.append(digits.first(count));
    return count;
}

// Text as it is: [text] or \ and a character. How much of the format that is; 0 when none is here.
qsizetype appendLiteral(QByteArray &out, QByteArrayView format)
{
    if (format.front() == '\\' && format.size() > 1) {
        out.append(format[1]);
        return 2;
    }
    const qsizetype end = format.front() == '[' ? format.indexOf(']') : -1;
    if (end < 0)
        return 0;
    out.append(format.sliced(1, end - 1));
    return end + 1;
}

qsizetype appendToken(QByteArray &out, const Parts &parts, QByteArrayView format)
{
    if (format.front() == 'S')
        return appendFraction(out, parts, format);
    for (const Token &token : tokens) {
        if (format.startsWith(
                QByteArrayView(token.name.data(), static_cast<qsizetype>(token.name.size())))) {
            token.write(out, parts);
            return static_cast<qsizetype>(token.name.size());
        }
    }
    out.append(format.front());
    return 1;
}

void appendWith(QByteArray &out, const Parts &parts, QByteArrayView format)
{
    while (!format.isEmpty()) {
        qsizetype used = appendLiteral(out, format);
        if (used == 0)
            used = appendToken(out, parts, format);
        format = format.sliced(used);
    }
}

} // namespace

std::span<const std::string_view> monthNames()
{
    return months;
}

std::span<const std::string_view> dayNames()
{
    return days;
}

void appendIsoTime(QByteArray &out, WallTime time)
{
    const Parts parts = partsOf({time, 0});
    appendYear(out, parts.year);
    out.append('-');
    appendPadded(out, parts.month, 2);
    out.append('-');
    appendPadded(out, parts.day, 2);
    out.append('T');
    appendPadded(out, parts.hour, 2);
    out.append(':');
    appendPadded(out, parts.minute, 2);
    out.append(':');
    appendPadded(out, parts.second, 2);
    out.append('.');
    appendPadded(out, parts.millisecond, 3);
    out.append('Z');
}

void appendTime(QByteArray &out, const LocalTime &time, QByteArrayView format)
{
    appendWith(out, partsOf(time), format.isEmpty() ? "YYYY-MM-DD[T]HH:mm:ssZ" : format);
}

} // namespace core
