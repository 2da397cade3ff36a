// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/Result.h"
#include "core/results/ResultExport.h"

#include <QList>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <deque>

namespace app {

// Writes rows of a run to files while the run goes on: texts are made in slices between other
// events of its thread, files are written on another. Each row is written as it is when its slice
// comes. Files come to be wholly or not at all, in the order they were asked for.
class ResultSaver final : public QObject
{
    Q_OBJECT

public:
    // The source must outlive it, or finishTexts() be called before its rows become others.
    explicit ResultSaver(const core::ResultSource &source, QObject *parent = nullptr);
    ~ResultSaver() override; // waits for files that are being written

    void save(const QString &path, core::ExportKind kind, const QList<qint64> &rows);
    void finishTexts(); // at once, whatever that takes

signals:
    void saved(const QString &path, qint64 rows);
    void failed(const core::Error &error);

private:
    struct Job
    {
        QString path;
        core::ExportKind kind;
        QList<qint64> rows;
        qsizetype next = 0; // in `rows`
        QByteArray text;
    };

    void proceed();
    void append(Job &job, qsizetype most);
    void write(const Job &job);

    const core::ResultSource &m_source;
    std::deque<Job> m_jobs;
    QTimer m_slices;
    QThreadPool m_pool;
};

} // namespace app
