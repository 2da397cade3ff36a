// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/Failure.h"
#include "core/simulator/Shape.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>
#include <vector>

namespace core::simulator {

// A part of an action's input after its types were checked. What is absent is null, what the model
// does not know is gone.
struct Value
{
    bool isNull = true;
    double number = 0; // Timestamp in seconds; Boolean 0 or 1
    qint64 integer = 0;
    QByteArray bytes; // String as UTF-8; Blob decoded
    std::vector<Value> items; // of a List; of a Structure in the order of its shape's members
    const Shape *shape = nullptr;

    // The member of a structure that has that name in the model.
    const Value &operator[](QByteArrayView name) const;
    bool isTrue() const { return number != 0; }
};

// A body read against the shape of its action.
struct Input
{
    bool isObject = false; // else it is no JSON, or none that begins with '{'
    std::optional<Failure> failure; // a value has the wrong type
    Value value;
};

Input readInput(QByteArrayView body, const Shape &shape);

// How many UTF-16 units a text has: how the service, written in Java, counts characters.
qint64 utf16Length(QByteArrayView utf8);

} // namespace core::simulator
