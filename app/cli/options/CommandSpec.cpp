// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/options/CommandSpec.h"

#include "app/cli/console/TextWidth.h"

#include <QCommandLineParser>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace app {
namespace {

QStringList namesOf(const OptionSpec &option)
{
    return QStringList(option.name) + option.aliases;
}

// A name as it is typed.
QString dashed(const QString &name)
{
    return (name.size() == 1 ? u"-"_s : u"--"_s) + name;
}

QStringList optionNames(const CommandSpec &command)
{
    QStringList names;
    for (const OptionGroup &group : command.groups) {
        for (const OptionSpec &option : group.options)
            names.append(option.name);
    }
    return names;
}

void addOptions(QCommandLineParser &parser, const CommandSpec &command)
{
    parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions);
    for (const OptionGroup &group : command.groups) {
        for (const OptionSpec &option : group.options)
            parser.addOption(QCommandLineOption(namesOf(option), option.text, option.value));
    }
}

QString unknownOptionText(const CommandSpec &command, const QString &name)
{
    QString text = u"There is no option %1 of \"%2\"."_s.arg(dashed(name), command.name);
    if (const auto meant = nearest(name, optionNames(command)))
        text += u" Did you mean --%1?"_s.arg(*meant);
    return text;
}

QString wrongCountText(const CommandSpec &command, const QStringList &positional)
{
    if (positional.size() < command.leastArguments)
        return u"\"%1\" needs %2."_s.arg(command.name, command.arguments);
    return u"\"%1\" takes %2; \"%3\" is one too many."_s.arg(
        command.name, command.arguments.isEmpty() ? u"no arguments"_s : command.arguments,
        positional.at(command.mostArguments));
}

// What a shell makes of a variable that is not set. Taken as left out, "put orders "$FILE"" would
// wait for the terminal, and --results "" would keep nothing.
core::Result<> checkNothingIsEmpty(const CommandSpec &command, const QStringList &positional,
                                   const QHash<QString, QStringList> &options)
{
    if (positional.contains(QString()))
        return core::fail(usageError(command.name,
                                     u"One of %2 is empty: \"%1\" cannot tell what is "
                                     "meant."_s.arg(command.name, command.arguments)));
    for (auto it = options.cbegin(); it != options.cend(); ++it) {
        const bool mayBeEmpty = it.key() == u"partition-key"; // of streams that need no keys
        if (!mayBeEmpty && it.value().contains(QString()))
            return core::fail(
                usageError(u"--"_s + it.key(),
                           u"--%1 is empty: give it a value, or leave it out."_s.arg(it.key())));
    }
    return {};
}

// Which of the two was meant is not this program's to guess.
core::Result<> checkNothingIsSaidTwice(const CommandSpec &command,
                                       const QHash<QString, QStringList> &options)
{
    for (const OptionGroup &group : command.groups) {
        for (const OptionSpec &option : group.options) {
            const QStringList values = options.value(option.name);
            const auto other =
                std::find_if(values.cbegin(), values.cend(), [&values](const QString &value) {
                    return value != values.constFirst();
                });
            if (!option.mayRepeat && other != values.cend())
                return core::fail(usageError(u"--"_s + option.name,
                                             u"--%1 says \"%2\" and \"%3\": give it once."_s.arg(
                                                 option.name, values.constFirst(), *other)));
        }
    }
    return {};
}

QHash<QString, QStringList> givenOptions(const QCommandLineParser &parser,
                                         const CommandSpec &command)
{
    QHash<QString, QStringList> given;
    for (const OptionGroup &group : command.groups) {
        for (const OptionSpec &option : group.options) {
            if (parser.isSet(option.name))
                given.insert(option.name, parser.values(option.name));
        }
    }
    return given;
}

int editDistance(const QString &left, const QString &right)
{
    QList<int> row(right.size() + 1);
    for (qsizetype j = 0; j < row.size(); ++j)
        row[j] = static_cast<int>(j);
    for (qsizetype i = 1; i <= left.size(); ++i) {
        int diagonal = row.at(0);
        row[0] = static_cast<int>(i);
        for (qsizetype j = 1; j <= right.size(); ++j) {
            const int replaced = diagonal + (left.at(i - 1) == right.at(j - 1) ? 0 : 1);
            diagonal = row.at(j);
            row[j] = std::min({replaced, row.at(j) + 1, row.at(j - 1) + 1});
        }
    }
    return row.last();
}

