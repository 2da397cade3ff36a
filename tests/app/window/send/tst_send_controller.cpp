// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/DurableFile.h"
#include "core/files/RunNote.h"
#include "core/records/LineSplitter.h"
#include "core/records/RecordLine.h"
#include "core/results/ResultQuestions.h"
#include "tests/app/window/send/SendStage.h"

#include <QTemporaryDir>

using namespace core;
using namespace Qt::Literals::StringLiterals;

using State = RecordState;

class TestSendController : public QObject
{
    Q_OBJECT

private slots:
    void theHotKeyIsRefusedAndExplained();
    void requestsAreKeptWithSecretsMasked();
    void rowsThatCannotBeSentKeepTheirPlaces();
    void aPartOfADraftKnowsWhereItCameFrom();
    void stoppingLeavesTheRestUnsent();
    void retriesWhatWasRefused();
    void throttledRecordsGoAgainByThemselvesWhereTheConnectionSaysSo();
    void retriesEndWhenTheirTimeIsOver();
    void codesOfTheConnectionAreTriedAgain();
    void anAnswerThatNeverCameIsUncertain();
    void uncertainRowsGoAgainOnlyWhenToldSo();
    void aPersonsMarkSettlesUncertainRows();
    void aPersonsMarkIsTakenBack();
    void uncertainRowsAreToldOfByTheNextProgram();
    void failedRowsAreSavedAndReadBack();
    void saysWhyNothingWasSaved();
    void aWrongKeyStopsTheRun();
    void goesWhileRequestsAreInTheAir();
    void sendsInStrictOrder();
};

void TestSendController::theHotKeyIsRefusedAndExplained()
{
    test::SendStage stage;
    stage.prepare(sampleSet(u"hot-key"_s));

    QVERIFY(stage.sendAll());

    QCOMPARE(stage.count(State::Stored), 463);
    QCOMPARE(stage.count(State::Refused), 37);
    QCOMPARE(stage.rows().throttledCount(), 37);
    QCOMPARE(stage.finished.constLast().first().toString(), u"463 of 500 stored, 37 refused"_s);
    QCOMPARE(stage.rows().progress().requestsSent, 1);
    QVERIFY(stage.rows().latency(0) > 0);
    QCOMPARE(stage.rows().actualShard(0), stage.rows().predictedShard(0));

    const app::RunDiagnosis &diagnosis = stage.controller.diagnosis();
    QCOMPARE(diagnosis.findings.size(), 1);
    QCOMPARE(diagnosis.findings.first().count, 37);
    QCOMPARE(diagnosis.loads.size(), 4);
    QCOMPARE(diagnosis.hottestKeys.first().key, "tenant-7");
    QCOMPARE(rowsOf(diagnosis.findings.first(), stage.rows()).size(), 37);
}

void TestSendController::requestsAreKeptWithSecretsMasked()
{
    test::SendStage stage;
    stage.prepare(sampleSet(u"hot-key"_s));
    QVERIFY(stage.sendAll());

    const auto requests = stage.rows().requestsOf(499);
    QCOMPARE(requests.size(), 1U);
    const RequestDetail &request = *requests.front();
    QCOMPARE(request.number, 1U);
    QCOMPARE(request.rows.size(), 500U);
    QCOMPARE(request.results.size(), 500U);
    QCOMPARE(request.reasons.size(), 1U);
    QCOMPARE(request.status, 200);
    QVERIFY(!request.requestId.isEmpty());
    QVERIFY(request.endedAt > request.startedAt);
    QVERIFY(request.timing.finished > 0);
    QVERIFY2(request.requestHead.startsWith("POST / HTTP/1.1\nHost: 127.0.0.1:"),
             request.requestHead.constData());
    QVERIFY(request.requestHead.contains("Signature=***"));
    QVERIFY(request.authorization.contains("Signature=***"));
    QVERIFY(!request.requestHead.contains(simulatorAccessKeyId));
    QVERIFY(request.requestBody.startsWith("{\"Records\":["));
    QVERIFY(request.responseHead.startsWith("HTTP/1.1 200\n"));
    QVERIFY(request.responseBody.contains("\"FailedRecordCount\""));
    QVERIFY(request.canonicalRequest.startsWith("POST\n/\n"));
    QVERIFY(request.stringToSign.startsWith("AWS4-HMAC-SHA256\n"));
}

