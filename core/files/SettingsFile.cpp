// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/SettingsFile.h"

#include "core/files/DurableFile.h"
#include "core/settings/SettingsJson.h"

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 settingsLimit = 16 * 1024 * 1024;

QString settingsPathIn(const QString &dataFolder)
{
    return dataFolder + u"/settings.json"_s;
}

} // namespace

Result<Settings> readSettings(const QString &dataFolder)
{
    const QString path = settingsPathIn(dataFolder);
    const auto bytes = readWholeFile(path, settingsLimit);
    if (!bytes && bytes.error().kind == Error::Kind::NotFound)
        return Settings{};
    if (!bytes)
        return fail(bytes.error());
    auto settings = settingsFromJson(*bytes);
    if (!settings && settings.error().kind == Error::Kind::Storage)
        return fail(setAsideBecause(path, settings.error().detail));
    if (!settings)
        settings.error().where = path;
    return settings;
}

Result<> writeSettings(const QString &dataFolder, const Settings &settings)
{
    return makePrivateFolder(dataFolder).and_then([&] {
        return durableWrite(settingsPathIn(dataFolder), toJson(settings));
    });
}

} // namespace core
