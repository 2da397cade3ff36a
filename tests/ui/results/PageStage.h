// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/SampleSet.h"
#include "core/results/ResultStore.h"
#include "tests/support/SampleRun.h"
#include "ui/results/ResultsPage.h"

namespace test {

// A page over a run that a test makes up.
class PageStage
{
public:
    PageStage() { page.resize(1100, 420); }

    void begin(std::vector<core::PlannedRecord> planned)
    {
        page.setSource(nullptr);
        store.begin(ordersRun(), std::move(planned));
        page.setSource(&store);
    }
    void tell(std::vector<core::RowChange> changes, bool isFinished = false)
    {
        core::RunUpdate update = updateOf(std::move(changes));
        update.isFinished = isFinished;
        tell(std::move(update));
    }
    void tell(core::RunUpdate update)
    {
        update.run = store.title().run;
        update.requestsSent = std::max<qint64>(update.requestsSent, 1);
        update.took = core::Milliseconds(212);
        store.apply(update);
        page.updated(update);
    }
    // Explains the run as a worker would.
    void diagnose()
    {
        core::Diagnosis diagnosis(store.title().stream, core::ShardMap(store.title().openShards));
        for (qsizetype row = 0; row < store.rowCount(); ++row)
            diagnosis.add(store.record(row), store.outcome(row));
        page.setFindings(diagnosis.findings(), diagnosis.shardLoads(), diagnosis.hottestKeys(5));
    }

    // The sample of the first run: 463 stored, 37 of one key refused.
    void runHotKey()
    {
        const core::ShardMap shards(evenShards(4));
        std::vector<core::PlannedRecord> planned;
        for (const core::Record &record : core::sampleSet(QStringLiteral("hot-key"))) {
            const auto key = core::ShardMap::hashKeyOf(record.partitionKey, record.explicitHashKey);
            planned.push_back({.record = record, .predictedShard = shards.indexOf(*key)});
        }
        std::vector<core::RowChange> changes;
        int hot = 0;
        for (std::size_t row = 0; row < planned.size(); ++row) {
            const bool isHot = planned[row].record.partitionKey == "tenant-7";
            core::RowChange change = stored(qint64(row));
            change.outcome.shardId =
                "shardId-00000000000" + QByteArray::number(planned[row].predictedShard);
            change.latency = 212'000;
            changes.push_back(isHot && ++hot > 25 ? throttled(qint64(row)) : change);
        }
        begin(std::move(planned));
        core::RunUpdate update = updateOf(changes);
        update.requests = {requestOf(changes)};
        update.isFinished = true;
        tell(std::move(update));
        diagnose();
    }

    static std::shared_ptr<core::RequestDetail>
    requestOf(const std::vector<core::RowChange> &changes)
    {
        auto request = std::make_shared<core::RequestDetail>();
        request->number = 1;
        request->startedAt = core::WallTime(std::chrono::hours(500'000));
        request->endedAt = request->startedAt + core::Milliseconds(212);
        request->timing = {.connected = 410,
                           .encrypted = -1,
                           .requestSent = 81'000,
                           .firstByte = 209'300,
                           .finished = 211'900};
        request->host = QStringLiteral("127.0.0.1:4567");
        request->status = 200;
        request->requestId = "request-1";
        request->clockSkew = core::Milliseconds(120);
        request->requestHead = "POST / HTTP/1.1\nHost: 127.0.0.1:4567\n"
                               "X-Amz-Target: Kinesis_20131202.PutRecords\n"
                               "Authorization: AWS4-HMAC-SHA256 Credential=***LATE/20261127/"
                               "us-east-1/kinesis/aws4_request, SignedHeaders=content-type;host;"
                               "x-amz-date;x-amz-target, Signature=***\n";
        request->requestBody = R"({"Records":[{"Data":"eyJuIjoxfQ==","PartitionKey":"tenant-7"}]})";
        request->responseHead = "HTTP/1.1 200\nx-amzn-requestid: request-1\n";
        request->responseBody = R"({"FailedRecordCount":37,"Records":[]})";
        request->canonicalRequest = "POST\n/\n\ncontent-type:application/x-amz-json-1.1";
        request->stringToSign = "AWS4-HMAC-SHA256\n20261127T140211Z";
        request->authorization = "AWS4-HMAC-SHA256 Signature=***";
        for (const core::RowChange &change : changes) {
            request->rows.push_back(change.row);
            const bool isStored = change.outcome.state == core::RecordState::Stored;
            request->results.push_back({change.outcome.state, isStored ? -1 : 0});
            if (!isStored && request->reasons.empty())
                request->reasons.push_back({change.outcome.errorCode, change.outcome.errorMessage});
        }
        return request;
    }

    core::ResultStore store;
    ui::ResultsPage page;
};

} // namespace test
