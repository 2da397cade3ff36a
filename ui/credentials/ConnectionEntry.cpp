// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/credentials/ConnectionEntry.h"

#include "core/credentials/Credentials.h"

#include <QCoreApplication>
#include <QStringList>
#include <QUrl>

namespace ui {

using namespace Qt::Literals::StringLiterals;
using Source = core::Connection::Source;
using Colour = core::Connection::Colour;

namespace {

QString trEntry(const char *text)
{
    return QCoreApplication::translate("ui::ConnectionEntry", text);
}

QString keysOf(const core::Connection &connection)
{
    switch (connection.source) {
    case Source::Keychain:
        return trEntry("key %1").arg(
            QString::fromUtf8(core::maskedKeyId(connection.accessKeyId.toUtf8())));
    case Source::Profile:
        return trEntry("profile %1").arg(connection.profile);
    case Source::Environment:
        return trEntry("environment");
    case Source::Dummy:
        return trEntry("no keys");
    }
    return {};
}

QString joined(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

} // namespace

QString detailOf(const ConnectionEntry &entry)
{
    const core::Connection &connection = entry.connection;
    if (entry.isSimulator)
        return joined({trEntry("built in, no account"), connection.region});
    return joined(
        {keysOf(connection), connection.region, QUrl(connection.endpointUrl).authority()});
}

QString detailOf(const ProfileSuggestion &profile)
{
    return joined({trEntry("AWS profile"), profile.region});
}

const char *iconOf(const ConnectionEntry &entry)
{
    if (entry.isSimulator)
        return "zap";
    switch (entry.connection.source) {
    case Source::Keychain:
        return "key-round";
    case Source::Profile:
        return "user-round";
    case Source::Environment:
        return "braces";
    case Source::Dummy:
        return "server";
    }
    return "cloud";
}

Role roleOf(Colour colour)
{
    switch (colour) {
    case Colour::None:
        return Role::Muted;
    case Colour::Teal:
        return Role::Accent;
    case Colour::Blue:
        return Role::Stored;
    case Colour::Amber:
        return Role::Throttled;
    case Colour::Violet:
        return Role::Uncertain;
    }
    return Role::Muted;
}

QString wordOf(Colour colour)
{
    switch (colour) {
    case Colour::None:
        return trEntry("None");
    case Colour::Teal:
        return trEntry("Teal");
    case Colour::Blue:
        return trEntry("Blue");
    case Colour::Amber:
        return trEntry("Amber");
    case Colour::Violet:
        return trEntry("Violet");
    }
    return {};
}

PickItem pickItem(const ConnectionEntry &entry)
{
    PickItem item;
    item.key = entry.connection.name;
    item.text = entry.connection.name;
    item.detail = detailOf(entry);
    item.icon = iconOf(entry);
    item.iconRole = roleOf(entry.connection.colour);
    item.isCurrent = entry.isActive;
    if (entry.connection.isProduction) {
        item.badge = trEntry("PRODUCTION");
        item.badgeRole = Role::Production;
    }
    return item;
}

} // namespace ui