QString labelOf(const OptionSpec &option)
{
    QString label = option.words().join(u", "_s);
    if (!option.value.isEmpty())
        label += u' ' + option.value;
    return label;
}

// A label on the left, wrapped text in a column on the right.
QString entry(const QString &label, const QString &text, int width)
{
    constexpr int indent = 28;
    const QStringList lines = wrapped(text, width - indent);
    QString result = u"  "_s + label;
    qsizetype next = 0;
    if (label.size() + 4 <= indent)
        result += QString(indent - 2 - label.size(), u' ') + lines.value(next++);
    result += u'\n';
    while (next < lines.size())
        result += QString(indent, u' ') + lines.at(next++) + u'\n';
    return result;
}

QString optionEntry(const OptionSpec &option, int width)
{
    QString text = option.text;
    if (!option.byDefault.isEmpty())
        text += u" Default: %1."_s.arg(option.byDefault);
    return entry(labelOf(option), text, width);
}

} // namespace

QStringList OptionSpec::words() const
{
    QStringList words;
    for (const QString &each : namesOf(*this))
        words.append(dashed(each));
    return words;
}

core::Result<Arguments> parseArguments(const CommandSpec &command, const QStringList &words)
{
    QCommandLineParser parser;
    addOptions(parser, command);
    const bool isUnderstood = parser.parse(QStringList(command.name) + words);
    if (const QStringList unknown = parser.unknownOptionNames(); !unknown.isEmpty()) {
        const QString &name = unknown.first();
        return core::fail(usageError(u"--"_s + name, unknownOptionText(command, name)));
    }
    if (!isUnderstood)
        return core::fail(usageError(command.name, parser.errorText()));
    const QStringList positional = parser.positionalArguments();
    const auto count = positional.size();
    if (!parser.isSet(u"help"_s)
        && (count < command.leastArguments || count > command.mostArguments))
        return core::fail(usageError(command.name, wrongCountText(command, positional)));
    const QHash<QString, QStringList> options = givenOptions(parser, command);
    if (const auto checked = checkNothingIsEmpty(command, positional, options); !checked)
        return core::fail(checked.error());
    if (const auto checked = checkNothingIsSaidTwice(command, options); !checked)
        return core::fail(checked.error());
    return Arguments(positional, options);
}

QString helpText(const CommandSpec &command, int width)
{
    const int columns = width > 0 ? std::clamp(width, 60, 100) : 100;
    QString text = u"Usage: headgate-cli %1 %2%3[OPTION …]\n\n"_s.arg(
        command.name, command.arguments, command.arguments.isEmpty() ? QString() : QString(u' '));
    text += wrapped(command.description, columns).join(u'\n') + u'\n';
    for (const OptionGroup &group : command.groups) {
        text += u'\n' + group.title + u":\n"_s;
        for (const OptionSpec &option : group.options)
            text += optionEntry(option, columns);
    }
    if (!command.examples.isEmpty())
        text += u"\nExamples:\n  "_s + command.examples.join(u"\n  "_s) + u'\n';
    text += u"\nExit status:\n"_s;
    for (const QString &status : command.exitStatuses)
        text += entry(status.section(u' ', 0, 0), status.section(u' ', 1), columns);
    return text;
}

core::Error usageError(const QString &where, const QString &detail)
{
    core::Error error;
    error.kind = core::Error::Kind::BadInput;
    error.where = where;
    error.detail = detail;
    return error;
}

std::optional<QString> nearest(const QString &name, const QStringList &known)
{
    const auto distance = [&name](const QString &candidate) {
        return candidate.startsWith(name) ? 1 : editDistance(name, candidate);
    };
    const auto best =
        std::min_element(known.cbegin(), known.cend(), [&](const QString &a, const QString &b) {
            return distance(a) < distance(b);
        });
    if (best == known.cend() || distance(*best) > 2 + name.size() / 6)
        return {};
    return *best;
}

} // namespace app