void TestSendController::rowsThatCannotBeSentKeepTheirPlaces()
{
    test::SendStage stage;
    stage.rendered.records = {{0, {"a", "k", {}}}, {2, {"c", "k", {}}}};
    stage.rendered.unsent = {{1,
                              {"b", {}, {}},
                              {.state = State::NotSent,
                               .errorCode = u"badInput"_s,
                               .errorMessage = u"the key is empty"_s}}};

    QVERIFY(stage.sendAll());

    QCOMPARE(stage.rows().state(0), State::Stored);
    QCOMPARE(stage.rows().state(1), State::NotSent);
    QCOMPARE(stage.rows().errorMessage(1), u"the key is empty"_s);
    QVERIFY(!stage.rows().isSendable(1));
    QCOMPARE(stage.rows().record(2).data, "c");
    QCOMPARE(stage.rows().state(2), State::Stored);
    QCOMPARE(stage.controller.diagnosis().findings.size(), 1);

    stage.controller.retry({0, 1, 2}, false);
    QVERIFY(stage.settles());
    QCOMPARE(stage.rows().attempts(1), 0);
    QCOMPARE(stage.rows().attempts(0), 1);
}

void TestSendController::aPartOfADraftKnowsWhereItCameFrom()
{
    test::SendStage stage;
    stage.draft.records = {{.body = "a"}, {.body = "b"}, {.body = "c"}};
    Draft sent;
    app::SendController controller(
        {.render = [&sent](const Draft &draft, const DraftSurroundings &) {
            sent = draft;
            RenderedDraft rendered;
            for (const DraftRecord &record : draft.records)
                rendered.records.push_back({std::ssize(rendered.records), {record.body, "k", {}}});
            return rendered;
        }});
    QVERIFY(!controller.placeOf(0));

    controller.send(stage.draft, stage.connection, stage.stream,
                    {.records = QList<qsizetype>{0, 2}});
    QTRY_VERIFY(!controller.isBusy());

    QCOMPARE(sent.records.size(), 2);
    QCOMPARE(controller.results()->rowCount(), 2);
    QCOMPARE(controller.placeOf(1), (app::DraftPlace{u"draft"_s, 2}));
}

