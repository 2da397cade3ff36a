// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generators/TimeText.h"

#include "core/text/Ascii.h"

#include <array>

namespace core {

namespace {

constexpr qint64 longest = 10'000LL * 366 * 86'400'000;

struct Unit
{
    QByteArrayView name;
    qint64 milliseconds;
};

// "ms" before "m": the first that fits is taken.
constexpr std::array<Unit, 6> units{{{"ms", 1},
                                     {"w", 604'800'000},
                                     {"d", 86'400'000},
                                     {"h", 3'600'000},
                                     {"m", 60'000},
                                     {"s", 1'000}}};

// Takes digits from the front of a text.
class Digits
{
public:
    explicit Digits(QByteArrayView text)
        : m_rest(text)
    {
    }

    QByteArrayView rest() const { return m_rest; }
    bool isEmpty() const { return m_rest.isEmpty(); }

    bool take(QByteArrayView wanted)
    {
        if (!m_rest.startsWith(wanted))
            return false;
        m_rest = m_rest.sliced(wanted.size());
        return true;
    }

    // Up to `most` digits; nothing when there are fewer than `least`.
    std::optional<qint64> number(int least, int most)
    {
        qint64 value = 0;
        int count = 0;
        while (count < most && !m_rest.isEmpty() && isDigit(m_rest.front())) {
            value = value * 10 + (m_rest.front() - '0');
            m_rest = m_rest.sliced(1);
            ++count;
        }
        if (count < least)
            return {};
        return value;
    }

private:
    QByteArrayView m_rest;
};

std::optional<qint64> unitFrom(Digits &text)
{
    for (const Unit &unit : units) {
        if (text.take(unit.name))
            return unit.milliseconds;
    }
    return {};
}

std::optional<std::chrono::sys_days> dayFrom(Digits &text)
{
    const auto year = text.number(4, 4);
    if (!year || *year == 0 || !text.take("-"))
        return {};
    const auto month = text.number(2, 2);
    if (!month || !text.take("-"))
        return {};
    const auto day = text.number(2, 2);
    if (!day)
        return {};
    const std::chrono::year_month_day date(std::chrono::year(static_cast<int>(*year)),
                                           std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day)));
    if (!date.ok())
        return {};
    return std::chrono::sys_days(date);
}

// ".25" is 250 milliseconds; what is finer is dropped.
qint64 fractionFrom(Digits &text)
{
    qint64 milliseconds = 0;
    qint64 place = 100;
    while (const auto digit = text.number(1, 1)) {
        milliseconds += *digit * place;
        place /= 10;
    }
    return milliseconds;
}

std::optional<Milliseconds> clockFrom(Digits &text)
{
    const auto hour = text.number(2, 2);
    if (!hour || *hour > 23 || !text.take(":"))
        return {};
    const auto minute = text.number(2, 2);
    if (!minute || *minute > 59)
        return {};
    qint64 milliseconds = (*hour * 60 + *minute) * 60'000;
    if (text.take(":")) {
        const auto second = text.number(2, 2);
        if (!second || *second > 59)
            return {};
        milliseconds += *second * 1000;
        if (text.take("."))
            milliseconds += fractionFrom(text);
    }
    return Milliseconds(milliseconds);
}

std::optional<Milliseconds> zoneFrom(Digits &text)
{
    if (text.isEmpty() || text.take("Z"))
        return Milliseconds(0);
    const bool isEast = text.take("+");
    if (!isEast && !text.take("-"))
        return {};
    const auto hours = text.number(2, 2);
    text.take(":");
    const auto minutes = text.number(2, 2);
    if (!hours || !minutes || *hours > 14 || *minutes > 59)
        return {};
    const qint64 east = (*hours * 60 + *minutes) * 60'000;
    return Milliseconds(isEast ? east : -east);
}

} // namespace

std::optional<Milliseconds> stretchFromText(QByteArrayView text)
{
    Digits rest(text);
    const bool isNegative = rest.take("-");
    if (!isNegative)
        rest.take("+");
    if (rest.isEmpty())
        return {};
    qint64 sum = 0;
    while (!rest.isEmpty()) {
        const auto count = rest.number(1, 15);
        const auto unit = count ? unitFrom(rest) : std::nullopt;
        if (!unit || *count > longest / *unit)
            return {};
        sum += *count * *unit;
        if (sum > longest)
            return {};
    }
    return Milliseconds(isNegative ? -sum : sum);
}

std::optional<WallTime> timeFromText(QByteArrayView text)
{
    Digits rest(text);
    const auto day = dayFrom(rest);
    if (!day)
        return {};
    if (rest.isEmpty())
        return WallTime(*day);
    if (!rest.take("T") && !rest.take(" "))
        return {};
    const auto clock = clockFrom(rest);
    const auto east = clock ? zoneFrom(rest) : std::nullopt;
    if (!east || !rest.isEmpty())
        return {};
    return WallTime(*day) + *clock - *east;
}

} // namespace core
