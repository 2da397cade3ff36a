// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/manual/ManualPage.h"

#include "app/cli/console/TextWidth.h"
#include "app/cli/options/CommandTable.h"
#include "app/manual/Roff.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace app {
namespace {

struct Entry
{
    QString name;
    QString text;
};

const QList<Entry> variables{
    {u"AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN"_s,
     u"Keys, when neither --connection nor --profile is given."_s},
    {u"AWS_PROFILE, AWS_DEFAULT_PROFILE"_s, u"The profile, when --profile is not given."_s},
    {u"AWS_REGION, AWS_DEFAULT_REGION"_s, u"The region, when --region is not given."_s},
    {u"AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE"_s,
     u"The shared AWS files, instead of those in the home directory."_s},
    {u"AWS_ENDPOINT_URL_KINESIS, AWS_ENDPOINT_URL"_s,
     u"The endpoint, when --endpoint-url is not given."_s},
    {u"AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"_s, u"true: only --endpoint-url counts."_s},
    {u"AWS_USE_FIPS_ENDPOINT"_s, u"true: the region's FIPS endpoint."_s},
    {u"AWS_CA_BUNDLE"_s, u"Certificates to trust, when --ca-bundle is not given."_s},
    {u"HTTPS_PROXY, ALL_PROXY, NO_PROXY"_s,
     u"The proxy, unless --proxy says otherwise. Lower case counts too."_s},
    {u"HEADGATE_PROXY_PASSWORD"_s, u"The password of the user in --proxy."_s},
    {u"NO_COLOR"_s, u"When not empty: no colours."_s},
    {u"COLUMNS"_s, u"How wide tables and help are when there is no terminal to ask."_s},
};

const QList<Entry> files{
    {u"~/.local/share/headgate/connections.json"_s,
     u"Saved connections, without their secrets; those are in the desktop's keychain."_s},
    {u"~/.aws/config, ~/.aws/credentials"_s, u"The shared AWS files. They are only read."_s},
};

QString section(const QString &title)
{
    return u".SH "_s + title.toUpper() + u'\n';
}

// Broken as people break lines, so that the page can be read and compared as text.
QString paragraph(const QString &text)
{
    constexpr int columns = 72; // escapes make lines longer
    QString result;
    for (const QString &line : wrapped(text, columns))
        result += roffText(line) + u'\n';
    return result;
}

QString tagged(const QString &tag, const QString &text)
{
    return u".TP\n"_s + tag + u'\n' + paragraph(text);
}

QString entries(const QList<Entry> &list)
{
    QString result;
    for (const Entry &entry : list)
        result += tagged(u".B "_s + roffArgument(entry.name), entry.text);
    return result;
}

QString optionEntry(const OptionSpec &option)
{
    QString tag = u".BI "_s + roffArgument(option.words().join(u", "_s));
    if (!option.value.isEmpty())
        tag += u" \"\\ \" "_s + roffArgument(option.value);
    QString text = option.text;
    if (!option.byDefault.isEmpty())
        text += u" Default: %1."_s.arg(option.byDefault);
    return tagged(tag, text);
}

QString optionEntries(const OptionGroup &group)
{
    QString result;
    for (const OptionSpec &option : group.options)
        result += optionEntry(option);
    return result;
}

const QList<OptionGroup> &sharedGroups()
{
    static const QList<OptionGroup> groups{connectionOptions(), simulatorOptions(),
                                           outputOptions({traceOption(), dataDirOption()})};
    return groups;
}

QStringList optionNames(const OptionGroup &group)
{
    QStringList names;
    for (const OptionSpec &option : group.options)
        names.append(option.name);
    return names;
}

// The same title alone is not enough: some commands take a part of a group, or others by its name.
bool isShared(const OptionGroup &group)
{
    return std::any_of(sharedGroups().cbegin(), sharedGroups().cend(), [&](const auto &shared) {
        return shared.title == group.title && optionNames(shared) == optionNames(group);
    });
}

QString ownOptions(const CommandSpec &command)
{
    QString result;
    QStringList shared;
    for (const OptionGroup &group : command.groups) {
        if (isShared(group))
            shared.append(u"\\(lq%1\\(rq"_s.arg(group.title));
        else
            result += u".PP\n"_s + roffText(group.title) + u":\n"_s + optionEntries(group);
    }
    if (!shared.isEmpty())
        result += u".PP\nAlso the options under\n%1 below.\n"_s.arg(shared.join(u", "_s));
    return result;
}

QString exitStatuses(const CommandSpec &command)
{
    QString result = u".PP\nExit status:\n"_s;
    for (const QString &status : command.exitStatuses)
        result += tagged(u".B "_s + status.section(u' ', 0, 0), status.section(u' ', 1));
    return result;
}

QString examples(const CommandSpec &command)
{
    QString result = u".PP\nExamples:\n.PP\n.nf\n.RS\n"_s;
    for (const QString &example : command.examples)
        result += roffLiteral(example) + u'\n';
    return result + u".RE\n.fi\n"_s;
}

QString commandPart(const CommandSpec &command)
{
    const QString usage = u"%1 %2"_s.arg(command.name, command.arguments).trimmed();
    return u".SS "_s + roffArgument(usage) + u'\n' + paragraph(command.description)
        + ownOptions(command) + examples(command) + exitStatuses(command);
}

QString opening(const QString &version, const QString &date)
{
    return uR"(.\" SPDX-License-Identifier: GPL-3.0-or-later
.TH HEADGATE-CLI 1 %1 "Headgate %2"
.SH NAME
headgate-cli \- test console for Amazon Kinesis Data Streams
.SH SYNOPSIS
.B headgate\-cli
.I command
.RI [ argument \~.\|.\|.]
.RI [ option \~.\|.\|.]
.br
.B headgate\-cli
.I command
.B \-\-help
.br
.B headgate\-cli \-\-version
.SH DESCRIPTION
Publishes records to Amazon Kinesis Data Streams and says of each one what
became of it: stored, in which shard and under which sequence number; refused,
and why; not sent; or uncertain, because the answer was lost.
It also reads records back, manages streams and connections, shows how a
request is signed, and runs an endpoint of its own for trying things without an
account.
)"_s.arg(date, version);
}

} // namespace

QString manualPage(const QString &version, const QString &date)
{
    QString page = opening(version, date) + section(u"commands"_s);
    for (const CommandSpec &command : commandTable())
        page += commandPart(command);
    page += section(u"options of several commands"_s);
    for (const OptionGroup &group : sharedGroups())
        page += u".SS "_s + roffArgument(group.title) + u'\n' + optionEntries(group);
    page += section(u"environment"_s) + entries(variables);
    page += section(u"files"_s) + entries(files);
    page += section(u"see also"_s) + u".BR headgate (1),\n.BR aws (1)\n"_s;
    return page;
}

} // namespace app