void TestSendController::stoppingLeavesTheRestUnsent()
{
    test::SendStage stage({u"latency:ms=300"_s}, false);
    stage.prepareSmall(20'000);
    stage.send();
    QTRY_VERIFY(stage.controller.results() && stage.count(State::Sending) > 0);

    stage.controller.stop();

    QVERIFY(stage.settles());
    QVERIFY(stage.count(State::NotSent) > 0);
    QVERIFY(stage.count(State::Stored) > 0); // what was on its way was waited for
    QCOMPARE(stage.rows().tally().settled(), 20'000);
    QCOMPARE(stage.controller.diagnosis().findings.size(), 1);

    stage.simulator.setFaults({});
    stage.controller.retry(retryableRows(stage.rows()), false);
    QVERIFY(stage.settles());
    QCOMPARE(stage.count(State::Stored), 20'000);
}

void TestSendController::retriesWhatWasRefused()
{
    test::SendStage stage({u"throttle:first=1"_s});
    stage.prepareSmall(3);
    QVERIFY(stage.sendAll());
    QCOMPARE(stage.count(State::Refused), 3);

    stage.controller.retry(retryableRows(stage.rows()), false);
    QVERIFY(stage.controller.isBusy());
    QVERIFY(stage.settles());

    QCOMPARE(stage.count(State::Stored), 3);
    QCOMPARE(stage.rows().retriedCount(), 3);
    QCOMPARE(stage.rows().outcome(0).attempts, 2);
    QCOMPARE(stage.rows().outcome(0).possibleDuplicates, 0);
    QVERIFY(stage.controller.diagnosis().findings.isEmpty());
    const auto requests = stage.rows().requestsOf(1);
    QCOMPARE(requests.size(), 2U);
    QCOMPARE(requests.at(1)->number, 2U);
    QVERIFY(requests.at(0)->results.at(1).state == State::Refused);
    QVERIFY(requests.at(1)->results.empty());
}

void TestSendController::throttledRecordsGoAgainByThemselvesWhereTheConnectionSaysSo()
{
    test::SendStage stage;
    stage.connection.retries.attempts = 5;
    stage.prepare(sampleSet(u"hot-key"_s));

    QVERIFY(stage.sendAll());

    QCOMPARE(stage.count(State::Stored), 500);
    QCOMPARE(stage.rows().retriedCount(), 37);
    QCOMPARE(stage.rows().title().retries.attempts, 5);
}

void TestSendController::retriesEndWhenTheirTimeIsOver()
{
    test::SendStage stage({u"throttle:first=1000"_s});
    stage.connection.retries = {.attempts = 10, .seconds = 1};
    stage.prepareSmall(2);

    QVERIFY(stage.sendAll());

    QCOMPARE(stage.count(State::Refused), 2);
    for (const qsizetype row : {0, 1}) {
        const int attempts = stage.rows().outcome(row).attempts;
        QVERIFY2(attempts < 10, qPrintable(QString::number(attempts)));
    }
}

void TestSendController::codesOfTheConnectionAreTriedAgain()
{
    test::SendStage stage({u"fail-records:first=1"_s});
    stage.connection.retries = {.attempts = 3, .codes = {u"InternalFailure"_s}};
    stage.prepareSmall(2);

    QVERIFY(stage.sendAll());

    QCOMPARE(stage.count(State::Stored), 2);
    QCOMPARE(stage.rows().retriedCount(), 2);

    test::SendStage other({u"fail-records:first=1"_s});
    other.connection.retries = {.attempts = 3, .codes = {u"SlowDown"_s}};
    other.prepareSmall(2);

    QVERIFY(other.sendAll());

    QCOMPARE(other.count(State::Refused), 2); // it is another code
    QCOMPARE(other.rows().retriedCount(), 0);
}

void TestSendController::anAnswerThatNeverCameIsUncertain()
{
    test::SendStage stage({u"drop:when=after,first=1"_s});
    stage.prepareSmall(2);

    QVERIFY(stage.sendAll());

    QCOMPARE(stage.count(State::Uncertain), 2);
    QCOMPARE(stage.finished.constLast().first().toString(), u"0 of 2 stored, 2 uncertain"_s);
    const auto requests = stage.rows().requestsOf(0);
    QCOMPARE(requests.size(), 1U);
    QVERIFY(requests.front()->error.has_value());
    QCOMPARE(requests.front()->status, 0);
    QVERIFY(requests.front()->results.at(0).state == State::Uncertain);
}

void TestSendController::uncertainRowsGoAgainOnlyWhenToldSo()
{
    test::SendStage stage({u"drop:when=after,first=1"_s});
    stage.prepareSmall(2);
    QVERIFY(stage.sendAll());

    stage.controller.retry({0, 1}, false);
    QVERIFY(stage.settles());
    QCOMPARE(stage.count(State::Uncertain), 2);
    QCOMPARE(stage.rows().progress().requestsSent, 1);

    stage.controller.retry({0}, true);
    QVERIFY(stage.settles());
    QCOMPARE(stage.rows().state(0), State::Stored);
    QCOMPARE(stage.rows().outcome(0).possibleDuplicates, 1);
    QCOMPARE(stage.rows().state(1), State::Uncertain);
}

void TestSendController::aPersonsMarkSettlesUncertainRows()
{
    test::SendStage stage({u"drop:when=after,first=1"_s});
    stage.prepareSmall(3);
    QVERIFY(stage.sendAll());

    stage.controller.mark({0}, State::Stored);
    stage.controller.mark({1}, State::NotSent);
    QTRY_COMPARE(stage.rows().markedCount(), 2);

    QCOMPARE(stage.rows().state(0), State::Stored);
    QCOMPARE(stage.rows().state(1), State::NotSent);
    QCOMPARE(stage.rows().state(2), State::Uncertain);
    QCOMPARE(stage.rows().marksOf(0).size(), 1U);
    QVERIFY(stage.rows().marksOf(0).front().state == State::Stored);
    QVERIFY(stage.rows().sequenceNumber(0).isEmpty());
    QTRY_COMPARE(stage.controller.diagnosis().findings.size(), 2);

    stage.controller.mark({0}, State::NotSent); // what is settled stays
    stage.controller.retry({1}, false);
    QVERIFY(stage.settles());
    QCOMPARE(stage.rows().state(0), State::Stored);
    QCOMPARE(stage.rows().state(1), State::Stored);
    QCOMPARE(stage.rows().markedCount(), 1);
}

void TestSendController::aPersonsMarkIsTakenBack()
{
    test::SendStage stage({u"drop:when=after,first=1"_s});
    stage.prepareSmall(3);
    QVERIFY(stage.sendAll());
    const Outcome before = stage.rows().outcome(0);

    stage.controller.mark({0}, State::Stored);
    stage.controller.mark({1, 2}, State::NotSent);
    QTRY_COMPARE(stage.rows().markedCount(), 3);
    const QList<Finding> &findings = stage.controller.diagnosis().findings;
    QTRY_COMPARE(findings.size(), 1);
    QCOMPARE(findings.first().why, u"A person found that it was not stored."_s);
    stage.controller.takeMarksBack(); // of the last one
    QTRY_COMPARE(stage.rows().markedCount(), 1);

    QCOMPARE(stage.rows().state(0), State::Stored);
    QVERIFY(stage.rows().outcome(2) == before);
    QCOMPARE(stage.rows().marksOf(2).size(), 2U); // what was said stays on record
    QCOMPARE(stage.rows().marksOf(2).back().state, State::Uncertain);
    stage.controller.takeMarksBack(); // nothing is left of it
    stage.controller.mark({1}, State::NotSent);
    QTRY_COMPARE(stage.rows().state(1), State::NotSent);
    stage.controller.retry({1}, false);
    QVERIFY(stage.settles());
    stage.controller.takeMarksBack(); // it was sent since
    stage.controller.mark({2}, State::Stored);
    QTRY_COMPARE(stage.rows().state(2), State::Stored);
    QCOMPARE(stage.rows().state(1), State::Stored);
    QVERIFY(!stage.rows().sequenceNumber(1).isEmpty());
}

void TestSendController::uncertainRowsAreToldOfByTheNextProgram()
{
    test::SendStage stage({u"drop:when=after,first=1"_s});
    stage.connection.isSimulator = false;
    stage.prepareSmall(2);
    QVERIFY(stage.sendAll());

    const auto note = readRunNote(stage.folder.path());
    QVERIFY(note.has_value());
    QCOMPARE(note->uncertain, 2);
    QVERIFY(!note->isRunning);
    app::SendController next({.dataFolder = stage.folder.path()});
    QSignalSpy told(&next, &app::SendController::leftUnsettled);
    next.tellLastRun();
    QTRY_COMPARE(told.size(), 1);
    QCOMPARE(told.first().first().value<Error>().code, u"UnsettledRun"_s);

    stage.controller.mark({0, 1}, State::Stored); // the person knows now
    stage.prepareSmall(1);
    QVERIFY(stage.sendAll());
    QVERIFY(!readRunNote(stage.folder.path()));
}

void TestSendController::failedRowsAreSavedAndReadBack()
{
    const QTemporaryDir folder;
    test::SendStage stage;
    stage.prepare(sampleSet(u"hot-key"_s));
    QVERIFY(stage.sendAll());
    const QList<qint64> failedRows = core::failedRows(stage.rows());
    QSignalSpy saved(&stage.controller, &app::SendController::saved);
    const QString path = folder.filePath(u"failed.jsonl"_s);

    stage.controller.save(path, ExportKind::Records, failedRows);
    QTRY_COMPARE(saved.size(), 1);

    QCOMPARE(saved.first().at(1).toLongLong(), 37);
    const QByteArray text = *readWholeFile(path, 100'000'000);
    QList<QByteArray> lines = text.split('\n');
    QCOMPARE(lines.takeLast(), "");
    QCOMPARE(lines.size(), 37);
    RecordLine reader({.format = LineFormat::Records});
    for (qsizetype i = 0; i < lines.size(); ++i)
        QCOMPARE(*reader.read(lines.at(i)), stage.rows().record(failedRows.at(i)));
}

void TestSendController::saysWhyNothingWasSaved()
{
    const QTemporaryDir folder;
    test::SendStage stage;
    stage.prepareSmall(1);
    QVERIFY(stage.sendAll());

    stage.controller.save(folder.filePath(u"no/such/folder.csv"_s), ExportKind::Table, {0});
    QTRY_COMPARE(stage.failed.size(), 1);

    QCOMPARE(stage.failed.first().first().value<Error>().kind, Error::Kind::Storage);
}

void TestSendController::aWrongKeyStopsTheRun()
{
    test::SendStage stage;
    stage.connection.credentials.secretAccessKey = Secret("not this one");
    stage.prepareSmall(2);

    QVERIFY(stage.sendAll());

    QVERIFY(stage.rows().progress().stoppedBy.has_value());
    QCOMPARE(stage.count(State::Refused), 2);
    QCOMPARE(stage.rows().progress().stoppedBy->kind, Error::Kind::Credentials);

    stage.connection.credentials = Simulator::credentials();
    QVERIFY(stage.sendAll());
    QCOMPARE(stage.count(State::Stored), 2);
    QVERIFY(!stage.rows().progress().stoppedBy);
}

void TestSendController::goesWhileRequestsAreInTheAir()
{
    test::SendStage stage({u"hang"_s});
    stage.prepareSmall(10);
    {
        app::SendController controller(
            {.render = [&stage](const Draft &, const DraftSurroundings &) {
                return stage.rendered;
            }});
        controller.send(stage.draft, stage.connection, stage.stream);
        QTRY_VERIFY(controller.results() && controller.results()->tally().of(State::Sending) == 10);
    }
    QVERIFY(!stage.controller.isBusy());
}

void TestSendController::sendsInStrictOrder()
{
    test::SendStage stage;
    stage.prepare({{"1", "k", {}}, {"2", "k", {}}, {"3", "other", {}}});

    QVERIFY(stage.sendAll({.records = {}, .strictOrder = true}));

    QCOMPARE(stage.count(State::Stored), 3);
    QCOMPARE(stage.rows().progress().requestsSent, 3);
    QVERIFY(stage.rows().sequenceNumber(0).toByteArray()
            < stage.rows().sequenceNumber(1).toByteArray());
}

QTEST_GUILESS_MAIN(TestSendController)
#include "tst_send_controller.moc"
