// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generators/Function.h"

#include "core/text/Utf8.h"

#include <QStringList>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

QString textOf(const Parameter &parameter)
{
    const QString name = toQString(parameter.name);
    if (parameter.isRequired)
        return name;
    if (parameter.fallback.empty())
        return name + u'?';
    return name + u" = " + toQString(parameter.fallback);
}

} // namespace

qint64 Call::integer(std::size_t index) const
{
    const Argument &argument = arguments[index];
    return argument.number ? argument.number->whole() : 0;
}

Decimal Call::number(std::size_t index) const
{
    return arguments[index].number.value_or(Decimal{});
}

QByteArrayView Call::text(std::size_t index) const
{
    const Argument &argument = arguments[index];
    return argument.kind == Argument::Kind::Text ? QByteArrayView(argument.text) : QByteArrayView();
}

std::optional<Decimal> Call::option(std::size_t index, QByteArrayView key) const
{
    const Argument *found = arguments[index].find(key);
    return found ? found->number : std::nullopt;
}

std::size_t Function::parameterCount() const
{
    std::size_t count = 0;
    while (count < parameters.size() && !parameters[count].name.empty())
        ++count;
    return count;
}

QString Function::signature() const
{
    QStringList all;
    for (std::size_t i = 0; i < parameterCount(); ++i)
        all.append(textOf(parameters[i]));
    if (repeatsLast)
        all.append(u"…"_s);
    return toQString(name) + u'(' + all.join(u", ") + u')';
}

QString nameOf(Function::Group group)
{
    static constexpr std::array names{
        "Identity", "Time",    "Numbers",  "Choice", "Text",     "Encoding", "Test data", "Random",
        "Name",     "Address", "Internet", "Phone",  "Company",  "Commerce", "Finance",   "Date",
        "Lorem",    "Hacker",  "Image",    "System", "Database", "Helpers"};
    return QString::fromLatin1(names[static_cast<std::size_t>(group)]);
}

} // namespace core
