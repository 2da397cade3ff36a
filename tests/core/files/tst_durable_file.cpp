// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/DurableFile.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>

class TestDurableFile : public QObject
{
    Q_OBJECT

private slots:
    void writesAllBytesForTheOwnerOnly();
    void keepsTheOldFileWhenTheDiskIsFull();
    void saysWhichFileAndWhy();
    void makesPrivateFolders();
    void readsOnlyRegularFilesWithinTheLimit();
    void saysWhatKindOfFailureItIs();
    void readsFilesThatSayTheyAreEmpty();
    void setsAsideWithoutLosingAByte();

private:
    QTemporaryDir m_folder;
};

// A limit on the size of files stands in for a full disk.
class FileSizeLimit
{
public:
    explicit FileSizeLimit(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit() { ::setrlimit(RLIMIT_FSIZE, &m_before); }
    Q_DISABLE_COPY_MOVE(FileSizeLimit)

private:
    rlimit m_before{};
};

void TestDurableFile::writesAllBytesForTheOwnerOnly()
{
    const QString path = m_folder.filePath(QStringLiteral("a"));
    const QByteArray bytes(3'000'000, 'x');

    QVERIFY(core::durableWrite(path, bytes).has_value());

    QCOMPARE(core::readWholeFile(path, bytes.size()).value(), bytes);
    const auto others = QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::WriteGroup
        | QFileDevice::WriteOther;
    QVERIFY(!(QFileInfo(path).permissions() & others));
}

void TestDurableFile::keepsTheOldFileWhenTheDiskIsFull()
{
    const QString path = m_folder.filePath(QStringLiteral("full"));
    QVERIFY(core::durableWrite(path, "old").has_value());

    core::Result<> result;
    {
        const FileSizeLimit limit(256 * 1024);
        result = core::durableWrite(path, QByteArray(1'000'000, 'n'));
    }

    QVERIFY(!result.has_value());
    QCOMPARE(result.error().kind, core::Error::Kind::Storage);
    QCOMPARE(core::readWholeFile(path, 100).value(), QByteArray("old"));
    QCOMPARE(QDir(m_folder.path()).entryList({QStringLiteral("full*")}).size(), 1);
}

void TestDurableFile::saysWhichFileAndWhy()
{
    const QString path = m_folder.filePath(QStringLiteral("absent/file"));

    const auto result = core::durableWrite(path, "x");

    QVERIFY(!result.has_value());
    QVERIFY(result.error().detail.startsWith(path));
    QCOMPARE(result.error().where, path);
}

void TestDurableFile::makesPrivateFolders()
{
    const QString path = m_folder.filePath(QStringLiteral("one/two"));

    QVERIFY(core::makePrivateFolder(path).has_value());
    QVERIFY(core::makePrivateFolder(path).has_value());

    const auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner
        | QFileDevice::ReadUser | QFileDevice::WriteUser | QFileDevice::ExeUser;
    QVERIFY(!(QFileInfo(path).permissions() & ~ownerOnly));
    QVERIFY(core::durableWrite(path + QStringLiteral("/file"), "x").has_value());
    QVERIFY(!core::makePrivateFolder(path + QStringLiteral("/file")).has_value());
}

void TestDurableFile::readsOnlyRegularFilesWithinTheLimit()
{
    QCOMPARE(core::readWholeFile(m_folder.filePath(QStringLiteral("none")), 1).error().kind,
             core::Error::Kind::NotFound);
    QCOMPARE(core::readWholeFile(QStringLiteral("/dev/zero"), 1).error().kind,
             core::Error::Kind::Storage);
    const QString path = m_folder.filePath(QStringLiteral("five"));
    QVERIFY(core::durableWrite(path, "12345").has_value());
    QVERIFY(core::readWholeFile(path, 5).has_value());
    const core::Error error = core::readWholeFile(path, 4).error();
    QCOMPARE(error.kind, core::Error::Kind::Storage);
    QCOMPARE(error.code, QString(core::fileTooLargeCode));
    QCOMPARE(error.detail, path + QStringLiteral(": the file is larger than 4 B"));
}

void TestDurableFile::saysWhatKindOfFailureItIs()
{
    QCOMPARE(core::fileErrorCode(EACCES), QString(core::fileForbiddenCode));
    QCOMPARE(core::fileErrorCode(EROFS), QString(core::fileForbiddenCode));
    QCOMPARE(core::fileErrorCode(ENOSPC), QString(core::diskFullCode));
    QCOMPARE(core::fileErrorCode(EIO), QString());
    // Nobody, not even root, makes a file there.
    const auto written = core::durableWrite(QStringLiteral("/proc/sys/none"), "x");
    QVERIFY(!written);
    QVERIFY2(written.error().code == core::fileForbiddenCode || written.error().code.isEmpty(),
             qPrintable(written.error().code));
}

void TestDurableFile::readsFilesThatSayTheyAreEmpty()
{
    const QString path = QStringLiteral("/proc/filesystems");
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.size(), 0);
    const QByteArray whole = file.readAll();

    QCOMPARE(core::readWholeFile(path, whole.size()).value(), whole);
    QCOMPARE(core::readWholeFile(path, whole.size() - 1).error().kind, core::Error::Kind::Storage);
}

void TestDurableFile::setsAsideWithoutLosingAByte()
{
    const QString path = m_folder.filePath(QStringLiteral("odd"));
    QVERIFY(core::durableWrite(path, "{odd").has_value());

    const auto aside = core::setAside(path);

    QVERIFY(aside.has_value());
    QVERIFY(aside->startsWith(path + QStringLiteral(".corrupt-")));
    QVERIFY(!QFileInfo::exists(path));
    QCOMPARE(core::readWholeFile(*aside, 100).value(), QByteArray("{odd"));
}

QTEST_GUILESS_MAIN(TestDurableFile)
#include "tst_durable_file.moc"
