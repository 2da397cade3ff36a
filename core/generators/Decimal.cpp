// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generators/Decimal.h"

#include "core/text/Ascii.h"

#include <algorithm>
#include <array>

namespace core {

namespace {

constexpr std::array<qint64, 19> powersOfTen = [] {
    std::array<qint64, 19> powers{1};
    for (std::size_t i = 1; i < powers.size(); ++i)
        powers[i] = powers[i - 1] * 10;
    return powers;
}();

qint64 powerOfTen(int exponent)
{
    return powersOfTen[static_cast<std::size_t>(exponent)];
}

constexpr qint64 limit = powersOfTen[Decimal::mostDigits];

// Walks over the characters of a number.
class NumberText
{
public:
    explicit NumberText(QByteArrayView text)
        : m_text(text)
    {
    }

    bool atEnd() const { return m_at == m_text.size(); }

    bool take(char wanted)
    {
        if (atEnd() || m_text[m_at] != wanted)
            return false;
        ++m_at;
        return true;
    }

    QByteArrayView takeDigits()
    {
        const qsizetype from = m_at;
        while (!atEnd() && isDigit(m_text[m_at]))
            ++m_at;
        return m_text.sliced(from, m_at - from);
    }

private:
    QByteArrayView m_text;
    qsizetype m_at = 0;
};

// False when there is no room for the digits.
bool addDigits(qint64 &units, QByteArrayView digits)
{
    for (const char digit : digits) {
        if (units >= limit / 10)
            return false;
        units = units * 10 + (digit - '0');
    }
    return true;
}

std::optional<int> exponentFrom(NumberText &text)
{
    const bool isNegative = text.take('-');
    if (!isNegative)
        text.take('+');
    const QByteArrayView digits = text.takeDigits();
    if (digits.isEmpty() || digits.size() > 3)
        return {};
    qint64 exponent = 0;
    addDigits(exponent, digits);
    return static_cast<int>(isNegative ? -exponent : exponent);
}

// units × 10^−places with places brought into 0 … mostPlaces.
std::optional<Decimal> brought(qint64 units, int places)
{
    while (places > Decimal::mostPlaces && units % 10 == 0 && units != 0) {
        units /= 10;
        --places;
    }
    if (units == 0)
        return Decimal{0, std::clamp(places, 0, Decimal::mostPlaces)};
    for (; places < 0; ++places) {
        if (units >= limit / 10 || units <= -limit / 10)
            return {};
        units *= 10;
    }
    if (places > Decimal::mostPlaces)
        return {};
    return Decimal{units, places};
}

} // namespace

std::optional<Decimal> Decimal::fromText(QByteArrayView text)
{
    NumberText rest(text);
    const bool isNegative = rest.take('-');
    if (!isNegative)
        rest.take('+');
    const QByteArrayView whole = rest.takeDigits();
    const QByteArrayView fraction = rest.take('.') ? rest.takeDigits() : QByteArrayView();
    if (whole.isEmpty())
        return {};
    int exponent = 0;
    if (rest.take('e') || rest.take('E')) {
        const auto given = exponentFrom(rest);
        if (!given)
            return {};
        exponent = *given;
    }
    qint64 units = 0;
    if (!rest.atEnd() || !addDigits(units, whole) || !addDigits(units, fraction))
        return {};
    return brought(isNegative ? -units : units, static_cast<int>(fraction.size()) - exponent);
}

std::optional<Decimal> Decimal::withPlaces(int wanted) const
{
    if (wanted < 0 || wanted > mostPlaces)
        return {};
    if (wanted <= places)
        return Decimal{units / powerOfTen(places - wanted), wanted};
    const qint64 factor = powerOfTen(wanted - places);
    if (units >= limit / factor || units <= -(limit / factor))
        return {};
    return Decimal{units * factor, wanted};
}

qint64 Decimal::whole() const
{
    return units / powerOfTen(places);
}

Decimal Decimal::normal() const
{
    Decimal shorter = *this;
    while (shorter.places > 0 && shorter.units % 10 == 0) {
        shorter.units /= 10;
        --shorter.places;
    }
    return shorter;
}

int compare(const Decimal &a, const Decimal &b)
{
    __extension__ using Wide = __int128;
    const Wide left = Wide{a.units} * powerOfTen(b.places);
    const Wide right = Wide{b.units} * powerOfTen(a.places);
    return left < right ? -1 : left > right ? 1 : 0;
}

void appendPadded(QByteArray &out, quint64 number, int width)
{
    std::array<char, 20> digits{};
    std::size_t at = digits.size();
    const std::size_t least = digits.size() - static_cast<std::size_t>(std::clamp(width, 1, 20));
    while (number != 0 || at > least) {
        digits[--at] = static_cast<char>('0' + number % 10);
        number /= 10;
    }
    out.append(digits.data() + at, static_cast<qsizetype>(digits.size() - at));
}

void appendInteger(QByteArray &out, qint64 number)
{
    if (number < 0)
        out.append('-');
    const auto bits = static_cast<quint64>(number);
    appendPadded(out, number < 0 ? 0 - bits : bits, 1);
}

void appendDecimal(QByteArray &out, const Decimal &number)
{
    if (number.units < 0)
        out.append('-');
    const quint64 size = static_cast<quint64>(number.units < 0 ? -number.units : number.units);
    const auto power = static_cast<quint64>(powerOfTen(number.places));
    appendPadded(out, size / power, 1);
    if (number.places == 0)
        return;
    out.append('.');
    appendPadded(out, size % power, number.places);
}

} // namespace core
