// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collections/CollectionFiles.h"
#include "core/collections/CollectionListing.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace Qt::Literals::StringLiterals;
using core::CollectionEntry;
using core::CollectionLimits;
using core::Error;

class TestCollectionListing final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void listsFoldersBeforeFilesAndByName();
    void tellsEnvironmentsFromRecords();
    void passesOverWhatIsNoTemplate();
    void keepsEmptyFoldersAndLeavesOutOthers();
    void followsNoLinks();
    void saysWhatItRefusesAndWhy();
    void namesNoMoreOfTheRefusedThanItMay();
    void saysWhichLimitItReached_data();
    void saysWhichLimitItReached();
    void listsWhatIsNearToTheTopInAnyCase();
    void endsEarlyWhenNobodyWaits();
    void saysThatTheFolderIsGone();

private:
    void put(const QString &path)
    {
        const QString at = m_folder->filePath(path);
        QVERIFY(QDir().mkpath(QFileInfo(at).path()));
        QFile file(at);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("### a\n\nb");
    }
    QStringList paths(const CollectionLimits &limits = {}) const
    {
        QStringList found;
        const auto listing = core::listCollection(m_folder->path(), limits).value();
        for (const CollectionEntry &entry : listing.entries)
            found << entry.path;
        return found;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestCollectionListing::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestCollectionListing::listsFoldersBeforeFilesAndByName()
{
    put(u"b10.records"_s);
    put(u"B2.records"_s);
    put(u"a.records"_s);
    put(u"z/deep/x.records"_s);
    QCOMPARE(paths(),
             (QStringList{u"z"_s, u"z/deep"_s, u"z/deep/x.records"_s, u"a.records"_s,
                          u"B2.records"_s, u"b10.records"_s}));
}

void TestCollectionListing::tellsEnvironmentsFromRecords()
{
    put(u"staging.env.records"_s);
    put(u"orders.records"_s);
    const auto listing = core::listCollection(m_folder->path()).value();
    QCOMPARE(listing.entries[0].kind, CollectionEntry::Kind::Records);
    QCOMPARE(listing.entries[0].bytes, 8);
    QCOMPARE(listing.entries[1].kind, CollectionEntry::Kind::Environment);
    QVERIFY(listing.cut.isEmpty());
}

void TestCollectionListing::passesOverWhatIsNoTemplate()
{
    put(u"README.md"_s);
    put(u".git/hooks/x.records"_s);
    put(u".hidden/x.records"_s);
    put(u"a.records"_s);
    put(u"a.records.bak"_s);
    QVERIFY(::mkfifo(QFile::encodeName(m_folder->filePath(u"pipe.records"_s)).constData(), 0600)
            == 0);
    QCOMPARE(paths(), QStringList{u"a.records"_s});
}

void TestCollectionListing::keepsEmptyFoldersAndLeavesOutOthers()
{
    QVERIFY(QDir(m_folder->path()).mkpath(u"new"_s));
    put(u"node_modules/x/index.js"_s);
    put(u"src/a.records"_s);
    QCOMPARE(paths(), (QStringList{u"new"_s, u"src"_s, u"src/a.records"_s}));
}

void TestCollectionListing::followsNoLinks()
{
    const QTemporaryDir outside;
    QFile secret(outside.filePath(u"secret.records"_s));
    QVERIFY(secret.open(QIODevice::WriteOnly));
    secret.close();
    QVERIFY(QFile::link(outside.path(), m_folder->filePath(u"way"_s)));
    QVERIFY(QFile::link(secret.fileName(), m_folder->filePath(u"x.records"_s)));
    QVERIFY(QFile::link(m_folder->path(), m_folder->filePath(u"round"_s)));
    QCOMPARE(paths(), QStringList());
}

void TestCollectionListing::saysWhatItRefusesAndWhy()
{
    put(u"a.records"_s);
    put(u"shop/b?.records"_s);
    QVERIFY(QDir(m_folder->path()).mkpath(u"what?"_s));
    QVERIFY(QFile::link(u"/etc"_s, m_folder->filePath(u"etc"_s)));
    QVERIFY(QFile::link(u"/etc/passwd"_s, m_folder->filePath(u"passwd.records"_s)));
    QVERIFY(QFile::link(u"/nowhere"_s, m_folder->filePath(u"readme.md"_s))); // as any other file
    QVERIFY(::mkfifo(QFile::encodeName(m_folder->filePath(u"pipe.records"_s)).constData(), 0600)
            == 0);
    QFile large(m_folder->filePath(u"large.records"_s));
    QVERIFY(large.open(QIODevice::WriteOnly) && large.resize(core::largestRecordFile + 1));
    QVERIFY(QDir(m_folder->path()).mkpath(u"node_modules/.bin"_s)); // is none of ours
    QVERIFY(QFile::link(u"../x"_s, m_folder->filePath(u"node_modules/x"_s)));

    const auto listing = core::listCollection(m_folder->path()).value();
    QCOMPARE(paths(), (QStringList{u"shop"_s, u"a.records"_s}));
    QHash<QString, QString> why;
    for (const core::RefusedEntry &each : listing.refused)
        why.insert(each.path, each.why);
    QCOMPARE(why.size(), 6);
    QCOMPARE(listing.refusedCount, 6);
    QVERIFY(why.value(u"shop/b?.records"_s).startsWith(u"A name cannot have"));
    QVERIFY(why.value(u"what?"_s).startsWith(u"A name cannot have"));
    QVERIFY(why.value(u"etc"_s).startsWith(u"It is a link."));
    QVERIFY(why.value(u"passwd.records"_s).startsWith(u"It is a link."));
    QVERIFY(why.value(u"pipe.records"_s).contains(u"a pipe"));
    QCOMPARE(why.value(u"large.records"_s), u"It has 16 MiB. A record file has at most 16 MiB."_s);
}

void TestCollectionListing::namesNoMoreOfTheRefusedThanItMay()
{
    for (int i = 0; i < 5; ++i)
        QVERIFY(QFile::link(u"/etc/passwd"_s, m_folder->filePath(u"%1.records"_s.arg(i))));
    const auto listing = core::listCollection(m_folder->path(), {.refused = 2}).value();
    QCOMPARE(listing.refused.size(), 2);
    QCOMPARE(listing.refusedCount, 5);
}

void TestCollectionListing::saysWhichLimitItReached_data()
{
    QTest::addColumn<CollectionLimits>("limits");
    QTest::addColumn<QString>("word");
    QTest::addColumn<qsizetype>("count");
    QTest::newRow("templates") << CollectionLimits{.entries = 3} << u"more than 3 templates"_s
                               << qsizetype(3);
    QTest::newRow("files") << CollectionLimits{.looked = 4} << u"more than 4 files"_s
                           << qsizetype(4);
    QTest::newRow("depth") << CollectionLimits{.depth = 0} << u"more than 0 deep"_s << qsizetype(5);
    QTest::newRow("one folder") << CollectionLimits{.filesOfFolder = 2}
                                << u"more than 2 templates in the folder itself"_s << qsizetype(4);
    QTest::newRow("none") << CollectionLimits() << QString() << qsizetype(7);
}

void TestCollectionListing::saysWhichLimitItReached()
{
    QFETCH(CollectionLimits, limits);
    QFETCH(QString, word);
    QFETCH(qsizetype, count);
    for (int i = 0; i < 5; ++i)
        put(u"a%1.records"_s.arg(i));
    put(u"deep/x.records"_s);
    const auto listing = core::listCollection(m_folder->path(), limits).value();
    QCOMPARE(listing.cut.isEmpty(), word.isEmpty());
    QVERIFY2(listing.cut.contains(word), qPrintable(listing.cut));
    QVERIFY(listing.entries.size() <= count);
}

void TestCollectionListing::listsWhatIsNearToTheTopInAnyCase()
{
    for (int i = 0; i < 5; ++i)
        put(u"many/%1.records"_s.arg(i));
    put(u"other/x.records"_s);
    put(u"z.records"_s);
    QCOMPARE(paths({.entries = 4}),
             (QStringList{u"many"_s, u"many/0.records"_s, u"many/1.records"_s, u"z.records"_s}));
    QCOMPARE(paths({.filesOfFolder = 1}),
             (QStringList{u"many"_s, u"many/0.records"_s, u"other"_s, u"other/x.records"_s,
                          u"z.records"_s}));
    const auto listing =
        core::listCollection(m_folder->path(), {.entries = 4, .filesOfFolder = 1}).value();
    QCOMPARE(listing.cut,
             u"Not everything is listed: there are more than 1 templates in “many”; there are more "
             u"than 4 templates and folders."_s);
}

void TestCollectionListing::endsEarlyWhenNobodyWaits()
{
    for (int i = 0; i < 5; ++i)
        put(u"a%1.records"_s.arg(i));
    const auto listing = core::listCollection(m_folder->path(), {}, [] { return true; }).value();
    QVERIFY(listing.entries.isEmpty());
}

void TestCollectionListing::saysThatTheFolderIsGone()
{
    const auto listing = core::listCollection(m_folder->filePath(u"gone"_s));
    QVERIFY(!listing);
    QCOMPARE(listing.error().kind, Error::Kind::NotFound);
}

QTEST_GUILESS_MAIN(TestCollectionListing)
#include "tst_collection_listing.moc"
