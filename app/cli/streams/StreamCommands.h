// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command/ServiceCommand.h"
#include "app/cli/console/RowList.h"

namespace app {

// "streams": every page of the list, then the open shards of each one.
class StreamsCommand final : public ServiceCommand
{
    Q_OBJECT

public:
    using ServiceCommand::ServiceCommand;

private:
    void run() override;
    void askPage(const QByteArray &nextToken);
    void takePage(const core::Answer<core::StreamPage> &answer);
    void askSummary(qsizetype index);
    void takeSummary(qsizetype index, const core::Answer<core::StreamSummary> &answer);
    void printAll();

    QList<core::StreamListing> m_streams;
    QList<std::optional<core::StreamSummary>> m_summaries; // nothing where it was not allowed
    std::optional<core::Error> m_firstRefusal;
};

// "describe"
class DescribeCommand final : public ServiceCommand
{
    Q_OBJECT

public:
    using ServiceCommand::ServiceCommand;

private:
    core::Result<> prepare() override { return prepareStream(); }
    void run() override;
};

// "shards"
class ShardsCommand final : public ServiceCommand
{
    Q_OBJECT

public:
    using ServiceCommand::ServiceCommand;

private:
    core::Result<> prepare() override { return prepareStream(); }
    void run() override;
    void printAll(const QList<core::Shard> &shards);
};

// "create"
class CreateCommand final : public ServiceCommand
{
    Q_OBJECT

public:
    using ServiceCommand::ServiceCommand;

private:
    core::Result<> prepare() override;
    QList<core::SimulatedStreamSpec> defaultStreams() const override { return {}; }
    void run() override;
    void interrupt() override;
    void sayThatItComes();
    void waitUntilActive();

    core::NewStream m_wanted;
    bool m_isAsked = false;
    bool m_isTaken = false;
};

// "delete"
class DeleteCommand final : public ServiceCommand
{
    Q_OBJECT

public:
    using ServiceCommand::ServiceCommand;

private:
    core::Result<> prepare() override;
    core::Result<> askForName();
    void run() override;
    void interrupt() override;

    bool m_isAsked = false;
};

} // namespace app
