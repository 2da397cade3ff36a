// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collections/GitState.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

class TestGitState final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void saysNothingWithoutARepository();
    void saysNothingBeforeTheFirstCommit();
    void findsWhatChangedAndWhatIsNew();
    void looksFromAFolderWithinTheRepository();
    void takesConvertedLineEndsForTheSame();
    void understandsRepositoriesOfSha256();
    void runsNothingThatTheRepositoryNames_data();
    void runsNothingThatTheRepositoryNames();
    void readsNoFileThroughALink();

private:
    void git(const QStringList &arguments)
    {
        QProcess process;
        process.setWorkingDirectory(root());
        process.start(u"git"_s,
                      QStringList{u"-c"_s, u"user.name=a"_s, u"-c"_s, u"user.email=a@example.com"_s}
                          + arguments);
        QVERIFY(process.waitForFinished());
        QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
    }
    void put(const QString &path, const QByteArray &bytes)
    {
        QVERIFY(QDir().mkpath(QFileInfo(root() + u'/' + path).path()));
        QFile file(root() + u'/' + path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    void commitAll()
    {
        git({u"add"_s, u"-A"_s});
        git({u"commit"_s, u"-qm"_s, u"a"_s});
    }
    QStringList different(const QString &folder, const QStringList &paths) const
    {
        QStringList found = core::pathsThatDiffer(folder, paths).value().values();
        found.sort();
        return found;
    }
    QString root() const { return m_folder->path(); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestGitState::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestGitState::saysNothingWithoutARepository()
{
    put(u"a.records"_s, "a");
    // The folder of the test may itself lie in a repository.
    qputenv("GIT_CEILING_DIRECTORIES", QFile::encodeName(QDir::tempPath()));
    QCOMPARE(different(root(), {u"a.records"_s}), QStringList());
}

void TestGitState::saysNothingBeforeTheFirstCommit()
{
    git({u"init"_s, u"-q"_s});
    put(u"a.records"_s, "a");
    QCOMPARE(different(root(), {u"a.records"_s}), QStringList());
}

void TestGitState::findsWhatChangedAndWhatIsNew()
{
    git({u"init"_s, u"-q"_s});
    put(u"same.records"_s, "a\n");
    put(u"x/größer.records"_s, "b\n");
    commitAll();
    put(u"x/größer.records"_s, "c\n");
    put(u"new.records"_s, "d\n");
    QCOMPARE(different(root(), {u"same.records"_s, u"x/größer.records"_s, u"new.records"_s}),
             (QStringList{u"new.records"_s, u"x/größer.records"_s}));
}

void TestGitState::looksFromAFolderWithinTheRepository()
{
    git({u"init"_s, u"-q"_s});
    put(u"events/a.records"_s, "a");
    put(u"events/b.records"_s, "b");
    commitAll();
    put(u"events/b.records"_s, "c");
    QCOMPARE(different(root() + u"/events"_s, {u"a.records"_s, u"b.records"_s}),
             QStringList{u"b.records"_s});
}

void TestGitState::takesConvertedLineEndsForTheSame()
{
    git({u"init"_s, u"-q"_s});
    put(u"a.records"_s, "a\nb\n");
    commitAll();
    put(u"a.records"_s, "a\r\nb\r\n");
    QCOMPARE(different(root(), {u"a.records"_s}), QStringList());
}

void TestGitState::understandsRepositoriesOfSha256()
{
    git({u"init"_s, u"-q"_s, u"--object-format=sha256"_s});
    put(u"a.records"_s, "a");
    put(u"b.records"_s, "b");
    commitAll();
    put(u"b.records"_s, "c");
    QCOMPARE(different(root(), {u"a.records"_s, u"b.records"_s}), QStringList{u"b.records"_s});
}

void TestGitState::runsNothingThatTheRepositoryNames_data()
{
    QTest::addColumn<QStringList>("keys");
    QTest::newRow("file system monitor") << QStringList{u"core.fsmonitor"_s};
    QTest::newRow("filters") << QStringList{u"filter.x.clean"_s, u"filter.x.smudge"_s,
                                            u"filter.x.process"_s};
    QTest::newRow("differences") << QStringList{u"diff.external"_s, u"diff.x.textconv"_s};
    QTest::newRow("pager and editor")
        << QStringList{u"core.pager"_s, u"pager.ls-tree"_s, u"core.editor"_s};
    QTest::newRow("transport") << QStringList{u"core.sshCommand"_s, u"core.gitProxy"_s};
    QTest::newRow("alias") << QStringList{u"alias.ls-tree"_s};
}

void TestGitState::runsNothingThatTheRepositoryNames()
{
    QFETCH(QStringList, keys);
    git({u"init"_s, u"-q"_s});
    put(u".gitattributes"_s, "*.records filter=x diff=x\n");
    put(u"a.records"_s, "a");
    commitAll();
    put(u"run"_s, "#!/bin/sh\ntouch \"" + QFile::encodeName(root()) + "/ran\"\n");
    QFile::setPermissions(root() + u"/run"_s, QFile::ReadOwner | QFile::ExeOwner);
    for (const QString &key : keys)
        git({u"config"_s, key,
             (key.startsWith(u"alias") ? u"!"_s : QString()) + root() + u"/run"_s});
    put(u".git/hooks/post-index-change"_s, "#!/bin/sh\ntouch ran\n");
    QFile::setPermissions(root() + u"/.git/hooks/post-index-change"_s,
                          QFile::ReadOwner | QFile::ExeOwner);
    put(u"a.records"_s, "b"); // as long as it was: git would have to look into it
    QCOMPARE(different(root(), {u"a.records"_s}), QStringList{u"a.records"_s});
    QVERIFY(!QFile::exists(root() + u"/ran"_s));
}

void TestGitState::readsNoFileThroughALink()
{
    git({u"init"_s, u"-q"_s});
    QVERIFY(QFile::link(u"/etc/passwd"_s, root() + u"/a.records"_s));
    commitAll();
    QCOMPARE(different(root(), {u"a.records"_s}), QStringList());
}

QTEST_GUILESS_MAIN(TestGitState)
#include "tst_git_state.moc"
