// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/options/CommandTable.h"

#include "app/cli/console/TextWidth.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace app {
namespace {

constexpr qsizetype accountOptionCount = 4; // of connectionOptions(): whose keys, and where

int columnsFor(int width)
{
    return width > 0 ? std::clamp(width, 60, 100) : 100;
}

QString commandEntry(const CommandSpec &command, int columns)
{
    const QStringList lines = wrapped(command.summary, columns - 24);
    return u"  "_s + command.name.leftJustified(22) + lines.join(u"\n"_s + QString(24, u' '))
        + u'\n';
}

} // namespace

const QList<CommandSpec> &commandTable()
{
    static const QList<CommandSpec> table = [] {
        QList<CommandSpec> commands{putSpec(), getSpec()};
        commands += streamSpecs();
        commands += connectionSpecs();
        commands += {renderSpec(), simulatorSpec(), sampleSpec(), signSpec()};
        return commands;
    }();
    return table;
}

const CommandSpec *findCommand(const QString &name)
{
    const auto &table = commandTable();
    const auto found = std::find_if(table.cbegin(), table.cend(),
                                    [&name](const CommandSpec &spec) { return spec.name == name; });
    return found == table.cend() ? nullptr : &*found;
}

QString familyText(const QString &family, int width)
{
    const int columns = columnsFor(width);
    QString text =
        u"Usage: headgate-cli %1 COMMAND [ARGUMENT …] [OPTION …]\n\nCommands:\n"_s.arg(family);
    for (const CommandSpec &command : commandTable()) {
        if (command.name.startsWith(family + u' '))
            text += commandEntry(command, columns);
    }
    return text + u"\nheadgate-cli %1 COMMAND --help tells more about one of them.\n"_s.arg(family);
}

QString overviewText(int width)
{
    const int columns = columnsFor(width);
    QString text = u"Usage: headgate-cli COMMAND [ARGUMENT …] [OPTION …]\n\n"_s;
    text += wrapped(u"A test console for Amazon Kinesis Data Streams: publishes records and says "
                    "of each one what became of it."_s,
                    columns)
                .join(u'\n');
    text += u"\n\nCommands:\n"_s;
    for (const CommandSpec &command : commandTable())
        text += commandEntry(command, columns);
    text += u"\nOptions:\n"
            "  --help, -h            What a command does: headgate-cli COMMAND --help\n"
            "  --version             The version of this program\n"
            "\nWithout an account:\n"
            "  headgate-cli sample orders | headgate-cli put demo-orders - --simulator\n"_s;
    return text;
}

OptionGroup connectionOptions()
{
    return {
        u"Connection"_s,
        {
            {u"connection"_s,
             u"NAME"_s,
             u"A connection saved with \"connection add\"; its keys come from the keychain."_s,
             {}},
            {u"profile"_s, u"NAME"_s,
             u"A profile of the shared AWS configuration and credentials files."_s,
             u"AWS_PROFILE, else default"_s},
            {u"region"_s, u"REGION"_s, u"The AWS region, for instance eu-west-1."_s,
             u"the stream ARN's, AWS_REGION, AWS_DEFAULT_REGION, else the profile's"_s},
            {u"endpoint-url"_s,
             u"URL"_s,
             u"Another endpoint than AWS's own for the region: an emulator, a VPC endpoint. http "
             "only for this computer; there, dummy keys do when no others are found."_s,
             {}},
            {u"ca-bundle"_s, u"FILE"_s,
             u"Certificates (PEM) to trust beside the system's. TLS is always verified."_s,
             u"AWS_CA_BUNDLE, else the profile's ca_bundle"_s},
            {u"proxy"_s, u"URL"_s,
             u"http://[USER@]HOST:PORT or socks5://HOST:PORT, \"system\" for HTTPS_PROXY and its "
             "like, or \"none\". A password comes from HEADGATE_PROXY_PASSWORD."_s,
             u"system"_s},
            {u"cli-connect-timeout"_s, u"SECONDS"_s, u"For connecting, TLS included."_s, u"10"_s},
            {u"cli-read-timeout"_s, u"SECONDS"_s,
             u"How long a connection may be silent while an answer is awaited."_s, u"10"_s},
        },
    };
}

OptionGroup simulatorOptions()
{
    return {
        u"Simulator"_s,
        {
            {u"simulator"_s,
             {},
             u"Start the built-in endpoint for this one command and use it: no account, no "
             "network, nothing is kept."_s,
             {}},
            {u"simulator-stream"_s,
             u"NAME:SHARDS[:MAXKIB][:auto]"_s,
             u"A stream in it. May be repeated."_s,
             u"the stream that is named, with 4 shards"_s,
             {},
             true},
            {u"fault"_s,
             u"SPEC"_s,
             u"Something that goes wrong in it, for instance throttle:percent=20. May be repeated; "
             "\"simulator --help\" lists them."_s,
             {},
             {},
             true},
        },
    };
}

OptionGroup accountOptions()
{
    OptionGroup group = connectionOptions();
    group.options.resize(accountOptionCount);
    return group;
}

OptionGroup outputOptions(const QList<OptionSpec> &more)
{
    OptionGroup group{
        u"Output"_s,
        {
            {u"output"_s, u"FORMAT"_s,
             u"table for people, json for one document, jsonl for one object in each line."_s,
             u"table"_s},
            {u"no-color"_s, {}, u"No colours; NO_COLOR does the same."_s, {}},
        },
    };
    group.options += more;
    group.options.append(helpOption());
    return group;
}

OptionSpec helpOption()
{
    return {u"help"_s, {}, u"This page."_s, {}, {u"h"_s}};
}

OptionSpec traceOption()
{
    return {u"trace"_s,
            u"FILE"_s,
            u"Write every request and answer as they were on the wire, with request ids and "
            "timing; keys, tokens and signatures are masked. \"-\" is standard error, where "
            "control characters are shown as \\u001b."_s,
            {}};
}

OptionSpec dataDirOption()
{
    return {u"data-dir"_s, u"DIR"_s, u"Where connections are kept."_s,
            u"headgate in the folder for application data"_s};
}

QStringList simpleExitStatuses()
{
    return {u"0 done"_s, u"1 refused by the service, or interrupted"_s,
            u"2 wrong usage or bad input"_s, u"3 no connection, credentials or stream"_s};
}

} // namespace app
