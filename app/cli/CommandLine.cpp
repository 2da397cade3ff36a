// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/CommandLine.h"

#include "app/cli/CommandFactory.h"
#include "app/cli/command/Command.h"
#include "app/cli/options/CommandTable.h"
#include "app/process/SignalWatch.h"
#include "core/keychain/KeychainSecretStore.h"

#include <QCoreApplication>

#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace app {
namespace {

bool asksForHelp(const QStringList &words)
{
    return words.contains(u"--help"_s) || words.contains(u"-h"_s);
}

// The command that was asked for and everything else that was said.
struct Request
{
    const CommandSpec *command = nullptr;
    QStringList words;
};

// A name of one word or two ("connection add"), wherever it stands: options may come first.
Request requestIn(const QStringList &words)
{
    for (qsizetype i = 0; i < words.size(); ++i) {
        for (const int length : {2, 1}) {
            const CommandSpec *command = findCommand(words.mid(i, length).join(u' '));
            if (command != nullptr)
                return {command, words.mid(0, i) + words.mid(i + length)};
        }
        if (i == 0 && !words.at(0).startsWith(u'-'))
            break;
    }
    return {};
}

ExitStatus explainUnknown(const QStringList &words, Console &console)
{
    QStringList names;
    for (const CommandSpec &command : commandTable())
        names.append(command.name);
    if (words == QStringList(u"connection"_s)) {
        console.complain(u"\"connection\" needs to be told what to do."_s, {},
                         u"There are: %1."_s.arg(names.filter(u"connection "_s).join(u", "_s)));
        return ExitStatus::BadInput;
    }
    const QString given = words.mid(0, words.value(0) == u"connection"_s ? 2 : 1).join(u' ');
    if (given.startsWith(u'-')) {
        console.complain(u"There is no option %1 without a command."_s.arg(given), {},
                         u"headgate-cli --help lists all commands."_s);
        return ExitStatus::BadInput;
    }
    const auto meant = nearest(given, names);
    console.complain(u"There is no command \"%1\"."_s.arg(given), {},
                     meant ? u"Did you mean \"%1\"?"_s.arg(*meant)
                           : u"headgate-cli --help lists all of them."_s);
    return ExitStatus::BadInput;
}

ExitStatus explainUsage(const core::Error &error, const CommandSpec &command, Console &console)
{
    console.complain(error.detail, {},
                     u"headgate-cli %1 --help shows what there is."_s.arg(command.name));
    return ExitStatus::BadInput;
}

core::Result<OutputFormat> formatOf(const Arguments &arguments)
{
    const QString name = arguments.value(u"output"_s);
    if (name.isEmpty() || name == u"table")
        return OutputFormat::Table;
    if (name == u"json")
        return OutputFormat::Json;
    if (name == u"jsonl")
        return OutputFormat::JsonLines;
    return core::fail(usageError(
        u"--output"_s,
        u"\"%1\" is not table, json or jsonl: --output takes one of these."_s.arg(name)));
}

ExitStatus runCommand(Command &command)
{
    SignalWatch signalWatch;
    QObject::connect(&signalWatch, &SignalWatch::interrupted, &command, &Command::interrupt);
    QObject::connect(
        &command, &Command::finished, qApp,
        [](ExitStatus status) { QCoreApplication::exit(static_cast<int>(status)); },
        Qt::QueuedConnection);
    QMetaObject::invokeMethod(&command, &Command::start, Qt::QueuedConnection);
    return static_cast<ExitStatus>(QCoreApplication::exec());
}

// What could not be written makes a success none; a reader that went away is no failure.
ExitStatus closeOutput(ExitStatus status, Console &console)
{
    const auto flushed = console.output().flush();
    if (flushed || console.output().isBrokenPipe())
        return status;
    if (console.takeOutputFailure())
        console.complain(u"Not everything could be written to %1."_s.arg(flushed.error().where),
                         flushed.error().detail, {});
    return status == ExitStatus::Done ? ExitStatus::NotAll : status;
}

ExitStatus run(const Request &request, Console &console, const Variable &variable)
{
    const auto arguments = parseArguments(*request.command, request.words);
    if (!arguments)
        return explainUsage(arguments.error(), *request.command, console);
    if (arguments->has(u"help"_s)) {
        console.print(helpText(*request.command, console.outTerminal().columns));
        return ExitStatus::Done;
    }
    const auto format = formatOf(*arguments);
    if (!format)
        return explainUsage(format.error(), *request.command, console);
    console.format = *format;
    core::KeychainSecretStore secrets;
    const auto command =
        makeCommand(request.command->name, *arguments, {console, variable, secrets});
    return runCommand(*command);
}

// "help put", as other programs of this kind take it.
ExitStatus explainCommand(const QStringList &words, Console &console)
{
    const int columns = console.outTerminal().columns;
    if (const Request request = requestIn(words); request.command != nullptr)
        console.print(helpText(*request.command, columns));
    else if (words == QStringList(u"connection"_s))
        console.print(familyText(words.first(), columns));
    else
        return explainUnknown(words, console);
    return ExitStatus::Done;
}

ExitStatus runWords(const QStringList &words, Console &console, const Variable &variable)
{
    const Request request = requestIn(words);
    if (request.command != nullptr)
        return run(request, console, variable);
    if (words.contains(u"--version"_s)) {
        console.print(u"headgate-cli "_s + QCoreApplication::applicationVersion() + u'\n');
        return ExitStatus::Done;
    }
    if (words.value(0) == u"connection" && asksForHelp(words)) {
        console.print(familyText(u"connection"_s, console.outTerminal().columns));
        return ExitStatus::Done;
    }
    if (words.value(0) == u"help" && words.size() > 1 && !words.at(1).startsWith(u'-'))
        return explainCommand(words.mid(1), console);
    const bool isAlone = words.isEmpty() || words.first().startsWith(u'-');
    if (isAlone ? words.isEmpty() || asksForHelp(words) : words.first() == u"help") {
        console.print(overviewText(console.outTerminal().columns));
        return words.isEmpty() ? ExitStatus::BadInput : ExitStatus::Done;
    }
    return explainUnknown(words, console);
}

} // namespace

ExitStatus runCommandLine(const QStringList &words, bool hasUnicode, const Variable &variable)
{
    ByteSink output(STDOUT_FILENO, u"standard output"_s);
    ByteSink errors(STDERR_FILENO, u"standard error"_s);
    const bool isPlain = words.contains(u"--no-color"_s);
    Console console(output, errors, isPlain ? Colours::Never : Colours::WhenTerminal, variable);
    if (!hasUnicode)
        console.useAscii();
    const ExitStatus status = runWords(words, console, variable);
    console.clearProgress();
    return closeOutput(status, console);
}

} // namespace app
