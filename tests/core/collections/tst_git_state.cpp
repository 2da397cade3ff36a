// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collections/CollectionListing.h"
#include "core/collections/GitState.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

class TestGitState : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void namesWhatWasChangedAndWhatIsNew_data();
    void namesWhatWasChangedAndWhatIsNew();
    void knowsTheRepositoryAroundAFolder();
    void saysNothingWithoutACommit();
    void runsNothingThatARepositoryNames();
    void survivesDamagedRepositories();

private:
    void put(const QString &path, const QByteArray &bytes) const;
    void git(const QStringList &arguments) const;
    std::optional<QSet<QString>> differing(const QString &folder = u"r"_s) const;

    std::unique_ptr<QTemporaryDir> m_home;
};

void TestGitState::initTestCase()
{
    if (QStandardPaths::findExecutable(u"git"_s).isEmpty())
        QSKIP("git is not installed");
    qputenv("GIT_CONFIG_NOSYSTEM", "1");
    qputenv("GIT_CONFIG_GLOBAL", "/dev/null");
}

void TestGitState::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir(m_home->path()).mkpath(u"r/orders/inner"_s));
    git({u"init"_s, u"-q"_s});
    git({u"config"_s, u"user.email"_s, u"a@example.com"_s});
    git({u"config"_s, u"user.name"_s, u"a"_s});
    put(u"r/a.records"_s, "### a\n");
    put(u"r/crlf.records"_s, "### a\n");
    put(u"r/orders/inner/b.records"_s, "### b\n");
    for (int i = 0; i < 60; ++i)
        put(u"r/orders/%1.records"_s.arg(i), QByteArray::number(i));
    git({u"add"_s, u"-A"_s});
    git({u"commit"_s, u"-qm"_s, u"a"_s});
}

void TestGitState::put(const QString &path, const QByteArray &bytes) const
{
    QFile file(m_home->filePath(path));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

void TestGitState::git(const QStringList &arguments) const
{
    QProcess process;
    process.setWorkingDirectory(m_home->filePath(u"r"_s));
    process.start(u"git"_s, arguments);
    QVERIFY(process.waitForFinished());
    QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
}

std::optional<QSet<QString>> TestGitState::differing(const QString &folder) const
{
    const QString root = m_home->filePath(folder);
    const auto listing = core::listCollection(root).value();
    QStringList paths;
    for (const core::CollectionEntry &entry : listing.entries) {
        if (entry.kind != core::CollectionEntry::Kind::Folder)
            paths << entry.path;
    }
    return core::pathsThatDiffer(root, paths, std::chrono::minutes(1)); // however slow the machine
}

void TestGitState::namesWhatWasChangedAndWhatIsNew_data()
{
    QTest::addColumn<QList<QStringList>>("commands");

    QTest::newRow("loose objects") << QList<QStringList>{};
    QTest::newRow("packed objects") << QList<QStringList>{{u"gc"_s, u"-q"_s}};
    // Packs hold what is newest whole, and what is older as what differs from it.
    QTest::newRow("deltas") << QList<QStringList>{
        {u"gc"_s, u"-q"_s}, {u"checkout"_s, u"-q"_s, u"--detach"_s, u"HEAD~3"_s}};
    QTest::newRow("a detached head") << QList<QStringList>{{u"checkout"_s, u"-q"_s, u"--detach"_s}};
}

void TestGitState::namesWhatWasChangedAndWhatIsNew()
{
    QFETCH(QList<QStringList>, commands);
    // Several trees that are alike, so that packs hold them as deltas.
    for (int i = 0; i < 4; ++i) {
        put(u"r/orders/1.records"_s, "again " + QByteArray::number(i));
        git({u"commit"_s, u"-qam"_s, u"b"_s});
    }
    for (const QStringList &command : commands)
        git(command);
    QCOMPARE(differing(), QSet<QString>());

    put(u"r/orders/inner/b.records"_s, "### changed\n");
    put(u"r/orders/new.records"_s, {});
    put(u"r/crlf.records"_s, "### a\r\n");
    git({u"add"_s, u"-A"_s});

    QCOMPARE(differing(), (QSet<QString>{u"orders/inner/b.records"_s, u"orders/new.records"_s}));
}

void TestGitState::knowsTheRepositoryAroundAFolder()
{
    QCOMPARE(differing(u"r/orders/inner"_s), QSet<QString>());
    put(u"r/orders/inner/b.records"_s, "### changed\n");
    QCOMPARE(differing(u"r/orders/inner"_s), QSet<QString>{u"b.records"_s});
}

void TestGitState::saysNothingWithoutACommit()
{
    QDir(m_home->filePath(u"r/.git"_s)).removeRecursively();
    QVERIFY(!differing());
    git({u"init"_s, u"-q"_s});
    QVERIFY(!differing());
    QDir(m_home->filePath(u"r/.git"_s)).removeRecursively();
    put(u"r/.git"_s, "gitdir: /etc\n");
    QVERIFY(!differing());
}

void TestGitState::runsNothingThatARepositoryNames()
{
    const QByteArray proof = QFile::encodeName(m_home->filePath(u"proof"_s));
    const QString run = QString::fromLocal8Bit("touch " + proof + "; cat");
    put(u"r/.gitattributes"_s, "*.records filter=evil diff=evil\n");
    for (const QString &key :
         {u"core.fsmonitor"_s, u"filter.evil.clean"_s, u"filter.evil.process"_s,
          u"diff.evil.textconv"_s, u"core.sshCommand"_s})
        git({u"config"_s, key, run});
    put(u"r/a.records"_s, "### changed\n");

    QCOMPARE(differing(), QSet<QString>{u"a.records"_s});

    QVERIFY(!QFile::exists(QFile::decodeName(proof)));
}

void TestGitState::survivesDamagedRepositories()
{
    git({u"gc"_s, u"-q"_s});
    const QDir packs(m_home->filePath(u"r/.git/objects/pack"_s));
    for (const QString &name : packs.entryList(QDir::Files)) {
        QFile file(packs.filePath(name));
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray whole = file.readAll();
        file.close();
        for (qsizetype at = 0; at < whole.size(); at += 1 + whole.size() / 150) {
            QByteArray broken = whole;
            broken[at] = static_cast<char>(broken.at(at) ^ 0xFF);
            put(u"r/.git/objects/pack/"_s + name, broken);
            differing(u"r/orders/inner"_s);
            put(u"r/.git/objects/pack/"_s + name, whole.first(at));
            differing(u"r/orders/inner"_s);
        }
        put(u"r/.git/objects/pack/"_s + name, whole);
    }
    QCOMPARE(differing(), QSet<QString>());
}

QTEST_GUILESS_MAIN(TestGitState)
#include "tst_git_state.moc"
