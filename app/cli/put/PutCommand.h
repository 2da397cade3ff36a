// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command/ServiceCommand.h"
#include "app/cli/put/DryRun.h"
#include "app/cli/put/LineSource.h"
#include "app/cli/put/PutRun.h"
#include "app/cli/templates/TemplateFile.h"
#include "core/records/RecordCheck.h"

namespace app {

// "put": finds out what the stream demands, then publishes the input, or with --dry-run says what
// would be published.
class PutCommand final : public ServiceCommand
{
    Q_OBJECT

public:
    using ServiceCommand::ServiceCommand;

    void interrupt() override;

private:
    core::Result<> prepare() override;
    core::Result<> openFiles();
    core::Result<> readTemplates(const QString &path);
    std::unique_ptr<RecordSource> makeSource();
    core::Result<> openResults(const QString &results);
    core::Result<> checkTrace() const;
    void adjust(core::TransportSettings &settings) override;
    void run() override;
    void takeSummary(const core::Answer<core::StreamSummary> &answer);
    void takeShards(const core::Result<QList<core::Shard>> &shards);
    bool mayGoOnWithout(const core::Error &error) const;
    core::Result<> checkIsPossible() const;
    bool isHeadgateSimulator() const;
    void goOn();
    void startRun();
    void finishRun();
    void showReport(const RunReport &report);
    void runDry();

    PutSettings m_settings;
    core::LineRules m_lines;
    std::unique_ptr<InputFile> m_input;
    std::optional<TemplateFile> m_templates; // when the input is a record file
    QString m_inputName; // for people
    std::unique_ptr<ByteSink> m_results;
    core::RecordRules m_rules;
    core::ShardMap m_shardMap;
    QString m_unpredicted; // why no shard is predicted; empty: they are
    std::unique_ptr<PutRun> m_run;
    std::unique_ptr<DryRun> m_dryRun;
    bool m_isInterrupted = false;
};

} // namespace app
