// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console/Console.h"
#include "core/publish/RunRecord.h"

#include <memory>

namespace app {

// Writes a row for every record of a run, in input order: into --results, onto standard output, or
// both.
class ResultWriter
{
public:
    // `file` may be null.
    ResultWriter(Console &console, std::unique_ptr<ByteSink> file);

    void add(const core::SettledRecord &settled, qint64 line);
    // Rows so far go to the disk; an error stays.
    core::Result<> flush();
    // Ends the rows; `summary` are the members that follow them in a JSON document.
    core::Result<> finish(const QByteArray &summary);
    // Whether there is a file, and it took every row so far.
    bool isFileWhole() const { return m_file != nullptr && !m_isFileCut; }

private:
    Console &m_console;
    std::unique_ptr<ByteSink> m_file;
    QByteArray m_row;
    qint64 m_count = 0;
    bool m_isFileCut = false;
};

} // namespace app
