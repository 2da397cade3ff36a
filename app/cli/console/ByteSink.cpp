// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console/ByteSink.h"

#include "core/files/DurableFile.h"

#include <QFile>

#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

namespace app {
namespace {

constexpr qsizetype bufferBytes = 256 * 1024;

core::Error storageError(const QString &name, int reason)
{
    core::Error error;
    error.kind = core::Error::Kind::Storage;
    error.code = core::fileErrorCode(reason);
    error.where = name;
    error.detail = qt_error_string(reason);
    return error;
}

void waitUntilWritable(int fileDescriptor)
{
    pollfd wanted{fileDescriptor, POLLOUT, 0};
    (void)::poll(&wanted, 1, -1);
}

} // namespace

ByteSink::ByteSink(int fileDescriptor, QString name)
    : m_fileDescriptor(fileDescriptor)
    , m_name(std::move(name))
{
    m_buffer.reserve(bufferBytes);
}

core::Result<std::unique_ptr<ByteSink>> ByteSink::create(const QString &path)
{
    auto sink = open(path);
    if (sink)
        (*sink)->empty();
    return sink;
}

core::Result<std::unique_ptr<ByteSink>> ByteSink::open(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    constexpr int flags = O_WRONLY | O_CREAT | O_CLOEXEC;
    int descriptor = ::open(name.constData(), flags | O_EXCL, S_IRUSR | S_IWUSR);
    const bool isNew = descriptor >= 0;
    if (!isNew)
        descriptor = ::open(name.constData(), flags, S_IRUSR | S_IWUSR);
    if (descriptor < 0)
        return core::fail(storageError(path, errno));
    auto sink = std::make_unique<ByteSink>(descriptor, path);
    sink->m_isOurs = true;
    sink->m_isForNothing = isNew;
    return sink;
}

bool ByteSink::isSameFile(const QString &path) const
{
    struct stat ours = {};
    struct stat other = {};
    return ::fstat(m_fileDescriptor, &ours) == 0 && S_ISREG(ours.st_mode)
        && ::stat(QFile::encodeName(path).constData(), &other) == 0 && ours.st_dev == other.st_dev
        && ours.st_ino == other.st_ino;
}

void ByteSink::empty()
{
    m_isForNothing = false;
    struct stat facts = {};
    const bool isFile = ::fstat(m_fileDescriptor, &facts) == 0 && S_ISREG(facts.st_mode);
    if (isFile && ::ftruncate(m_fileDescriptor, 0) != 0)
        m_errno = errno;
}

ByteSink::~ByteSink()
{
    if (m_isForNothing && isSameFile(m_name))
        ::unlink(QFile::encodeName(m_name).constData());
    (void)close();
}

void ByteSink::write(QByteArrayView bytes)
{
    if (hasFailed())
        return;
    m_buffer.append(bytes);
    if (m_buffer.size() >= bufferBytes)
        drain();
}

core::Result<> ByteSink::flush()
{
    drain();
    return result();
}

core::Result<> ByteSink::close()
{
    drain();
    if (m_isOurs && m_fileDescriptor >= 0 && ::close(m_fileDescriptor) != 0 && !hasFailed())
        m_errno = errno;
    m_fileDescriptor = -1;
    return result();
}

bool ByteSink::isBrokenPipe() const
{
    return m_errno == EPIPE;
}

core::Result<> ByteSink::result() const
{
    if (hasFailed())
        return core::fail(storageError(m_name, m_errno));
    return {};
}

void ByteSink::drain()
{
    qsizetype written = 0;
    while (!hasFailed() && m_fileDescriptor >= 0 && written < m_buffer.size()) {
        const auto count = ::write(m_fileDescriptor, m_buffer.constData() + written,
                                   static_cast<size_t>(m_buffer.size() - written));
        if (count >= 0)
            written += count;
        else if (errno == EAGAIN)
            waitUntilWritable(m_fileDescriptor); // somebody made the terminal non-blocking
        else if (errno != EINTR)
            m_errno = errno;
    }
    const qsizetype lineEnd = QByteArrayView(m_buffer).first(written).lastIndexOf('\n');
    if (lineEnd >= 0)
        m_wholeLines = m_size + lineEnd + 1;
    m_size += written;
    if (hasFailed() && written < m_buffer.size())
        keepWholeLines();
    m_buffer.resize(0); // keeps its capacity
}

void ByteSink::keepWholeLines()
{
    struct stat facts = {};
    const bool isFile = m_isOurs && m_fileDescriptor >= 0 && ::fstat(m_fileDescriptor, &facts) == 0
        && S_ISREG(facts.st_mode);
    // Where that fails as well, the error that is reported already says enough.
    if (isFile && m_wholeLines < m_size && ::ftruncate(m_fileDescriptor, m_wholeLines) == 0)
        m_size = m_wholeLines;
}

} // namespace app
