// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/options/CommandTable.h"

using namespace Qt::Literals::StringLiterals;

namespace app {
namespace {

CommandSpec streamSpec(const QString &name, const QString &arguments, const QString &summary)
{
    CommandSpec spec;
    spec.name = name;
    spec.arguments = arguments;
    spec.summary = summary;
    spec.leastArguments = arguments.isEmpty() ? 0 : 1;
    spec.mostArguments = spec.leastArguments;
    spec.groups = {connectionOptions(), simulatorOptions(),
                   outputOptions({traceOption(), dataDirOption()})};
    spec.exitStatuses = simpleExitStatuses();
    return spec;
}

CommandSpec streamsSpec()
{
    CommandSpec spec = streamSpec(u"streams"_s, {}, u"List streams with status, mode and shards"_s);
    spec.description =
        u"Lists every stream of the account and region with its status, its mode, and the number "
        "of its open shards."_s;
    spec.examples = {u"headgate-cli streams --profile staging"_s,
                     u"headgate-cli streams --endpoint-url http://localhost:4567 --output jsonl"_s};
    return spec;
}

CommandSpec describeSpec()
{
    CommandSpec spec = streamSpec(u"describe"_s, u"STREAM"_s, u"What is known of one stream"_s);
    spec.description =
        u"Shows status, mode, shards, retention, encryption, the largest record that the stream "
        "takes, and who chooses the shard of a record."_s;
    spec.examples = {
        u"headgate-cli describe orders"_s,
        u"headgate-cli describe arn:aws:kinesis:eu-west-1:123456789012:stream/orders"_s};
    return spec;
}

CommandSpec shardsSpec()
{
    CommandSpec spec = streamSpec(u"shards"_s, u"STREAM"_s, u"The shards of a stream"_s);
    spec.description = u"Lists all shards of a stream, open and closed, with their ranges of hash "
                       "keys and their parents."_s;
    spec.examples = {u"headgate-cli shards orders --output json"_s};
    return spec;
}

CommandSpec createSpec()
{
    CommandSpec spec = streamSpec(u"create"_s, u"STREAM"_s, u"Create a stream"_s);
    spec.description =
        u"Creates a stream. On AWS it costs money from its first hour; delete it when it has "
        "served."_s;
    spec.groups.prepend({
        u"Stream"_s,
        {
            {u"shards"_s, u"N"_s, u"A provisioned stream of N shards."_s, u"1"_s},
            {u"on-demand"_s, {}, u"A stream that grows by itself, instead of --shards."_s, {}},
            {u"max-record-size"_s, u"SIZE"_s,
             u"The largest record that it takes, 1MiB to 10MiB in whole KiB."_s, u"1MiB"_s},
            {u"auto-distribution"_s,
             {},
             u"The service chooses the shard of each record; keys become optional."_s,
             {}},
            {u"wait"_s, {}, u"Come back when the stream is ACTIVE."_s, {}},
        },
    });
    spec.examples = {u"headgate-cli create orders --shards 4 --wait"_s,
                     u"headgate-cli create clicks --on-demand --max-record-size 10MiB"_s};
    return spec;
}

CommandSpec deleteSpec()
{
    CommandSpec spec = streamSpec(u"delete"_s, u"STREAM"_s, u"Delete a stream with its records"_s);
    spec.description =
        u"Deletes a stream and every record in it. Asks for the stream's name first; where there "
        "is no terminal to ask on, --yes must say it."_s;
    spec.groups.prepend({
        u"Guard"_s,
        {
            {u"yes"_s, {}, u"Do not ask."_s, {}},
            {u"enforce-consumer-deletion"_s, {}, u"Even when consumers are registered."_s, {}},
        },
    });
    spec.examples = {u"headgate-cli delete scratch --yes"_s};
    return spec;
}

CommandSpec connectionSpec(const QString &name, const QString &arguments, const QString &summary)
{
    CommandSpec spec;
    spec.name = u"connection "_s + name;
    spec.arguments = arguments;
    spec.summary = summary;
    spec.leastArguments = arguments.isEmpty() ? 0 : 1;
    spec.mostArguments = spec.leastArguments;
    spec.groups = {outputOptions({dataDirOption()})};
    spec.exitStatuses = simpleExitStatuses();
    return spec;
}

CommandSpec connectionAddSpec()
{
    CommandSpec spec =
        connectionSpec(u"add"_s, u"NAME"_s, u"Save a connection, its secret in the keychain"_s);
    spec.description =
        u"Saves where to connect and with which keys. The secret access key is asked for on the "
        "terminal, or read as the first line of standard input; it is kept in the desktop's "
        "keychain, never in a file, and never given as an argument."_s;
    spec.groups.prepend({
        u"Connection"_s,
        {
            {u"region"_s, u"REGION"_s, u"The AWS region."_s, {}},
            {u"endpoint-url"_s, u"URL"_s, u"Another endpoint than AWS's own."_s, {}},
            {u"access-key-id"_s, u"ID"_s, u"The id of the key whose secret follows."_s, {}},
            {u"session-token"_s,
             {},
             u"The keys are temporary: ask for a session token too, or read it as the second line "
             "of standard input."_s,
             {}},
            {u"profile"_s,
             u"NAME"_s,
             u"Take the keys from this profile each time instead of keeping any."_s,
             {}},
            {u"ca-bundle"_s, u"FILE"_s, u"Certificates (PEM) to trust beside the system's."_s, {}},
            {u"replace"_s, {}, u"Overwrite a connection of that name."_s, {}},
        },
    });
    spec.examples = {
        u"headgate-cli connection add staging --region eu-west-1 --access-key-id AKIA…"_s,
        u"headgate-cli connection add local --region us-east-1 --endpoint-url http://localhost:4567"_s,
    };
    return spec;
}

CommandSpec connectionTestSpec()
{
    CommandSpec spec = connectionSpec(u"test"_s, u"[NAME]"_s, u"Try a connection"_s);
    spec.description =
        u"Asks the service for its streams, once: says where the request went, how long it took, "
        "whether the keys were accepted, and how far this computer's clock is off. NAME is a "
        "saved connection; without it, the connection that the options describe."_s;
    spec.leastArguments = 0;
    spec.mostArguments = 1;
    spec.groups = {connectionOptions(), simulatorOptions(),
                   outputOptions({traceOption(), dataDirOption()})};
    spec.examples = {u"headgate-cli connection test staging"_s,
                     u"headgate-cli connection test --profile dev --region eu-west-1"_s};
    return spec;
}

} // namespace

QList<CommandSpec> streamSpecs()
{
    return {streamsSpec(), describeSpec(), shardsSpec(), createSpec(), deleteSpec()};
}

QList<CommandSpec> connectionSpecs()
{
    CommandSpec list = connectionSpec(u"list"_s, {}, u"List the saved connections"_s);
    list.description = u"Lists the saved connections. Keys are shown by their last characters."_s;
    list.examples = {u"headgate-cli connection list --output jsonl"_s};
    CommandSpec remove =
        connectionSpec(u"remove"_s, u"NAME"_s, u"Forget a connection and its secret"_s);
    remove.description = u"Removes a saved connection, and its secret from the keychain."_s;
    remove.examples = {u"headgate-cli connection remove staging"_s};
    return {connectionAddSpec(), list, remove, connectionTestSpec()};
}

} // namespace app
