// SPDX-License-Identifier: GPL-3.0-or-later
// What Arguments says of the words that were understood.
#include "app/cli/console/TextWidth.h"
#include "app/cli/options/CommandSpec.h"

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace app {
namespace {

std::optional<qint64> bytesOf(const QString &text)
{
    static const QList<std::pair<QString, qint64>> units{
        {u"KiB"_s, 1024}, {u"MiB"_s, 1024 * 1024}, {u"B"_s, 1}};
    qint64 factor = 1;
    QString digits = text;
    for (const auto &[unit, size] : units) {
        if (text.endsWith(unit, Qt::CaseInsensitive)) {
            factor = size;
            digits.chop(unit.size());
            break;
        }
    }
    bool isNumber = false;
    const qint64 number = digits.trimmed().toLongLong(&isNumber);
    if (!isNumber || number < 0 || number > (qint64{1} << 40))
        return {};
    return number * factor;
}

} // namespace

Arguments::Arguments(QStringList positional, QHash<QString, QStringList> options)
    : m_positional(std::move(positional))
    , m_options(std::move(options))
{
}

bool Arguments::has(const QString &option) const
{
    return m_options.contains(option);
}

QString Arguments::value(const QString &option) const
{
    const QStringList given = values(option);
    return given.isEmpty() ? QString() : given.last();
}

QStringList Arguments::values(const QString &option) const
{
    return m_options.value(option);
}

QString Arguments::positional(qsizetype index) const
{
    return m_positional.value(index);
}

Arguments Arguments::with(const QString &option, const QString &value) const
{
    Arguments more = *this;
    more.m_options[option].append(value);
    return more;
}

core::Result<std::optional<qint64>> Arguments::number(const QString &option, qint64 least,
                                                      qint64 most) const
{
    if (!has(option))
        return std::optional<qint64>();
    bool isNumber = false;
    const qint64 number = value(option).toLongLong(&isNumber);
    if (isNumber && number >= least && number <= most)
        return number;
    return core::fail(usageError(u"--"_s + option,
                                 u"\"%1\" is not a whole number from %2 to %3."_s.arg(
                                     value(option), grouped(least), grouped(most))));
}

core::Result<std::optional<qint64>> Arguments::bytes(const QString &option, qint64 least,
                                                     qint64 most) const
{
    if (!has(option))
        return std::optional<qint64>();
    const auto bytes = bytesOf(value(option));
    if (bytes && *bytes >= least && *bytes <= most)
        return *bytes;
    return core::fail(usageError(
        u"--"_s + option,
        u"\"%1\" is not a size from %2 to %3. Write bytes, or a number with KiB or MiB."_s.arg(
            value(option), humanBytes(least), humanBytes(most))));
}

} // namespace app
