// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/generators/Decimal.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace core {

// What stands between the parentheses of a call: a literal, or the bare name of a variable.
struct Argument
{
    enum class Kind { Absent, Null, Flag, Number, Text, List, Object, Name };

    Kind kind = Kind::Absent;
    // Text: what it says. Number: as written. Flag: "true" or "false". Name: the name.
    QByteArray text;
    std::optional<Decimal> number; // of a Number that Decimal has room for
    std::vector<Argument> items; // of List and Object
    std::vector<QByteArray> keys; // of Object, one for each of the items

    static Argument ofText(QByteArray text);

    bool isAbsent() const { return kind == Kind::Absent; }
    bool isTrue() const { return kind == Kind::Flag && text == "true"; }
    // The item of an Object under `key`; nothing when there is none.
    const Argument *find(QByteArrayView key) const;

    bool operator==(const Argument &) const = default;
};

// Text, numbers and flags as they are, null as "null", lists and objects as JSON.
void appendText(QByteArray &out, const Argument &argument);
// As JSON.
void appendJson(QByteArray &out, const Argument &argument);

} // namespace core
