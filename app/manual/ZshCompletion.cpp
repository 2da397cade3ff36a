// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/manual/ZshCompletion.h"

#include "app/cli/options/CommandTable.h"
#include "app/manual/OptionValues.h"

using namespace Qt::Literals::StringLiterals;

namespace app {
namespace {

// A word of the shell in single quotes, whatever it holds.
QString quoted(QString text)
{
    return u'\'' + text.replace(u'\'', u"'\\''"_s) + u'\'';
}

// Text where _arguments reads colons and brackets.
QString plain(QString text)
{
    text.replace(u'\\', u"\\\\"_s);
    for (const QChar special : {u':', u'[', u']'})
        text.replace(special, u"\\"_s + special);
    return text;
}

QString firstSentence(const QString &text)
{
    const qsizetype end = text.indexOf(u". "_s);
    QString sentence = end < 0 ? text : text.left(end);
    if (sentence.endsWith(u'.'))
        sentence.chop(1);
    return sentence;
}

QString actionOf(ValueKind kind, const QStringList &words)
{
    switch (kind) {
    case ValueKind::None:
    case ValueKind::Unknown:
        return u" "_s; // a message, and nothing offered
    case ValueKind::Words:
        return u"(%1)"_s.arg(words.join(u' '));
    case ValueKind::File:
        return u"_files"_s;
    case ValueKind::Folder:
        return u"_files -/"_s;
    case ValueKind::Connection:
        return u"__headgate_cli_connections"_s;
    }
    return {};
}

QString optionLines(const OptionSpec &option)
{
    const ValueKind kind = valueKindOf(option);
    QString text;
    for (const QString &word : option.words()) {
        QString spec = u"*%1%2[%3]"_s.arg(word, kind == ValueKind::None ? u""_s : u"="_s,
                                          plain(firstSentence(option.text)));
        if (kind != ValueKind::None)
            spec += u":%1:%2"_s.arg(plain(option.value), actionOf(kind, wordsOf(option)));
        text += u" \\\n            "_s + quoted(spec);
    }
    return text;
}

QString zshCase(const CommandSpec &command)
{
    QString text = u"    '%1')\n        _arguments"_s.arg(command.name);
    for (const OptionSpec &option : optionsOf(command))
        text += optionLines(option);
    // The words of the command's own name are arguments to zsh, so there is always this entry.
    const QString message = command.arguments.isEmpty() ? u" "_s : plain(command.arguments);
    const QString argument =
        u"*:%1:%2"_s.arg(message, actionOf(argumentKindOf(command), argumentWordsOf(command)));
    return text + u" \\\n            "_s + quoted(argument) + u"\n        ;;\n"_s;
}

// "word:what it does" for _describe; those of two words are under their first.
QString described(bool second)
{
    QString text;
    for (const CommandSpec &command : commandTable()) {
        if (command.name.contains(u' ') == second)
            text += u"\n        "_s
                + quoted(command.name.section(u' ', -1) + u':' + plain(command.summary));
    }
    return text;
}

QString singleWords()
{
    QStringList words;
    for (const CommandSpec &command : commandTable()) {
        if (!command.name.contains(u' '))
            words.append(command.name);
    }
    return words.join(u" | "_s);
}

const QString zshFrame = uR"sh(#compdef headgate-cli
# SPDX-License-Identifier: GPL-3.0-or-later
# Completion of headgate-cli, written from the program's own table of commands.

__headgate_cli_connections()
{
    local -a names
    names=(${(f)"$($words[1] connection list --output jsonl 2>/dev/null \
        | sed -n 's/^{"name":"\([^"\\]*\)".*/\1/p')"})
    compadd -a names
}

_headgate_cli()
{
    local command i
    local -a commands connection_commands
    commands=(@FIRST@
        'connection:Save, list, remove and test connections')
    connection_commands=(@SECOND@)
    for ((i = 2; i < CURRENT; i++)); do
        case $words[i] in
        @PATTERN@)
            command=$words[i]
            break
            ;;
        connection)
            command=connection
            ((i + 1 < CURRENT)) && command+=" $words[i + 1]"
            break
            ;;
        esac
    done
    case $command in
    '') _describe command commands ;;
    connection) _describe command connection_commands ;;
@COMMANDS@    esac
}

_headgate_cli "$@"
)sh"_s;

} // namespace

QString zshCompletion()
{
    QString commands;
    for (const CommandSpec &command : commandTable())
        commands += zshCase(command);
    QString script = zshFrame;
    return script.replace(u"@FIRST@"_s, described(false))
        .replace(u"@SECOND@"_s, described(true))
        .replace(u"@PATTERN@"_s, singleWords())
        .replace(u"@COMMANDS@"_s, commands);
}

} // namespace app
