// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/outcome/HttpDate.h"

#include <array>
#include <string_view>

namespace core {

namespace {

constexpr std::array<std::string_view, 7> weekdays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
// Letters and digits stand for themselves' kind, everything else for itself.
constexpr std::string_view shape = "AAA, 99 AAA 9999 99:99:99 GMT";

bool hasShape(std::string_view text)
{
    if (text.size() != shape.size())
        return false;
    for (std::size_t i = 0; i < shape.size(); ++i) {
        const bool isDigit = text[i] >= '0' && text[i] <= '9';
        if (shape[i] == '9' ? !isDigit : shape[i] != 'A' && shape[i] != text[i])
            return false;
    }
    return true;
}

template <std::size_t Size>
std::optional<unsigned> indexIn(const std::array<std::string_view, Size> &names,
                                std::string_view name)
{
    for (unsigned i = 0; i < Size; ++i) {
        if (names.at(i) == name)
            return i;
    }
    return std::nullopt;
}

int number(std::string_view digits)
{
    int value = 0;
    for (const char digit : digits)
        value = value * 10 + (digit - '0');
    return value;
}

} // namespace

std::optional<WallTime> httpDate(QByteArrayView text)
{
    const std::string_view date(text.data(), static_cast<std::size_t>(text.size()));
    if (!hasShape(date))
        return std::nullopt;

    const std::optional<unsigned> weekday = indexIn(weekdays, date.substr(0, 3));
    const std::optional<unsigned> month = indexIn(months, date.substr(8, 3));
    if (!weekday || !month)
        return std::nullopt;

    const std::chrono::year_month_day day(
        std::chrono::year(number(date.substr(12, 4))), std::chrono::month(*month + 1),
        std::chrono::day(static_cast<unsigned>(number(date.substr(5, 2)))));
    const int hours = number(date.substr(17, 2));
    const int minutes = number(date.substr(20, 2));
    const int seconds = number(date.substr(23, 2)); // 60 is a leap second
    if (!day.ok() || hours > 23 || minutes > 59 || seconds > 60)
        return std::nullopt;

    const std::chrono::sys_days midnight(day);
    if (std::chrono::weekday(midnight).c_encoding() != *weekday)
        return std::nullopt;
    return WallTime(midnight) + std::chrono::hours(hours) + std::chrono::minutes(minutes)
        + std::chrono::seconds(seconds);
}

} // namespace core
