// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generators/Argument.h"

#include "core/json/JsonText.h"

#include <algorithm>

namespace core {

namespace {

void appendItems(QByteArray &out, const Argument &argument)
{
    const bool isObject = argument.kind == Argument::Kind::Object;
    out.append(isObject ? '{' : '[');
    for (std::size_t i = 0; i < argument.items.size(); ++i) {
        if (i > 0)
            out.append(',');
        if (isObject) {
            appendJsonString(out, QByteArrayView(argument.keys[i]));
            out.append(':');
        }
        appendJson(out, argument.items[i]);
    }
    out.append(isObject ? '}' : ']');
}

} // namespace

Argument Argument::ofText(QByteArray text)
{
    Argument argument;
    argument.kind = Kind::Text;
    argument.text = std::move(text);
    return argument;
}

const Argument *Argument::find(QByteArrayView key) const
{
    const auto at = std::find(keys.begin(), keys.end(), key);
    return at == keys.end() ? nullptr : &items[static_cast<std::size_t>(at - keys.begin())];
}

void appendJson(QByteArray &out, const Argument &argument)
{
    switch (argument.kind) {
    case Argument::Kind::Absent:
    case Argument::Kind::Null:
        out.append("null");
        return;
    case Argument::Kind::Flag:
    case Argument::Kind::Number:
        out.append(argument.text);
        return;
    case Argument::Kind::Text:
    case Argument::Kind::Name:
        appendJsonString(out, QByteArrayView(argument.text));
        return;
    case Argument::Kind::List:
    case Argument::Kind::Object:
        appendItems(out, argument);
        return;
    }
}

void appendText(QByteArray &out, const Argument &argument)
{
    if (argument.kind == Argument::Kind::Text)
        out.append(argument.text);
    else
        appendJson(out, argument);
}

} // namespace core
