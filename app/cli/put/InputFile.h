// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/Result.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <functional>
#include <memory>
#include <span>

namespace app {

// A file, pipe or standard input that is read once from front to back, in pieces. Files are read,
// not mapped: a mapped file that somebody shortens kills the program. One thread reads; wake() may
// come from another.
class InputFile
{
public:
    // "-" is standard input. NotFound, Storage or BadInput: missing, not ours to read, a folder, a
    // device, a file of /proc or /sys.
    static core::Result<std::unique_ptr<InputFile>> open(const QString &path);
    ~InputFile();
    Q_DISABLE_COPY_MOVE(InputFile)

    // Fills what it can; 0 at the end or after wake(). Storage when the disk fails.
    core::Result<qsizetype> read(std::span<char> into);
    // Whether read() has something to give, be it the end, or comes to have it in that time.
    bool isReadyWithin(std::chrono::milliseconds patience) const;
    // All that is left. BadInput when it is more than `limit` bytes. `tellSilence`: called when
    // nothing has come for a second.
    core::Result<QByteArray> readAll(qint64 limit, const std::function<void()> &tellSilence);
    // Ends a read that waits for a pipe, and every later one.
    void wake();

    // Bytes of a regular file as it was opened; −1 of a pipe.
    qint64 size() const { return m_size; }
    bool isTerminal() const;
    const QString &name() const { return m_name; } // "standard input" for "-"
    // Empty when the file is as it was when it was opened, else what happened to it.
    QString change() const;
    // Whether the path leads to this very file: results must not overwrite their input.
    bool isSameFile(const QString &path) const;

private:
    InputFile() = default;
    enum class Event { Bytes, Wake, Nothing };
    Event waitFor(int milliseconds) const; // −1: for as long as it takes

    int m_fileDescriptor = -1;
    int m_wakeDescriptor = -1;
    qint64 m_size = -1;
    qint64 m_modifiedSeconds = 0;
    qint64 m_modifiedNanoseconds = 0;
    QString m_name;
};

// The descriptor that a path such as /dev/stdin, /dev/fd/3 or /proc/self/fd/3 means; −1 for others.
// A process that is not dumpable cannot open these.
int descriptorNamedBy(const QString &path);

} // namespace app
