// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/generators/Argument.h"
#include "core/generators/DateFormat.h"
#include "core/generators/RandomSource.h"

#include <QByteArray>
#include <QString>

#include <array>
#include <span>
#include <string_view>

namespace core {

// One argument of a function: what it takes and what it is when it is left out.
struct Parameter
{
    enum class Type {
        Integer, // least … most
        Number,
        Text, // or a variable
        Flag,
        List,
        Object,
        Value, // anything, or a variable
        Format, // tokens of appendTime(), at most 256 bytes; may stand without quotes
        Stretch, // see stretchFromText(); becomes milliseconds
        StretchOrFormat, // of now(): either
        Time, // see timeFromText(); becomes milliseconds since 1970
        NumberOrObject, // KDG's way to name arguments: 9, or {"min": 1, "max": 9}
    };

    std::string_view name; // empty: there is no such parameter
    Type type = Type::Value;
    std::string_view fallback; // as it would be written; empty: none
    bool isRequired = false;
    qint64 least = 0; // of Integer
    qint64 most = 0;
};

namespace parameter {

constexpr qint64 farthest = 999'999'999'999'999'999; // what Decimal has room for

constexpr Parameter integer(std::string_view name, std::string_view fallback,
                            qint64 least = -farthest, qint64 most = farthest)
{
    return {name, Parameter::Type::Integer, fallback, false, least, most};
}

constexpr Parameter optional(std::string_view name, Parameter::Type type,
                             std::string_view fallback = {})
{
    return {name, type, fallback};
}

constexpr Parameter required(std::string_view name, Parameter::Type type, qint64 least = 0,
                             qint64 most = 0)
{
    return {name, type, {}, true, least, most};
}

} // namespace parameter

// What a record brings to all calls in it.
struct Occasion
{
    qint64 record = 0; // from 0
    LocalTime now; // one for the whole record
};

// One call while a record is made.
struct Call
{
    RandomSource &random;
    const Occasion &occasion;
    std::span<const Argument> arguments; // one for each parameter, fallbacks filled in
    QByteArray &out; // what it gives is appended here

    bool has(std::size_t index) const { return !arguments[index].isAbsent(); }
    // Of Integer, Stretch and Time; 0 when it is absent.
    qint64 integer(std::size_t index) const;
    Decimal number(std::size_t index) const;
    bool isTrue(std::size_t index) const { return arguments[index].isTrue(); }
    // What a Text says; empty for everything else.
    QByteArrayView text(std::size_t index) const;
    // The number under `key` of the Object at `index`.
    std::optional<Decimal> option(std::size_t index, QByteArrayView key) const;

    void append(std::string_view text) const
    {
        out.append(text.data(), static_cast<qsizetype>(text.size()));
    }
};

// A function of templates: what completion, hover and the guide say of it, and what it does.
struct Function
{
    enum class Group {
        Identity,
        Time,
        Number,
        Choice,
        Text,
        Encoding,
        Contact,
        Random,
        Name,
        Address,
        Internet,
        Phone,
        Company,
        Commerce,
        Finance,
        Date,
        Lorem,
        Hacker,
        Image,
        System,
        Database,
        Helpers,
    };
    enum class Origin { Own, DataGenerator }; // ours, or of the Kinesis Data Generator

    std::string_view name;
    Group group = Group::Identity;
    Origin origin = Origin::Own;
    std::string_view help; // one sentence
    std::string_view example; // as it stands between {{ and }}
    std::array<Parameter, 4> parameters{};
    void (*write)(Call &call) = nullptr;
    // What is wrong with the arguments beyond their types, for people; empty when nothing is.
    QString (*check)(std::span<const Argument> arguments) = nullptr;
    bool repeatsLast = false; // the last parameter may come again and again: pick("a", "b", …)

    std::size_t parameterCount() const;
    // "int(min, max)"; optional ones with their fallbacks: "int(min = 0, max = 100)".
    QString signature() const;
};

QString nameOf(Function::Group group); // "Identity", …, as headings have it

// At most so much from one call: text(n), bytes(n) and the like.
constexpr qint64 mostBytesOfCall = 1024 * 1024;

} // namespace core
