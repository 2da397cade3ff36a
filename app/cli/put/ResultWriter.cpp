// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/put/ResultWriter.h"

#include "app/cli/put/ResultRows.h"

namespace app {

ResultWriter::ResultWriter(Console &console, std::unique_ptr<ByteSink> file)
    : m_console(console)
    , m_file(std::move(file))
{
}

void ResultWriter::add(const core::SettledRecord &settled, qint64 line)
{
    if (!m_file && m_console.format == OutputFormat::Table)
        return;
    m_row.resize(0); // keeps its capacity
    appendResultRow(m_row, settled, line);
    if (m_file) {
        m_row += '\n';
        m_file->write(m_row);
        m_row.chop(1);
    }
    if (m_console.format == OutputFormat::Json)
        m_console.printJson(m_count == 0 ? "{\"records\":[\n" : ",\n");
    if (m_console.format != OutputFormat::Table)
        m_console.printJson(m_row);
    if (m_console.format == OutputFormat::JsonLines)
        m_console.printJson("\n");
    ++m_count;
}

core::Result<> ResultWriter::flush()
{
    if (m_file) {
        const auto flushed = m_file->flush();
        m_isFileCut |= !flushed.has_value();
        if (!flushed)
            return flushed;
    }
    return m_console.format == OutputFormat::Table ? core::Result<>() : m_console.output().flush();
}

core::Result<> ResultWriter::finish(const QByteArray &summary)
{
    if (m_console.format == OutputFormat::Json) {
        if (m_count == 0)
            m_console.printJson("{\"records\":[");
        m_console.printJson("\n],\n");
        m_console.printJson(summary);
        m_console.printJson("}\n");
    }
    const auto flushed = flush();
    const auto closed = m_file ? m_file->close() : core::Result<>();
    m_isFileCut |= !closed.has_value();
    return flushed ? closed : flushed;
}

} // namespace app
