// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/publish/Answers.h"
#include "tests/core/publish/RunModel.h"

#include <QTest>

#include <random>

using namespace core;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

using test::RunModel;
using Said = test::RunModel::Said;

namespace {

// One run of random events, the same for the same seed.
class RandomRun
{
public:
    explicit RandomRun(unsigned seed);
    QString play(); // the rule that broke, or empty

private:
    int below(int end) { return static_cast<int>(m_random() % static_cast<unsigned>(end)); }
    bool isOneIn(int count) { return below(count) == 0; }
    static PublishOptions optionsFrom(std::mt19937 &random);

    void step();
    void add();
    void plan();
    void answerOne();
    void answerEntries(const PlannedRequest &request);
    void answerWhole(const PlannedRequest &request, const RequestAnswer &answer, Said said);
    void answerBlaming(const PlannedRequest &request);
    void finish();
    QByteArray freshNumber() { return QByteArray::number(++m_lastSequence); }

    std::mt19937 m_random;
    PublishOptions m_options;
    int m_concurrency;
    PublishEngine m_engine;
    RunModel m_model;
    Moment m_now{1h};
    std::vector<PlannedRequest> m_sent;
    qint64 m_nextIndex = 0;
    qint64 m_lastSequence = 0;
    bool m_isClosed = false;
};

PublishOptions RandomRun::optionsFrom(std::mt19937 &random)
{
    const auto oneIn = [&random](unsigned count) { return random() % count == 0; };
    return {.recordsPerRequest = 1 + qsizetype(random() % 7),
            .bytesPerRequest = 40 + qint64(random() % 200),
            .maxAttempts = 1 + int(random() % 4),
            .retryRefused = oneIn(4) ? RetryRefused::Never : RetryRefused::All,
            .retryUncertain = oneIn(3),
            .strictOrder = oneIn(3),
            .window = 1 + qsizetype(random() % 40)};
}

RandomRun::RandomRun(unsigned seed)
    : m_random(seed)
    , m_options(optionsFrom(m_random))
    , m_concurrency(1 + below(6))
    , m_engine(m_options, m_concurrency, [this] { return below(1000) / 1000.0; })
    , m_model(m_options, m_concurrency)
{
}

void RandomRun::add()
{
    std::vector<RunRecord> records;
    for (int count = below(12); count > 0; --count) {
        const QByteArray key = QByteArray::number(below(5));
        m_model.added(m_nextIndex, key);
        const QByteArray data = QByteArray::number(m_nextIndex) + ' ' + QByteArray(below(60), 'x');
        records.push_back({m_nextIndex++, {.data = data, .partitionKey = key}});
    }
    m_engine.add(std::move(records));
    if (isOneIn(4)) {
        m_model.addedSettled(m_nextIndex);
        m_engine.addSettled({.index = m_nextIndex++, .outcome = {.state = RecordState::Refused}});
    }
}

void RandomRun::plan()
{
    while (std::optional<PlannedRequest> request = m_engine.next(m_now)) {
        m_model.planned(*request);
        if (isOneIn(400)) {
            m_engine.withdraw(request->number, {.kind = Error::Kind::Storage});
            m_model.withdrawn(*request);
        } else {
            m_sent.push_back(*std::move(request));
        }
    }
}

void RandomRun::answerEntries(const PlannedRequest &request)
{
    PutRecordsReply reply;
    const bool isGood = isOneIn(2);
    for (const qint64 index : request.indexes) {
        PutRecordsEntry entry{.sequenceNumber = freshNumber(), .shardId = "shardId-0"};
        if (!isGood && isOneIn(3)) {
            const std::array codes{test::throttledCode, u"InternalFailure", u"SomethingElse"};
            entry = test::refused(codes[static_cast<std::size_t>(below(3))]);
        }
        m_model.said(index, entry.isStored() ? Said::Stored : Said::Refused, entry.sequenceNumber);
        reply.entries.append(entry);
    }
    m_engine.answered(request.number, {.result = reply}, m_now);
}

void RandomRun::answerWhole(const PlannedRequest &request, const RequestAnswer &answer, Said said)
{
    for (const qint64 index : request.indexes)
        m_model.said(index, said);
    m_engine.answered(request.number, answer, m_now);
}

void RandomRun::answerBlaming(const PlannedRequest &request)
{
    // Who was sent with the blamed one has to be sent again, unless the run has ended meanwhile.
    const bool isOver = m_engine.stoppedBy().has_value() || m_isClosed;
    const int blamed = below(static_cast<int>(request.records.size()));
    if (isOver && request.records.size() > 1) {
        answerEntries(request);
        return;
    }
    for (int place = 0; place < request.indexes.size(); ++place)
        m_model.said(request.indexes.at(place), place == blamed ? Said::Blamed : Said::Passed);
    const QString detail = u"Value at 'records.%1.member.data' failed"_s.arg(blamed + 1);
    m_engine.answered(request.number,
                      test::serviceError(400, u"ValidationException", Error::Kind::Refused, detail),
                      m_now);
}

void RandomRun::answerOne()
{
    if (m_sent.empty())
        return;
    const auto chosen = m_sent.begin() + below(static_cast<int>(m_sent.size()));
    const PlannedRequest request = std::move(*chosen);
    m_sent.erase(chosen);
    m_model.answered();

    const int kind = below(40);
    if (kind == 0)
        answerBlaming(request);
    else if (kind == 1)
        answerWhole(request, test::networkError(Error::Kind::Timeout, test::Arrival::Possible),
                    Said::Uncertain);
    else if (kind == 2)
        answerWhole(request, test::networkError(Error::Kind::Network, test::Arrival::Impossible),
                    Said::NotSent);
    else if (kind == 3)
        answerWhole(request, test::serviceError(500, u"InternalFailure", Error::Kind::Server),
                    Said::ServerFailed);
    else if (kind < 7)
        answerWhole(request, test::throttledWhole(), Said::Refused);
    else if (kind == 7 && isOneIn(4))
        answerWhole(request,
                    test::serviceError(400, u"AccessDeniedException", Error::Kind::AccessDenied),
                    Said::Refused);
    else if (kind == 8)
        answerWhole(request, test::serviceError(400, u"DryRunOperationException"), Said::DryRun);
    else
        answerEntries(request);
}

void RandomRun::step()
{
    switch (below(8)) {
    case 0:
        if (!m_isClosed && m_engine.room() > 0)
            add();
        break;
    case 1:
        m_now += Milliseconds(below(3000));
        break;
    case 2:
        m_model.results(m_engine.takeSettled());
        break;
    case 3:
        if (isOneIn(60)) {
            m_engine.cancel();
            m_model.ended();
            m_isClosed = true;
        }
        break;
    case 4:
    case 5:
        plan();
        break;
    default:
        answerOne();
    }
    if (m_engine.stoppedBy())
        m_model.ended();
    m_model.tally(m_engine);
}

void RandomRun::finish()
{
    m_engine.close();
    m_isClosed = true;
    for (int turn = 0; turn < 100'000 && !m_engine.isDone(); ++turn) {
        plan();
        if (m_sent.empty() && m_engine.wakeAt())
            m_now = std::max(m_now, *m_engine.wakeAt());
        answerOne();
        if (m_engine.stoppedBy())
            m_model.ended();
        m_model.results(m_engine.takeSettled());
    }
    m_model.tally(m_engine);
}

QString RandomRun::play()
{
    for (int count = 50 + below(200); count > 0 && m_model.broken().isEmpty(); --count)
        step();
    if (m_model.broken().isEmpty())
        finish();
    if (m_model.broken().isEmpty() && !(m_engine.isDone() && m_model.isAllGivenOut()))
        return u"every run comes to its end"_s;
    return m_model.broken();
}

} // namespace

class TestPublishModel : public QObject
{
    Q_OBJECT

private slots:
    void everyRunKeepsTheRules();
};

void TestPublishModel::everyRunKeepsTheRules()
{
    for (unsigned seed = 1; seed <= 5000; ++seed) {
        const QString broken = RandomRun(seed).play();
        QVERIFY2(broken.isEmpty(), qPrintable(u"seed %1: "_s.arg(seed) + broken));
    }
}

QTEST_GUILESS_MAIN(TestPublishModel)
#include "tst_publishmodel.moc"
