// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/start/SingleInstance.h"

#include "core/files/DurableFile.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocalSocket>
#include <QStandardPaths>

#include <utility>

namespace app {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int answerLimit = 5000; // milliseconds
constexpr int lockPause = 50; // milliseconds
constexpr qint64 messageLimit = 1024 * 1024;
constexpr auto streamVersion = QDataStream::Qt_6_4;

core::Error storageError(const QString &path, const QString &reason)
{
    return {.kind = core::Error::Kind::Storage, .detail = path + u": "_s + reason, .where = path};
}

// Paths of sockets are short (108 bytes on Linux), so the folder goes in as a hash.
QString socketPath(const QString &folder)
{
    const QByteArray hash = QCryptographicHash::hash(QFileInfo(folder).canonicalFilePath().toUtf8(),
                                                     QCryptographicHash::Sha256);
    const QString name = u"headgate-"_s + QString::fromLatin1(hash.toHex().left(16));
#ifdef Q_OS_UNIX
    const QString runtime = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    return (runtime.isEmpty() ? QDir::tempPath() : runtime) + u'/' + name;
#else
    return name;
#endif
}

QByteArray messageOf(const QStringList &files)
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream.setVersion(streamVersion);
    stream << files;
    return bytes;
}

} // namespace

SingleInstance::SingleInstance(QString dataFolder, QObject *parent)
    : QObject(parent)
    , m_folder(std::move(dataFolder))
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::accept);
}

SingleInstance::~SingleInstance() = default;

core::Result<SingleInstance::Role> SingleInstance::claim(const QStringList &files)
{
    const auto made = core::makePrivateFolder(m_folder);
    if (!made)
        return core::fail(
            {.kind = core::Error::Kind::Storage,
             .detail = u"%1. Settings and drafts are to be kept in %2: make that a folder in which "
                       "you can write, or name another one with --data-dir."_s.arg(
                           made.error().detail, m_folder),
             .where = made.error().where});
    m_lock = std::make_unique<QLockFile>(m_folder + u"/window.lock"_s);
    m_lock->setStaleLockTime(0); // stale when its process is gone, however old it is
    // Two that start at the same moment: the other one has the lock and does not listen yet, or has
    // it no more.
    const QDeadlineTimer deadline(answerLimit);
    while (!m_lock->tryLock(lockPause)) {
        if (m_lock->error() != QLockFile::LockFailedError)
            return core::fail(storageError(
                m_folder,
                u"nothing can be written in this folder, where settings and drafts are "
                "kept. Check its permissions and that the disk is neither full nor "
                "read-only, or name another folder with --data-dir."_s));
        const auto handedOver = handOver(files);
        if (handedOver)
            return Role::Later;
        if (deadline.hasExpired())
            return core::fail(handedOver.error());
    }
    // The lock is made readable for all, and its text names this computer and the process.
    QFile::setPermissions(m_lock->fileName(), QFile::ReadOwner | QFile::WriteOwner);
    return listen().map([] { return Role::First; });
}

core::Result<> SingleInstance::listen()
{
    const QString path = socketPath(m_folder);
    QLocalServer::removeServer(path); // left by a window that was killed: we hold the lock
    if (!m_server.listen(path))
        return core::fail(storageError(
            path,
            m_server.errorString()
                + u". Through this socket a second start reaches the window that is open. See that "
                  "its folder (XDG_RUNTIME_DIR) is yours and can be written in, and start again."_s));
    return {};
}

core::Result<> SingleInstance::handOver(const QStringList &files) const
{
    QLocalSocket socket;
    socket.connectToServer(socketPath(m_folder));
    const auto noAnswer = [this] {
        qint64 process = 0;
        QString host;
        QString program;
        const bool isKnown = m_lock->getLockInfo(&process, &host, &program) && process > 0;
        return core::fail(
            {.kind = core::Error::Kind::Timeout,
             .detail =
                 u"A window of this data folder is open and does not answer: %1. Wait a moment "
                 "if it is busy, else end %2, and start again."_s.arg(
                     m_folder,
                     isKnown ? u"its process (%1, number %2)"_s.arg(program).arg(process)
                             : u"its process"_s),
             .where = m_folder});
    };
    if (!socket.waitForConnected(answerLimit))
        return noAnswer();
    socket.write(messageOf(files));
    // It answers with one byte once it has all.
    if (!socket.waitForBytesWritten(answerLimit) || !socket.waitForReadyRead(answerLimit))
        return noAnswer();
    return {};
}

void SingleInstance::accept()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
            if (socket->bytesAvailable() > messageLimit)
                return socket->abort();
            QDataStream stream(socket);
            stream.setVersion(streamVersion);
            stream.startTransaction();
            QStringList files;
            stream >> files;
            if (!stream.commitTransaction())
                return; // more to come
            socket->write("k");
            socket->disconnectFromServer();
            emit raised(files);
        });
    }
}

} // namespace app
