// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console/ByteSink.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;
using app::ByteSink;
using core::Error;

class TestByteSink : public QObject
{
    Q_OBJECT

private slots:
    void writesEverythingForItsOwnerAlone();
    void reportsAFullDisk();
    void aFullDiskLeavesWholeLines();
    void reportsAClosedPipe();
    void reportsAFolderThatIsNotThere();
    void aStartThatFailsLeavesNoFile();
    void aStartThatFailsKeepsAFile();
};

void TestByteSink::writesEverythingForItsOwnerAlone()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"out"_s);
    const QByteArray piece(100'000, 'x');

    auto sink = ByteSink::create(path);
    QVERIFY(sink);
    for (int i = 0; i < 10; ++i)
        (*sink)->write(piece);
    QVERIFY((*sink)->close());

    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray(1'000'000, 'x'));
    struct stat facts = {};
    QCOMPARE(::stat(QFile::encodeName(path).constData(), &facts), 0);
    QCOMPARE(facts.st_mode & 0777U, 0600U);
}

void TestByteSink::reportsAFullDisk()
{
    auto sink = ByteSink::create(u"/dev/full"_s);
    QVERIFY(sink);

    (*sink)->write("bytes");
    const auto result = (*sink)->flush();

    QVERIFY(!result);
    QCOMPARE(int(result.error().kind), int(Error::Kind::Storage));
    QCOMPARE(result.error().where, u"/dev/full"_s);
    QCOMPARE(result.error().detail, u"No space left on device"_s);
    QVERIFY((*sink)->hasFailed());
    QVERIFY(!(*sink)->close());
}

// What is cut could be taken for a whole one, or spoil what is read again.
void TestByteSink::aFullDiskLeavesWholeLines()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"results"_s));
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
    const rlimit small{1005, before.rlim_max};
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);

    auto sink = ByteSink::create(file.fileName());
    QVERIFY(sink);
    for (int i = 0; i < 30; ++i) {
        (*sink)->write("line of twenty byte\n");
        (*sink)->write("line of twenty byte\n");
        (void)(*sink)->flush();
    }
    const bool isClosed = bool((*sink)->close());
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);

    QVERIFY(!isClosed);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("line of twenty byte\n").repeated(50));
}

void TestByteSink::reportsAClosedPipe()
{
    std::signal(SIGPIPE, SIG_IGN);
    std::array<int, 2> ends{};
    QCOMPARE(::pipe(ends.data()), 0);
    ::close(ends[0]);
    ByteSink sink(ends[1], u"standard output"_s);

    sink.write("bytes");

    QVERIFY(!sink.flush());
    QVERIFY(sink.isBrokenPipe());
    ::close(ends[1]);
}

void TestByteSink::reportsAFolderThatIsNotThere()
{
    const auto sink = ByteSink::create(u"/nonexistent/out"_s);

    QVERIFY(!sink);
    QCOMPARE(sink.error().detail, u"No such file or directory"_s);
}

void TestByteSink::aStartThatFailsLeavesNoFile()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"results"_s);

    QVERIFY(ByteSink::open(path));
    QVERIFY(!QFile::exists(path));

    (*ByteSink::open(path))->empty();
    QVERIFY(QFile::exists(path));
}

void TestByteSink::aStartThatFailsKeepsAFile()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"results"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("rows") == 4);
    file.close();

    QVERIFY(ByteSink::open(file.fileName()));

    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("rows"));
}

QTEST_GUILESS_MAIN(TestByteSink)
#include "tst_byte_sink.moc"
