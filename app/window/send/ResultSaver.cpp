// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/send/ResultSaver.h"

#include "app/window/drafts/PoolWork.h"
#include "core/files/DurableFile.h"
#include "core/result/Deliver.h"

#include <algorithm>

namespace app {

namespace {

constexpr qsizetype rowsInASlice = 500; // a few milliseconds

} // namespace

ResultSaver::ResultSaver(const core::ResultSource &source, QObject *parent)
    : QObject(parent)
    , m_source(source)
{
    m_slices.setParent(this); // so that it moves to the thread too
    m_slices.setInterval(0);
    m_pool.setParent(this);
    m_pool.setMaxThreadCount(1);
    connect(&m_slices, &QTimer::timeout, this, &ResultSaver::proceed);
}

ResultSaver::~ResultSaver()
{
    m_pool.waitForDone();
}

void ResultSaver::save(const QString &path, core::ExportKind kind, const QList<qint64> &rows)
{
    m_jobs.push_back({.path = path, .kind = kind, .rows = rows, .text = core::exportHead(kind)});
    m_slices.start();
}

void ResultSaver::finishTexts()
{
    for (Job &job : m_jobs) {
        append(job, job.rows.size());
        write(job);
    }
    m_jobs.clear();
    m_slices.stop();
}

void ResultSaver::proceed()
{
    Job &job = m_jobs.front();
    append(job, rowsInASlice);
    if (job.next < job.rows.size())
        return;
    write(job);
    m_jobs.pop_front();
    if (m_jobs.empty())
        m_slices.stop();
}

void ResultSaver::append(Job &job, qsizetype most)
{
    const qsizetype end = std::min(job.next + most, job.rows.size());
    for (; job.next < end; ++job.next)
        core::appendExport(job.text, job.kind, m_source, job.rows.at(job.next));
}

void ResultSaver::write(const Job &job)
{
    const auto work = [path = job.path, text = job.text] { return core::durableWrite(path, text); };
    core::deliver(runIn(m_pool, work), this,
                  [this, path = job.path, rows = job.rows.size()](const core::Result<> &written) {
                      if (written)
                          emit saved(path, rows);
                      else
                          emit failed(written.error());
                  });
}

} // namespace app
