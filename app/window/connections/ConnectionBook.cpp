// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/connections/ConnectionBook.h"

#include "app/connection/AwsEnvironment.h"
#include "core/files/ConnectionFile.h"

#include <QFileInfo>

namespace app {

QDateTime bookTime(const QString &dataFolder)
{
    return QFileInfo(core::ConnectionFile::pathIn(dataFolder)).lastModified();
}

core::Result<ConnectionBook> readBook(const QString &dataFolder, const Variable &variable)
{
    const auto file = core::ConnectionFile::read(dataFolder);
    if (!file)
        return core::fail(file.error());
    ConnectionBook book{
        .connections = file->connections(), .profiles = {}, .notice = file->notice()};
    if (const auto files = readAwsFiles(variable)) {
        for (const core::AwsProfile &profile : files->profiles)
            book.profiles.append({profile.name, profile.region});
    }
    return book;
}

core::Result<> writeConnection(const QString &dataFolder, const core::Connection &connection,
                               const QString &replaces)
{
    auto file = core::ConnectionFile::read(dataFolder);
    if (!file)
        return core::fail(file.error());
    if (!replaces.isEmpty() && replaces != connection.name)
        file->remove(replaces);
    file->put(connection);
    return file->write();
}

core::Result<> removeConnection(const QString &dataFolder, const QString &name)
{
    auto file = core::ConnectionFile::read(dataFolder);
    if (!file)
        return core::fail(file.error());
    return file->remove(name) ? file->write() : core::Result<>();
}

} // namespace app
