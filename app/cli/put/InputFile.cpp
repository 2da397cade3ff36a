// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/put/InputFile.h"

#include "core/files/DurableFile.h"

#include <QFile>

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <linux/magic.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace app {
namespace {

core::Error inputError(core::Error::Kind kind, const QString &name, const QString &detail)
{
    core::Error error;
    error.kind = kind;
    error.where = name;
    error.detail = detail;
    return error;
}

core::Error openError(const QString &name, int reason)
{
    const auto kind = reason == ENOENT ? core::Error::Kind::NotFound : core::Error::Kind::Storage;
    core::Error error = inputError(kind, name, qt_error_string(reason));
    error.code = core::fileErrorCode(reason);
    return error;
}

bool isKernelFile(int fileDescriptor)
{
    struct statfs system = {};
    if (::fstatfs(fileDescriptor, &system) != 0)
        return false;
    return system.f_type == PROC_SUPER_MAGIC || system.f_type == SYSFS_MAGIC;
}

bool isNullDevice(const struct stat &facts)
{
    struct stat null = {};
    return ::stat("/dev/null", &null) == 0 && null.st_rdev == facts.st_rdev;
}

// Why it cannot be read as records; empty when it can.
QString objectionTo(int fileDescriptor, const struct stat &facts)
{
    if ((::fcntl(fileDescriptor, F_GETFL) & O_ACCMODE) == O_WRONLY)
        return u"It is closed. Name a file, or pipe the records in."_s;
    if (S_ISDIR(facts.st_mode))
        return u"It is a folder, not a file. Name a file in it."_s;
    if (S_ISBLK(facts.st_mode))
        return u"It is a disk, not a file. Name a file on it."_s;
    if (S_ISCHR(facts.st_mode) && ::isatty(fileDescriptor) == 0 && !isNullDevice(facts))
        return u"It is a device without an end, not a file. Name a file."_s;
    if (S_ISREG(facts.st_mode) && isKernelFile(fileDescriptor))
        return u"It is made up by the system while it is read. Copy it to a file first."_s;
    return {};
}

int openDescriptor(const QString &path)
{
    const int named = path == u"-" ? STDIN_FILENO : descriptorNamedBy(path);
    if (named >= 0)
        return ::fcntl(named, F_DUPFD_CLOEXEC, 0);
    // Without O_NONBLOCK a named pipe would hold us here until somebody writes to it.
    return ::open(QFile::encodeName(path).constData(),
                  O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
}

} // namespace

int descriptorNamedBy(const QString &path)
{
    if (path == u"/dev/stdin")
        return STDIN_FILENO;
    if (path == u"/dev/stdout")
        return STDOUT_FILENO;
    if (path == u"/dev/stderr")
        return STDERR_FILENO;
    for (const QString &folder : {u"/dev/fd/"_s, u"/proc/self/fd/"_s}) {
        bool isNumber = false;
        const int number = path.mid(folder.size()).toInt(&isNumber);
        if (path.startsWith(folder) && isNumber)
            return number;
    }
    return -1;
}

core::Result<std::unique_ptr<InputFile>> InputFile::open(const QString &path)
{
    const QString name = path == u"-" ? u"standard input"_s : path;
    std::unique_ptr<InputFile> file(new InputFile);
    file->m_name = name;
    file->m_fileDescriptor = openDescriptor(path);
    if (file->m_fileDescriptor < 0)
        return core::fail(openError(name, errno));
    struct stat facts = {};
    if (::fstat(file->m_fileDescriptor, &facts) != 0)
        return core::fail(openError(name, errno));
    const QString objection = objectionTo(file->m_fileDescriptor, facts);
    if (!objection.isEmpty())
        return core::fail(inputError(core::Error::Kind::BadInput, name, objection));
    if (S_ISREG(facts.st_mode)) {
        file->m_size = facts.st_size;
        file->m_modifiedSeconds = facts.st_mtim.tv_sec;
        file->m_modifiedNanoseconds = facts.st_mtim.tv_nsec;
    }
    file->m_wakeDescriptor = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    return file;
}

InputFile::~InputFile()
{
    for (const int descriptor : {m_fileDescriptor, m_wakeDescriptor}) {
        if (descriptor >= 0)
            ::close(descriptor);
    }
}

core::Result<QByteArray> InputFile::readAll(qint64 limit, const std::function<void()> &tellSilence)
{
    if (!isReadyWithin(std::chrono::seconds(1)))
        tellSilence();
    QByteArray all;
    std::array<char, 64 * 1024> piece{};
    for (;;) {
        const auto count = read(piece);
        if (!count)
            return core::fail(count.error());
        if (*count == 0)
            return all;
        if (all.size() + *count > limit)
            return core::fail({.kind = core::Error::Kind::BadInput,
                               .detail = u"It is larger than %1 MiB."_s.arg(limit >> 20),
                               .where = m_name});
        all.append(piece.data(), *count);
    }
}

core::Result<qsizetype> InputFile::read(std::span<char> into)
{
    while (waitFor(-1) == Event::Bytes) {
        const auto count = ::read(m_fileDescriptor, into.data(), into.size());
        if (count >= 0)
            return qsizetype{count};
        if (errno != EINTR && errno != EAGAIN)
            return core::fail(openError(m_name, errno));
    }
    return qsizetype{0};
}

void InputFile::wake()
{
    (void)::eventfd_write(m_wakeDescriptor, 1);
}

bool InputFile::isReadyWithin(std::chrono::milliseconds patience) const
{
    return waitFor(int(patience.count())) != Event::Nothing;
}

InputFile::Event InputFile::waitFor(int milliseconds) const
{
    std::array<pollfd, 2> wanted{{{m_fileDescriptor, POLLIN, 0}, {m_wakeDescriptor, POLLIN, 0}}};
    int ready = -1;
    while ((ready = ::poll(wanted.data(), wanted.size(), milliseconds)) < 0 && errno == EINTR) { }
    if (ready == 0)
        return Event::Nothing;
    return wanted[1].revents == 0 ? Event::Bytes : Event::Wake;
}

bool InputFile::isTerminal() const
{
    return ::isatty(m_fileDescriptor) == 1;
}

QString InputFile::change() const
{
    struct stat facts = {};
    if (m_size < 0 || ::fstat(m_fileDescriptor, &facts) != 0)
        return {};
    if (facts.st_size < m_size)
        return u"it became shorter"_s;
    if (facts.st_size > m_size)
        return u"it became longer"_s;
    const bool isTouched =
        facts.st_mtim.tv_sec != m_modifiedSeconds || facts.st_mtim.tv_nsec != m_modifiedNanoseconds;
    return isTouched ? u"it was written to"_s : QString();
}

bool InputFile::isSameFile(const QString &path) const
{
    struct stat ours = {};
    struct stat other = {};
    return m_size >= 0 && ::fstat(m_fileDescriptor, &ours) == 0
        && ::stat(QFile::encodeName(path).constData(), &other) == 0 && ours.st_dev == other.st_dev
        && ours.st_ino == other.st_ino;
}

} // namespace app
