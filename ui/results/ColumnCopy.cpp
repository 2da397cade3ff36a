// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/ColumnCopy.h"

#include "core/results/ResultExport.h"

#include <QClipboard>
#include <QElapsedTimer>
#include <QGuiApplication>

#include <algorithm>

namespace ui {

namespace {

constexpr qint64 copySlice = 8;
constexpr qsizetype rowsAtOnce = 256; // between looks at the clock

// A line is a row: what a stranger's message breaks is put together again.
QString unbroken(QString cell)
{
    cell.replace(u'\r', u' ');
    cell.replace(u'\n', u' ');
    return cell;
}

} // namespace

ColumnCopy::ColumnCopy(QObject *parent)
    : QObject(parent)
{
    m_slices.setInterval(0);
    connect(&m_slices, &QTimer::timeout, this, &ColumnCopy::proceed);
}

void ColumnCopy::start(const core::ResultSource &source, const QList<qint64> &rows,
                       core::ResultColumn column)
{
    m_source = &source;
    m_rows = rows;
    m_column = column;
    m_next = 0;
    m_text.clear();
    m_slices.start();
    proceed();
}

void ColumnCopy::cancel()
{
    m_slices.stop();
    m_source = nullptr;
    m_rows.clear();
    m_text.clear();
}

void ColumnCopy::proceed()
{
    QElapsedTimer elapsed;
    elapsed.start();
    while (m_next < m_rows.size() && elapsed.elapsed() < copySlice) {
        const qsizetype end = std::min(m_next + rowsAtOnce, m_rows.size());
        for (; m_next < end; ++m_next)
            m_text += unbroken(core::cellText(*m_source, m_rows.at(m_next), m_column)) + u'\n';
    }
    if (m_next < m_rows.size())
        return;
    const qsizetype count = m_rows.size();
    QGuiApplication::clipboard()->setText(m_text);
    cancel();
    emit copied(count, m_column);
}

} // namespace ui
