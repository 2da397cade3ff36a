// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/manual/BashCompletion.h"

#include "app/cli/options/CommandTable.h"
#include "app/manual/OptionValues.h"

#include <QMap>

using namespace Qt::Literals::StringLiterals;

namespace app {
namespace {

// What bash is to do to offer values of a kind.
QString offerOf(ValueKind kind, const QStringList &words)
{
    switch (kind) {
    case ValueKind::None:
    case ValueKind::Unknown:
        return u":"_s;
    case ValueKind::Words:
        return u"__headgate_cli_words %1"_s.arg(words.join(u' '));
    case ValueKind::File:
        return u"_filedir"_s;
    case ValueKind::Folder:
        return u"_filedir -d"_s;
    case ValueKind::Connection:
        return u"__headgate_cli_connections"_s;
    }
    return {};
}

QString optionWords(const CommandSpec &command)
{
    QStringList words;
    for (const OptionSpec &option : optionsOf(command))
        words += option.words();
    return words.join(u' ');
}

// The options of a command that take a value, gathered by what is offered there.
QString valueCases(const CommandSpec &command)
{
    QMap<QString, QStringList> patterns;
    for (const OptionSpec &option : optionsOf(command)) {
        const ValueKind kind = valueKindOf(option);
        if (kind == ValueKind::None)
            continue;
        patterns[offerOf(kind, wordsOf(option))] += option.words();
    }
    QString text;
    for (auto it = patterns.cbegin(); it != patterns.cend(); ++it)
        text += u"        %1) value='%2' ;;\n"_s.arg(it.value().join(u" | "_s), it.key());
    return text.isEmpty() ? text : u"        case $prev in\n%1        esac\n"_s.arg(text);
}

QString commandCase(const CommandSpec &command)
{
    return u"    '%1')\n        options='%2'\n        argument='%3'\n%4        ;;\n"_s.arg(
        command.name, optionWords(command),
        offerOf(argumentKindOf(command), argumentWordsOf(command)), valueCases(command));
}

QString commandCases()
{
    QString text;
    for (const CommandSpec &command : commandTable())
        text += commandCase(command);
    return text;
}

// The words that names of commands begin with, and those that follow "connection".
QStringList firstWords()
{
    QStringList words;
    for (const CommandSpec &command : commandTable()) {
        const QString word = command.name.section(u' ', 0, 0);
        if (!words.contains(word))
            words.append(word);
    }
    return words;
}

QString secondWords()
{
    QStringList words;
    for (const CommandSpec &command : commandTable()) {
        if (command.name.contains(u' '))
            words.append(command.name.section(u' ', 1));
    }
    return words.join(u' ');
}

// Names of connections are data: they are compared, never evaluated.
const QString frame = uR"sh(# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Completion of headgate-cli, written from the program's own table of commands.

__headgate_cli_words()
{
    mapfile -t COMPREPLY < <(compgen -W "$*" -- "$cur")
}

__headgate_cli_connections()
{
    local name
    while IFS= read -r name; do
        [[ $name == "$cur"* ]] && COMPREPLY+=("$(printf '%q' "$name")")
    done < <("${words[0]}" connection list --output jsonl 2>/dev/null \
        | sed -n 's/^{"name":"\([^"\\]*\)".*/\1/p')
}

# The command of the line: one word, or two after "connection"; options may come before it.
__headgate_cli_command()
{
    local i
    for ((i = 1; i < cword; i++)); do
        case ${words[i]} in
        @PATTERN@)
            command=${words[i]}
            [[ $command == connection ]] && ((i + 1 < cword)) && command+=" ${words[i + 1]}"
            return
            ;;
        esac
    done
}

_headgate_cli()
{
    # shellcheck disable=SC2034 # _init_completion sets it
    local cur prev words cword split command='' options='' argument=':' value=''
    _init_completion -s || return
    __headgate_cli_command
    case $command in
    '')
        options='--help --version'
        argument='__headgate_cli_words @FIRST@'
        ;;
    connection)
        argument='__headgate_cli_words @SECOND@'
        ;;
@COMMANDS@    esac
    if [[ -n $value ]]; then
        $value
    elif [[ $cur == -* ]]; then
        # shellcheck disable=SC2086 # words
        __headgate_cli_words $options
    else
        $argument
    fi
} && complete -F _headgate_cli headgate-cli
)sh"_s;

} // namespace

QString bashCompletion()
{
    QString script = frame;
    return script.replace(u"@FIRST@"_s, firstWords().join(u' '))
        .replace(u"@PATTERN@"_s, firstWords().join(u" | "_s))
        .replace(u"@SECOND@"_s, secondWords())
        .replace(u"@COMMANDS@"_s, commandCases());
}

} // namespace app
