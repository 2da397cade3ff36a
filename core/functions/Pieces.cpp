// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/functions/Pieces.h"

#include <algorithm>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::string_view hexDigits = "0123456789abcdef";

void appendHex(QByteArray &out, quint64 bits, unsigned count)
{
    while (count > 0)
        out.append(hexDigits[(bits >> (4 * --count)) & 0xFU]);
}

int mostPlaces(std::span<const Argument> weights)
{
    int places = 0;
    for (const Argument &weight : weights)
        places = std::max(places, weight.number.value_or(Decimal{}).places);
    return places;
}

quint64 unitsOf(const Argument &weight, int places)
{
    const auto units = weight.number.value_or(Decimal{}).withPlaces(places);
    return units ? static_cast<quint64>(units->units) : 0;
}

} // namespace

void appendWord(Call &call, Words words)
{
    call.append(call.random.pick(words));
}

void appendPattern(Call &call, QByteArrayView pattern, Symbols symbols, char digitSymbol)
{
    for (const char c : pattern) {
        if (c == digitSymbol)
            call.out.append(static_cast<char>('0' + call.random.below(10)));
        else if (c == '?' && symbols == Symbols::DigitsAndLetters)
            call.out.append(static_cast<char>('A' + call.random.below(26)));
        else
            call.out.append(c);
    }
}

void appendDigits(Call &call, qint64 count)
{
    for (qint64 i = 0; i < count; ++i)
        call.out.append(static_cast<char>('0' + call.random.below(10)));
}

void appendHexDigits(Call &call, qint64 count)
{
    for (; count > 0; count -= 16)
        appendHex(call.out, call.random.next(), static_cast<unsigned>(std::min<qint64>(count, 16)));
}

void appendUuid(QByteArray &out, quint64 high, quint64 low)
{
    const qsizetype from = out.size();
    out.resize(from + 36);
    char *to = out.data() + from;
    const auto write = [&to](quint64 bits, unsigned count) {
        while (count > 0)
            *to++ = hexDigits[(bits >> (4 * --count)) & 0xFU];
    };
    write(high >> 32U, 8);
    *to++ = '-';
    write(high >> 16U, 4);
    *to++ = '-';
    write(high, 4);
    *to++ = '-';
    write(low >> 48U, 4);
    *to++ = '-';
    write(low, 12);
}

void appendBetween(Call &call, const Decimal &min, const Decimal &max, int places)
{
    const qint64 first = min.withPlaces(places).value_or(Decimal{}).units;
    const qint64 second = max.withPlaces(places).value_or(Decimal{}).units;
    const qint64 drawn = call.random.between(std::min(first, second), std::max(first, second));
    appendDecimal(call.out, {drawn, places});
}

std::size_t drawWeighted(RandomSource &random, std::span<const Argument> weights)
{
    const int places = mostPlaces(weights);
    quint64 sum = 0;
    for (const Argument &weight : weights)
        sum += unitsOf(weight, places);
    quint64 drawn = random.below(sum);
    for (std::size_t i = 0; i + 1 < weights.size(); ++i) {
        const quint64 units = unitsOf(weights[i], places);
        if (drawn < units)
            return i;
        drawn -= units;
    }
    return weights.size() - 1;
}

QString checkWeights(std::span<const Argument> weights)
{
    const int places = mostPlaces(weights);
    quint64 sum = 0;
    for (const Argument &weight : weights) {
        const auto units = weight.number ? weight.number->withPlaces(places) : std::nullopt;
        if (!units || units->units < 0)
            return u"A weight is a number that is not negative."_s;
        sum += static_cast<quint64>(units->units);
        if (sum > static_cast<quint64>(parameter::farthest))
            return u"The weights are too large: their sum has 18 digits at most."_s;
    }
    return sum == 0 ? u"One weight at least must be more than 0."_s : QString();
}

QString checkPlaces(std::span<const Argument> arguments)
{
    const int places = static_cast<int>(arguments[2].number->whole());
    const bool hasRoom = arguments[0].number->withPlaces(places).has_value()
        && arguments[1].number->withPlaces(places).has_value();
    return hasRoom ? QString()
                   : u"Numbers have 18 digits at most, those behind the point included."_s;
}

QString checkNotEmpty(std::span<const Argument> arguments)
{
    return arguments[0].items.empty() ? u"It is empty: there is nothing to pick from."_s
                                      : QString();
}

void writeElement(Call &call)
{
    appendText(call.out, call.random.pick(std::span<const Argument>(call.arguments[0].items)));
}

void writeUuid4(Call &call)
{
    const quint64 high = call.random.next();
    appendUuid(call.out, (high & ~0xF000ULL) | 0x4000U,
               (call.random.next() >> 2U) | 0x8000000000000000U);
}

QByteArray slug(QByteArrayView text)
{
    QByteArray out;
    for (const char c : text) {
        const bool belongs = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
            || (c >= '0' && c <= '9') || c == '_' || c == '.' || c == '-';
        if (c == ' ')
            out.append('-');
        else if (belongs)
            out.append(c);
    }
    return out;
}

} // namespace core
