// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generators/Binding.h"

#include "core/generators/TimeText.h"
#include "core/outcome/Quantity.h"
#include "core/text/Utf8.h"

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

using Kind = Argument::Kind;
using Type = Parameter::Type;

constexpr qsizetype longestFormat = 256;

QString wanted(Type type)
{
    switch (type) {
    case Type::Integer:
        return u"a whole number"_s;
    case Type::Number:
        return u"a number"_s;
    case Type::Text:
        return u"a \"text\" or the name of a variable"_s;
    case Type::Flag:
        return u"true or false"_s;
    case Type::List:
        return u"a list such as [\"a\", \"b\"]"_s;
    case Type::Object:
        return u"an object such as {\"a\": 1}"_s;
    case Type::Value:
        return u"a value"_s;
    case Type::Format:
        return u"a format such as \"YYYY-MM-DD\", at most 256 characters"_s;
    case Type::Stretch:
        return u"a time span such as \"-2h\", \"+30m\" or \"-1d12h\""_s;
    case Type::StretchOrFormat:
        return u"a time span such as \"-2h\", or a format such as \"YYYY-MM-DD\""_s;
    case Type::Time:
        return u"a time such as \"2026-01-31\" or \"2026-01-31T10:00:00Z\""_s;
    case Type::NumberOrObject:
        return u"a number, or an object such as {\"min\": 1, \"max\": 9}"_s;
    }
    return {};
}

// The Kinesis Data Generator takes "5" for 5.
void readNumberInText(Argument &argument)
{
    if (argument.kind == Kind::Text)
        argument.number = Decimal::fromText(argument.text);
}

bool takeInteger(Argument &argument, const Parameter &parameter)
{
    readNumberInText(argument);
    if (!argument.number || argument.number->normal().places != 0)
        return false;
    const qint64 value = argument.number->whole();
    argument.number = Decimal{value, 0};
    return value >= parameter.least && value <= parameter.most;
}

bool takeText(Argument &argument)
{
    if (argument.kind == Kind::Number || argument.kind == Kind::Flag)
        argument.kind = Kind::Text;
    return argument.kind == Kind::Text || argument.kind == Kind::Name;
}

bool takeFlag(Argument &argument)
{
    if (argument.kind == Kind::Number)
        argument.text = argument.number == Decimal{} ? "false" : "true";
    else if (argument.kind != Kind::Flag)
        return false;
    argument.kind = Kind::Flag;
    return true;
}

bool takeFormat(Argument &argument)
{
    return argument.kind == Kind::Text && argument.text.size() <= longestFormat;
}

bool takeStretch(Argument &argument)
{
    const auto stretch = stretchFromText(argument.text);
    if (stretch)
        argument.number = Decimal{stretch->count(), 0};
    return argument.kind == Kind::Text && stretch.has_value();
}

bool takeTime(Argument &argument)
{
    const auto time = timeFromText(argument.text);
    if (time)
        argument.number = Decimal{time->time_since_epoch().count(), 0};
    return argument.kind == Kind::Text && time.has_value();
}

bool takeNumberOrObject(Argument &argument)
{
    readNumberInText(argument);
    return argument.number.has_value() || argument.kind == Kind::Object;
}

bool take(Argument &argument, const Parameter &parameter)
{
    switch (parameter.type) {
    case Type::Integer:
        return takeInteger(argument, parameter);
    case Type::Number:
        readNumberInText(argument);
        return argument.number.has_value();
    case Type::Text:
        return takeText(argument);
    case Type::Flag:
        return takeFlag(argument);
    case Type::List:
        return argument.kind == Kind::List;
    case Type::Object:
        return argument.kind == Kind::Object;
    case Type::Value:
        return true;
    case Type::Format:
        return takeFormat(argument);
    case Type::Stretch:
        return takeStretch(argument);
    case Type::StretchOrFormat:
        return takeStretch(argument) || takeFormat(argument);
    case Type::Time:
        return takeTime(argument);
    case Type::NumberOrObject:
        return takeNumberOrObject(argument);
    }
    return false;
}

QString whyNot(const Parameter &parameter, const Argument &argument)
{
    const bool isOutside =
        parameter.type == Type::Integer && argument.number && argument.number->normal().places == 0;
    if (isOutside)
        return u"\"%1\" must be between %2 and %3."_s.arg(
            toQString(parameter.name), countText(parameter.least), countText(parameter.most));
    return u"\"%1\" must be %2."_s.arg(toQString(parameter.name), wanted(parameter.type));
}

Argument fallbackOf(const Parameter &parameter)
{
    const QByteArrayView text(parameter.fallback.data(),
                              static_cast<qsizetype>(parameter.fallback.size()));
    if (text.isEmpty())
        return {};
    Argument argument = LiteralReader(text, 0).read().value_or(Argument{});
    take(argument, parameter);
    return argument;
}

bool isLeftOut(const WrittenArgument &written, const Parameter &parameter)
{
    return written.argument.kind == Kind::Null && parameter.type != Type::Value;
}

} // namespace

std::optional<LiteralFault> bindArguments(const Function &function, CallPlace call,
                                          const std::vector<WrittenArgument> &written,
                                          std::vector<Argument> &bound)
{
    const std::size_t count = function.parameterCount();
    if (written.size() > count && !function.repeatsLast)
        return LiteralFault{written[count].offset, written[count].length,
                            u"There are too many arguments: %1"_s.arg(function.signature())};
    for (std::size_t i = 0; i < std::max(count, written.size()); ++i) {
        const Parameter &parameter = function.parameters[std::min(i, count - 1)];
        if (i >= written.size() || isLeftOut(written[i], parameter)) {
            if (parameter.isRequired)
                return LiteralFault{call.offset, call.length,
                                    u"\"%1\" is missing: %2"_s.arg(toQString(parameter.name),
                                                                   function.signature())};
            bound.push_back(fallbackOf(parameter));
            continue;
        }
        Argument argument = written[i].argument;
        if (!take(argument, parameter))
            return LiteralFault{written[i].offset, written[i].length, whyNot(parameter, argument)};
        bound.push_back(std::move(argument));
    }
    const QString wrong = function.check ? function.check(bound) : QString();
    if (wrong.isEmpty())
        return {};
    return LiteralFault{call.offset, call.length, wrong};
}

} // namespace core
