// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/put/LineSource.h"

#include <QSemaphore>
#include <QTemporaryFile>
#include <QTest>

#include <algorithm>
#include <array>
#include <fcntl.h>
#include <thread>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using app::InputBatch;
using app::InputFile;
using app::LineSource;
using app::Patience;

namespace {

// A pipe to write to, and what reads its other end.
class Pipe
{
public:
    explicit Pipe(Patience patience)
    {
        std::array<int, 2> ends{-1, -1};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0)
            qFatal("no pipe");
        m_writeEnd = ends[1];
        auto input = InputFile::open(u"/dev/fd/"_s + QString::number(ends[0]));
        ::close(ends[0]);
        m_source = std::make_unique<LineSource>(std::move(*input), core::LineRules{},
                                                core::RecordRules{}, patience);
    }
    ~Pipe() { close(); }
    Q_DISABLE_COPY_MOVE(Pipe)

    void write(QByteArrayView bytes) const
    {
        if (::write(m_writeEnd, bytes.data(), size_t(bytes.size())) != bytes.size())
            qFatal("the pipe takes nothing");
    }
    void close()
    {
        if (m_writeEnd >= 0)
            ::close(m_writeEnd);
        m_writeEnd = -1;
    }
    LineSource &source() { return *m_source; }

private:
    int m_writeEnd = -1;
    std::unique_ptr<LineSource> m_source;
};

QByteArrayList payloads(const InputBatch &batch)
{
    QByteArrayList list;
    for (const app::InputRecord &entry : batch.records)
        list.append(entry.record.data);
    return list;
}

} // namespace

class TestLineSource : public QObject
{
    Q_OBJECT

private slots:
    void recordsLeaveWhenAPipeFallsSilent_data();
    void recordsLeaveWhenAPipeFallsSilent();
    void aWriterThatStopsAmidALineIsWaitedFor();
    void whatIsThereAlreadyIsNoSilence();
    void nothingWaitsWhereNothingCame();
    void holdsAPieceAtATime();
    void readsNoFurtherAheadThanAFewPieces();
};

void TestLineSource::recordsLeaveWhenAPipeFallsSilent_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<std::chrono::milliseconds>("afterLine");
    QTest::addColumn<std::chrono::milliseconds>("amidLine");

    QTest::newRow("at the end of a line") << QByteArray("1\n") << 0ms << 1'000'000ms;
    QTest::newRow("amid a line, but for long") << QByteArray("1\n2") << 1'000'000ms << 0ms;
}

void TestLineSource::recordsLeaveWhenAPipeFallsSilent()
{
    QFETCH(QByteArray, text);
    QFETCH(std::chrono::milliseconds, afterLine);
    QFETCH(std::chrono::milliseconds, amidLine);
    Pipe pipe({.afterLine = afterLine, .amidLine = amidLine});
    pipe.write(text);

    const auto first = pipe.source().next();
    QCOMPARE(payloads(**first), QByteArrayList{"1"});
    QVERIFY(!(*first)->isLastForNow);
    const auto second = pipe.source().next();
    QVERIFY((*second)->isLastForNow);
    QVERIFY((*second)->records.empty());

    pipe.write("\n3\n");
    QVERIFY(!(*pipe.source().next())->isLastForNow);
}

// How its requests are cut must not depend on when the system lets it go on.
void TestLineSource::aWriterThatStopsAmidALineIsWaitedFor()
{
    Pipe pipe({.afterLine = 0ms, .amidLine = 1'000'000ms});
    pipe.write("1\n2");
    QCOMPARE(payloads(**pipe.source().next()), QByteArrayList{"1"});

    std::thread writer([&pipe] {
        std::this_thread::yield();
        pipe.write("2\n");
        pipe.close();
    });
    const auto second = pipe.source().next();
    writer.join();

    QVERIFY(!(*second)->isLastForNow);
    QCOMPARE(payloads(**second), QByteArrayList{"22"});
}

void TestLineSource::whatIsThereAlreadyIsNoSilence()
{
    Pipe pipe({.afterLine = 0ms, .amidLine = 0ms});
    pipe.write("1\n");
    QCOMPARE(payloads(**pipe.source().next()), QByteArrayList{"1"});

    pipe.write("2\n");
    pipe.close();

    QCOMPARE(payloads(**pipe.source().next()), QByteArrayList{"2"});
    QVERIFY(!*pipe.source().next());
}

void TestLineSource::nothingWaitsWhereNothingCame()
{
    Pipe pipe({.afterLine = 0ms, .amidLine = 0ms});

    std::thread writer([&pipe] {
        std::this_thread::yield();
        pipe.write("1\n");
    });
    const auto first = pipe.source().next();
    writer.join();

    QCOMPARE(payloads(**first), QByteArrayList{"1"});
}

// However long the input is.
void TestLineSource::holdsAPieceAtATime()
{
    constexpr qsizetype pieceBytes = 256 * 1024;
    constexpr int lineCount = 20'000;
    const QByteArray line = '"' + QByteArray(1021, 'x') + "\"\n"; // 20 MiB in all
    QTemporaryFile file;
    QVERIFY(file.open());
    for (int i = 0; i < lineCount; ++i)
        file.write(line);
    QVERIFY(file.flush());
    LineSource source(std::move(*InputFile::open(file.fileName())), core::LineRules{},
                      core::RecordRules{});

    qint64 count = 0;
    qint64 most = 0;
    qint64 offset = 0;
    while (true) {
        const auto batch = source.next();
        QVERIFY(batch);
        if (!*batch)
            break;
        qint64 bytes = 0;
        for (const app::InputRecord &entry : (*batch)->records)
            bytes += entry.record.data.capacity() + entry.record.partitionKey.capacity();
        count += std::ssize((*batch)->records);
        most = std::max(most, bytes);
        QVERIFY((*batch)->piece.endOffset - offset <= pieceBytes + line.size());
        offset = (*batch)->piece.endOffset;
    }
    QCOMPARE(count, lineCount);
    QVERIFY2(most <= 2 * pieceBytes, QByteArray::number(most).constData());
}

namespace {

// Says each time that it is asked for more.
class CountedSource final : public app::RecordSource
{
public:
    explicit CountedSource(QSemaphore &asked)
        : m_asked(asked)
    {
    }
    core::Result<std::optional<InputBatch>> next() override
    {
        m_asked.release();
        InputBatch batch;
        batch.records.emplace_back();
        batch.piece.lines.push_back(1);
        return std::optional(std::move(batch));
    }
    void stop() override { }

private:
    QSemaphore &m_asked;
};

} // namespace

// Whoever takes slowly is not overrun.
void TestLineSource::readsNoFurtherAheadThanAFewPieces()
{
    constexpr int ahead = 8;
    QSemaphore asked;
    app::RecordInput input(std::make_unique<CountedSource>(asked));
    input.start();

    QVERIFY(asked.tryAcquire(ahead + 1, 5000)); // the last one waits for room
    QVERIFY(!asked.tryAcquire(1, 20));
    QVERIFY(input.take());
    QVERIFY(asked.tryAcquire(1, 5000));
    QVERIFY(!asked.tryAcquire(1, 20));
    input.stop();

    int left = 0;
    while (input.take())
        ++left;
    QCOMPARE(left, ahead);
}

QTEST_GUILESS_MAIN(TestLineSource)
#include "tst_line_source.moc"
