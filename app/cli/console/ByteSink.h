// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/Result.h"

#include <QByteArray>
#include <QString>

#include <memory>

namespace app {

// A file or an output that takes bytes in large pieces and says so when one did not arrive. After
// the first failure it takes nothing more, and a file ends with its last whole line. One thread.
class ByteSink
{
public:
    // Refers to a descriptor of somebody else's, such as standard output.
    ByteSink(int fileDescriptor, QString name);
    // Makes or empties the file, for its owner alone to read.
    static core::Result<std::unique_ptr<ByteSink>> create(const QString &path);
    // The same, but what the file holds stays until empty(), and a file that was not there goes
    // again without it: a start that fails changes nothing.
    static core::Result<std::unique_ptr<ByteSink>> open(const QString &path);
    bool isSameFile(const QString &path) const; // devices are not counted
    void empty(); // before the first write; pipes and devices have nothing to empty
    ~ByteSink(); // flushes; close() tells whether that worked
    Q_DISABLE_COPY_MOVE(ByteSink)

    void write(QByteArrayView bytes);
    core::Result<> flush();
    core::Result<> close();

    bool hasFailed() const { return m_errno != 0; }
    // Nobody reads any more: the usual end of `… | head`.
    bool isBrokenPipe() const;
    core::Result<> result() const; // Storage, with the name and the system's reason
    const QString &name() const { return m_name; }

private:
    void drain();
    void keepWholeLines();

    int m_fileDescriptor = -1;
    bool m_isOurs = false;
    bool m_isForNothing = false; // the file is our making, and nothing has begun
    int m_errno = 0;
    QString m_name;
    QByteArray m_buffer;
    qint64 m_size = 0; // of what was written
    qint64 m_wholeLines = 0; // the part of it up to the last end of a line
};

} // namespace app
