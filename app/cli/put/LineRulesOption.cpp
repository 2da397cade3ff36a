// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/put/LineSource.h"
#include "core/files/DurableFile.h"

using namespace Qt::Literals::StringLiterals;

namespace app {
namespace {

// The member of `choices` that the option names; the first one when it was not given.
template <typename T>
core::Result<T> choiceOf(const Arguments &arguments, const QString &option,
                         const QList<std::pair<QString, T>> &choices)
{
    if (!arguments.has(option))
        return choices.first().second;
    QStringList names;
    for (const auto &[name, value] : choices) {
        if (arguments.value(option) == name)
            return value;
        names.append(name);
    }
    return core::fail(usageError(u"--"_s + option,
                                 u"\"%1\" is none of %2: --%3 takes one of these."_s.arg(
                                     arguments.value(option), names.join(u", "_s), option)));
}

core::Result<QByteArray> readPayload(const QString &path)
{
    auto bytes = core::readWholeFile(path, core::limits::maxRecordBytes);
    if (!bytes) {
        const QString start = path + u": "_s; // the place says it already
        core::Error &error = bytes.error();
        error.where = path;
        if (error.detail.startsWith(start))
            error.detail.remove(0, start.size());
    }
    return bytes;
}

core::Result<core::PayloadRule> payloadRuleFrom(const Arguments &arguments)
{
    const auto kind = choiceOf<core::PayloadKind>(arguments, u"payload"_s,
                                                  {{u"json"_s, core::PayloadKind::Json},
                                                   {u"text"_s, core::PayloadKind::Text},
                                                   {u"hex"_s, core::PayloadKind::Hex},
                                                   {u"base64"_s, core::PayloadKind::Base64},
                                                   {u"file"_s, core::PayloadKind::File}});
    if (!kind)
        return core::fail(kind.error());
    const auto layout = choiceOf<core::JsonLayout>(arguments, u"json-layout"_s,
                                                   {{u"as-is"_s, core::JsonLayout::AsIs},
                                                    {u"compact"_s, core::JsonLayout::Compact},
                                                    {u"pretty"_s, core::JsonLayout::Pretty}});
    if (!layout)
        return core::fail(layout.error());
    core::PayloadRule rule;
    rule.kind = *kind;
    rule.layout = *layout;
    rule.stripsComments = arguments.has(u"strip-comments"_s);
    rule.addsNewline = arguments.has(u"newline"_s);
    rule.gzips = arguments.has(u"gzip"_s);
    if (rule.kind == core::PayloadKind::File)
        rule.readFile = readPayload;
    const bool isAboutJson = rule.stripsComments || rule.layout != core::JsonLayout::AsIs;
    if (isAboutJson && rule.kind != core::PayloadKind::Json)
        return core::fail(usageError(
            u"--payload"_s, u"--strip-comments and --json-layout are for --payload json alone."_s));
    return rule;
}

// Reads --partition-key or --explicit-hash-key over what is there by default.
core::Result<> readKeyRule(const Arguments &arguments, const QString &option, core::KeyRule &rule)
{
    if (!arguments.has(option))
        return {};
    const auto read = core::KeyRule::fromExpression(arguments.value(option));
    if (!read)
        return core::fail(
            usageError(u"--"_s + option,
                       u"--%1 \"%2\": %3 (%4)"_s.arg(option, arguments.value(option),
                                                     read.error().detail, read.error().where)));
    rule = *read;
    return {};
}

core::Result<> checkHashKey(const Arguments &arguments, const core::KeyRule &rule)
{
    if (rule.source() != core::KeyRule::Source::Fixed)
        return {};
    const QByteArray text = arguments.value(u"explicit-hash-key"_s).toUtf8();
    const QString fault = core::explicitHashKeyFault(text);
    if (fault.isEmpty())
        return {};
    return core::fail(
        usageError(u"--explicit-hash-key"_s, u"--explicit-hash-key %1."_s.arg(fault)));
}

core::Result<> checkTogether(const core::LineRules &rules)
{
    const bool isField = rules.partitionKey.source() == core::KeyRule::Source::Field
        || rules.explicitHashKey.source() == core::KeyRule::Source::Field;
    if (isField && rules.payload.kind != core::PayloadKind::Json)
        return core::fail(usageError(
            u"--partition-key"_s,
            u"A field such as $.id is one of a JSON payload: --payload is another kind."_s));
    if (rules.format == core::LineFormat::Records && rules.payload.kind != core::PayloadKind::Json)
        return core::fail(
            usageError(u"--payload"_s,
                       u"--format records brings its own payloads: --payload is for bodies."_s));
    return {};
}

} // namespace

core::Result<core::LineRules> lineRulesFrom(const Arguments &arguments)
{
    const auto format = choiceOf<core::LineFormat>(arguments, u"format"_s,
                                                   {{u"auto"_s, core::LineFormat::Auto},
                                                    {u"records"_s, core::LineFormat::Records},
                                                    {u"bodies"_s, core::LineFormat::Bodies}});
    if (!format)
        return core::fail(format.error());
    const auto payload = payloadRuleFrom(arguments);
    if (!payload)
        return core::fail(payload.error());
    core::LineRules rules;
    rules.format = *format;
    rules.payload = *payload;
    rules.isKeyOfRecords = arguments.has(u"partition-key"_s);
    if (const auto read = readKeyRule(arguments, u"partition-key"_s, rules.partitionKey); !read)
        return core::fail(read.error());
    if (const auto read = readKeyRule(arguments, u"explicit-hash-key"_s, rules.explicitHashKey);
        !read)
        return core::fail(read.error());
    if (const auto checked = checkHashKey(arguments, rules.explicitHashKey); !checked)
        return core::fail(checked.error());
    if (const auto checked = checkTogether(rules); !checked)
        return core::fail(checked.error());
    return rules;
}

} // namespace app
