// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/send/Publisher.h"

#include "core/send/PublisherRun.h"

#include <utility>

namespace core {

Publisher::Publisher(StreamId stream, PublishOptions options, Environment environment,
                     QObject *parent)
    : QObject(parent)
    , m_run(std::make_unique<Run>(*this, std::move(stream), options, std::move(environment)))
{
}

Publisher::~Publisher() = default;

qsizetype Publisher::room() const
{
    return m_run->engine().room();
}

void Publisher::add(std::vector<RunRecord> records)
{
    m_run->engine().add(std::move(records));
    m_run->added();
}

void Publisher::addSettled(SettledRecord record)
{
    m_run->engine().addSettled(std::move(record));
    m_run->added();
}

void Publisher::flush()
{
    m_run->engine().flush();
    m_run->proceed();
}

void Publisher::close()
{
    m_run->engine().close();
    m_run->proceed();
}

void Publisher::cancel(Milliseconds grace)
{
    m_run->engine().cancel();
    m_run->abortAfter(grace);
    m_run->proceed();
}

Tally Publisher::tally() const
{
    return m_run->engine().tally();
}

qint64 Publisher::requestsSent() const
{
    return m_run->engine().requestsSent();
}

qint64 Publisher::retries() const
{
    return m_run->engine().retries();
}

int Publisher::retryTokens() const
{
    return m_run->engine().tokens();
}

bool Publisher::isFinished() const
{
    return m_run->isFinished();
}

} // namespace core
