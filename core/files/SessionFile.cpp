// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/SessionFile.h"

#include "core/files/DurableFile.h"

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 sizeLimit = qint64(2) * 1024 * 1024 * 1024 - 1;

Error unusable(Error error, const QString &path)
{
    if (error.kind != Error::Kind::Storage) {
        error.where = path;
        error.detail = u"%1: %2"_s.arg(path, error.detail);
        return error;
    }
    return setAsideBecause(path, error.detail);
}

} // namespace

QString sessionPathIn(const QString &dataFolder)
{
    return dataFolder + u"/session.json"_s;
}

Result<SessionText> readSession(const QString &dataFolder)
{
    const QString path = sessionPathIn(dataFolder);
    const auto bytes = readWholeFile(path, sizeLimit);
    if (!bytes && bytes.error().kind == Error::Kind::NotFound)
        return SessionText();
    if (!bytes)
        return fail(bytes.error());
    auto session = sessionFromJson(*bytes);
    if (!session)
        return fail(unusable(session.error(), path));
    return session;
}

Result<> writeSession(const QString &dataFolder, const SessionText &session)
{
    return makePrivateFolder(dataFolder).and_then([&] {
        return durableWrite(sessionPathIn(dataFolder), toJson(session));
    });
}

} // namespace core
