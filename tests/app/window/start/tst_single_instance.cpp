// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/start/SingleInstance.h"
#include "core/files/DurableFile.h"

#include <QDataStream>
#include <QFuture>
#include <QLocalSocket>
#include <QLockFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>
#include <QTimer>

using namespace Qt::Literals::StringLiterals;
using app::SingleInstance;
using Role = SingleInstance::Role;

class TestSingleInstance : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void theFirstIsTheWindow();
    void aLaterOneHandsOverItsFiles();
    void foldersHaveWindowsOfTheirOwn();
    void comesBackAfterTheFirstIsGone();
    void takesOverFromOneThatGoesWithoutAnAnswer();
    void makesTheFolder();
    void nobodyElseReadsTheLock();
    void saysThatTheFolderCannotBeMade();
    void saysWhatToDoAboutAFolderThatTakesNoFiles();

private:
    core::Result<Role> claimElsewhere(const QString &folder, const QStringList &files);

    std::unique_ptr<QTemporaryDir> m_folder;
};

// As another process would: the first one's event loop runs meanwhile.
core::Result<Role> TestSingleInstance::claimElsewhere(const QString &folder,
                                                      const QStringList &files)
{
    core::Result<Role> role = core::fail({});
    QThreadPool pool;
    std::atomic<bool> isDone = false;
    pool.start([&] {
        SingleInstance later(folder);
        role = later.claim(files);
        isDone = true;
    });
    [&] { QTRY_VERIFY_WITH_TIMEOUT(isDone, 20000); }();
    return role;
}

void TestSingleInstance::nobodyElseReadsTheLock()
{
    SingleInstance first(m_folder->path());
    QCOMPARE(first.claim({}).value(), Role::First);

    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QCOMPARE(QFile::permissions(m_folder->filePath(u"window.lock"_s)) & others,
             QFile::Permissions());
}

void TestSingleInstance::theFirstIsTheWindow()
{
    SingleInstance first(m_folder->path());

    QCOMPARE(first.claim({}).value(), Role::First);
}

void TestSingleInstance::aLaterOneHandsOverItsFiles()
{
    SingleInstance first(m_folder->path());
    QVERIFY(first.claim({}));
    QSignalSpy raised(&first, &SingleInstance::raised);
    const QStringList files{u"/a.jsonl"_s, u"/größe \n.json"_s};

    const auto role = claimElsewhere(m_folder->path(), files);

    QCOMPARE(role.value(), Role::Later);
    QCOMPARE(raised.size(), 1);
    QCOMPARE(raised.first().first().toStringList(), files);
}

void TestSingleInstance::foldersHaveWindowsOfTheirOwn()
{
    const QTemporaryDir other;
    SingleInstance first(m_folder->path());
    SingleInstance second(other.path());

    QCOMPARE(first.claim({}).value(), Role::First);
    QCOMPARE(second.claim({}).value(), Role::First);
}

void TestSingleInstance::comesBackAfterTheFirstIsGone()
{
    {
        SingleInstance first(m_folder->path());
        QVERIFY(first.claim({}));
    }
    SingleInstance next(m_folder->path());

    QCOMPARE(next.claim({}).value(), Role::First);
}

void TestSingleInstance::takesOverFromOneThatGoesWithoutAnAnswer()
{
    QLockFile dying(m_folder->filePath(u"window.lock"_s));
    QVERIFY(dying.lock());
    QTimer::singleShot(200, this, [&dying] { dying.unlock(); });

    const auto role = claimElsewhere(m_folder->path(), {});

    QCOMPARE(role.value(), Role::First);
}

void TestSingleInstance::makesTheFolder()
{
    const QString folder = m_folder->filePath(u"new/one"_s);
    SingleInstance first(folder);

    QCOMPARE(first.claim({}).value(), Role::First);
    QVERIFY(QFileInfo(folder).isDir());
}

void TestSingleInstance::saysThatTheFolderCannotBeMade()
{
    QVERIFY(core::durableWrite(m_folder->filePath(u"file"_s), "x"));
    SingleInstance first(m_folder->filePath(u"file/below"_s));

    QCOMPARE(first.claim({}).error().kind, core::Error::Kind::Storage);
}

void TestSingleInstance::saysWhatToDoAboutAFolderThatTakesNoFiles()
{
    SingleInstance first(u"/proc/self"_s); // nobody can make a file there, root neither

    const QString text = first.claim({}).error().detail;
    QVERIFY2(text.contains(u"nothing can be written"_s), qPrintable(text));
    QVERIFY2(text.contains(u"--data-dir"_s), qPrintable(text));
}

QTEST_GUILESS_MAIN(TestSingleInstance)
#include "tst_single_instance.moc"
