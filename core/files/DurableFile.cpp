// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/DurableFile.h"

#include "core/outcome/Quantity.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>
#include <cerrno>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

// What the system said stands in the text only: Qt keeps no number of it.
QString codeFor(const QString &reason)
{
    for (const int number : {EACCES, EPERM, EROFS, ENOSPC, EDQUOT}) {
        if (reason == qt_error_string(number))
            return fileErrorCode(number);
    }
    return {};
}

Error storageError(const QString &path, const QString &reason)
{
    return {.kind = Error::Kind::Storage,
            .code = codeFor(reason),
            .detail = path + u": "_s + reason,
            .where = path};
}

Error tooLarge(const QString &path, qint64 limit)
{
    return {.kind = Error::Kind::Storage,
            .code = fileTooLargeCode,
            .detail = path + u": the file is larger than "_s + sizeText(limit),
            .where = path};
}

#ifdef Q_OS_UNIX
bool syncDescriptor(int descriptor)
{
    return ::fsync(descriptor) == 0;
}

// A rename is only as durable as the folder that holds it.
bool syncFolder(const QString &path)
{
    const int folder =
        ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        return false;
    const bool synced = syncDescriptor(folder);
    ::close(folder);
    return synced;
}
#else
bool syncDescriptor(int)
{
    return true;
}

bool syncFolder(const QString &)
{
    return true;
}
#endif

// QSaveFile reports success after a short write on a full disk, so each count is looked at.
bool writeAll(QSaveFile &file, const QByteArray &bytes)
{
    for (qint64 written = 0; written < bytes.size();) {
        const qint64 count = file.write(bytes.constData() + written, bytes.size() - written);
        if (count <= 0)
            return false;
        written += count;
        if (!file.flush())
            return false;
    }
    return true;
}

} // namespace

QString fileErrorCode(int reason)
{
    switch (reason) {
    case EACCES:
    case EPERM:
    case EROFS:
        return fileForbiddenCode;
    case ENOSPC:
    case EDQUOT:
        return diskFullCode;
    default:
        return {};
    }
}

Result<> durableWrite(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return fail(storageError(path, file.errorString()));
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    if (!writeAll(file, bytes) || !syncDescriptor(file.handle())) {
        const QString reason =
            file.error() == QFileDevice::NoError ? qt_error_string() : file.errorString();
        file.cancelWriting();
        file.commit();
        return fail(storageError(path, reason));
    }
    if (!file.commit())
        return fail(storageError(path, file.errorString()));
    if (!syncFolder(QFileInfo(path).absolutePath()))
        return fail(storageError(path, qt_error_string()));
    return {};
}

Result<> makePrivateFolder(const QString &path)
{
    const QFileInfo info(path);
    if (info.isDir())
        return {};
    if (info.exists() || info.isSymLink())
        return fail(storageError(path, u"this is not a folder"_s));
    const auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner;
    const QString parent = info.absolutePath();
    if (parent != info.absoluteFilePath()) {
        if (const auto made = makePrivateFolder(parent); !made)
            return made;
    }
    if (!QDir().mkdir(info.absoluteFilePath(), ownerOnly) && !QFileInfo(path).isDir())
        return fail(storageError(path, qt_error_string()));
    return {};
}

Result<QByteArray> readWholeFile(const QString &path, qint64 limit)
{
    QFile file(path);
    if (!file.exists())
        return fail({.kind = Error::Kind::NotFound,
                     .detail = path + u": there is no such file"_s,
                     .where = path});
    if (!QFileInfo(path).isFile())
        return fail(storageError(path, u"this is not a regular file"_s));
    if (!file.open(QIODevice::ReadOnly))
        return fail(storageError(path, file.errorString()));
    // Qt makes room for all that read() may bring, before it reads: for no more than the file says
    // that it has. What is more, as in /proc, comes piece by piece.
    constexpr qint64 pieceBytes = 64 * 1024;
    const qint64 said = std::min(file.size(), limit);
    QByteArray bytes = file.read(said + 1);
    while (bytes.size() > said && bytes.size() <= limit) {
        const QByteArray more = file.read(std::min(pieceBytes, limit + 1 - bytes.size()));
        if (more.isEmpty())
            break;
        bytes += more;
    }
    if (bytes.size() > limit)
        return fail(tooLarge(path, limit));
    if (file.error() != QFileDevice::NoError)
        return fail(storageError(path, file.errorString()));
    return bytes;
}

QString asideNameOf(const QString &path)
{
    const QString time = QDateTime::currentDateTimeUtc().toString(u"yyyyMMddTHHmmsszzz"_s);
    return path + u".corrupt-"_s + time;
}

Result<QString> setAside(const QString &path)
{
    const QString aside = asideNameOf(path);
    QFile file(path);
    if (!file.rename(aside))
        return fail(storageError(path, file.errorString()));
    return aside;
}

Error setAsideBecause(const QString &path, const QString &reason)
{
    const auto aside = setAside(path);
    if (!aside)
        return aside.error();
    return {.kind = Error::Kind::Storage,
            .code = setAsideCode,
            .detail = u"%1 is damaged (%2). It was set aside as %3."_s.arg(path, reason, *aside),
            .where = *aside};
}

} // namespace core
