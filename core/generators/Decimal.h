// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace core {

// A number as it is written, units × 10^−places, so that no machine rounds it otherwise than the
// next.
struct Decimal
{
    static constexpr int mostDigits = 18;
    static constexpr int mostPlaces = 12;

    qint64 units = 0; // at most 18 digits
    int places = 0; // 0 … 12

    // JSON's grammar for numbers, with a leading + allowed. Nothing when it needs more digits or
    // places than there are.
    static std::optional<Decimal> fromText(QByteArrayView text);

    // With so many places; digits that have no room are cut off, towards zero. Nothing when it
    // needs more than 18 digits.
    std::optional<Decimal> withPlaces(int wanted) const;
    // Towards zero.
    qint64 whole() const;
    // Without zeros at the end of the fraction.
    Decimal normal() const;

    bool operator==(const Decimal &) const = default;
};

// Negative, zero or positive as a is less than, equal to or greater than b.
int compare(const Decimal &a, const Decimal &b);

// "-12.50": exactly as many places as the number has.
void appendDecimal(QByteArray &out, const Decimal &number);
void appendInteger(QByteArray &out, qint64 number);
// Decimal digits with zeros in front, `width` at least; width at most 20.
void appendPadded(QByteArray &out, quint64 number, int width);

} // namespace core
