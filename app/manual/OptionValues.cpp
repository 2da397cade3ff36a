// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/manual/OptionValues.h"

#include "core/records/SampleSet.h"

using namespace Qt::Literals::StringLiterals;

namespace app {
namespace {

// The table has these words in its texts only; a test looks for each of them there.
const QHash<QString, QStringList> &words()
{
    static const QHash<QString, QStringList> table{
        {u"format"_s, {u"auto"_s, u"records"_s, u"bodies"_s}},
        {u"payload"_s, {u"json"_s, u"text"_s, u"hex"_s, u"base64"_s, u"file"_s}},
        {u"json-layout"_s, {u"as-is"_s, u"compact"_s, u"pretty"_s}},
        {u"output"_s, {u"table"_s, u"json"_s, u"jsonl"_s}},
        {u"from"_s, {u"trim-horizon"_s, u"latest"_s}},
        {u"iterator-type"_s,
         {u"TRIM_HORIZON"_s, u"LATEST"_s, u"AT_TIMESTAMP"_s, u"AT_SEQUENCE_NUMBER"_s,
          u"AFTER_SEQUENCE_NUMBER"_s}},
        {u"fault"_s,
         {u"throttle"_s, u"fail-records"_s, u"shard-cap"_s, u"error"_s, u"latency"_s, u"drop"_s,
          u"truncate"_s, u"html"_s, u"empty"_s, u"hang"_s, u"wrong-count"_s, u"skew"_s}},
    };
    return table;
}

} // namespace

ValueKind valueKindOf(const OptionSpec &option)
{
    if (option.value.isEmpty())
        return ValueKind::None;
    if (option.value == u"FILE")
        return ValueKind::File;
    if (option.value == u"DIR")
        return ValueKind::Folder;
    if (option.name == u"connection")
        return ValueKind::Connection;
    return wordsOf(option).isEmpty() ? ValueKind::Unknown : ValueKind::Words;
}

QStringList wordsOf(const OptionSpec &option)
{
    return words().value(option.name);
}

ValueKind argumentKindOf(const CommandSpec &command)
{
    if (command.arguments.isEmpty())
        return ValueKind::None;
    if (command.arguments.contains(u"FILE"_s))
        return ValueKind::File;
    if (command.name == u"connection remove" || command.name == u"connection test")
        return ValueKind::Connection;
    return argumentWordsOf(command).isEmpty() ? ValueKind::Unknown : ValueKind::Words;
}

QStringList argumentWordsOf(const CommandSpec &command)
{
    return command.name == u"sample" ? core::sampleSetNames() : QStringList();
}

QList<OptionSpec> optionsOf(const CommandSpec &command)
{
    QList<OptionSpec> options;
    for (const OptionGroup &group : command.groups)
        options += group.options;
    return options;
}

QStringList optionsWithWords()
{
    return words().keys();
}

} // namespace app
