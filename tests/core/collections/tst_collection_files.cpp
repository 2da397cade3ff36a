// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collections/CollectionFiles.h"

#include <QDir>
#include <QFile>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using core::Error;

class TestCollectionFiles final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void readsWhatItWrote();
    void makesFoldersOnTheWay();
    void keepsPermissionsOfAFile();
    void refusesToWriteOverAChangeOfSomebodyElse();
    void writesAgainWhatWasDeletedMeanwhile();
    void refusesToMakeWhatIsThere();
    void refusesFilesOver16MiB();
    void neverLeavesTheFolder_data();
    void neverLeavesTheFolder();
    void movesFilesAndFolders();
    void movesNothingOntoSomethingElse();
    void keepsAFolderOutOfItself();
    void renamesInCaseOnly();
    void duplicatesUnderAFreeName();
    void bringsBackWhatWasDeleted();
    void refusesToBringBackOverSomethingElse();
    void deletesForGoodWhereThereIsNoTrash();

private:
    QByteArray put(const QString &path, const QByteArray &bytes = "### a\n\nb")
    {
        return core::writeCollectionFile(root(), path, bytes, std::nullopt).value();
    }
    QByteArray get(const QString &path) const
    {
        const auto file = core::readCollectionFile(root(), path);
        return file ? file->bytes : QByteArray("(none)");
    }
    QString root() const { return m_folder->path(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    QTemporaryDir m_data; // the trash is in it
};

void TestCollectionFiles::init()
{
    // A trash that is nobody's.
    qputenv("XDG_DATA_HOME", QFile::encodeName(m_data.path()));
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestCollectionFiles::readsWhatItWrote()
{
    const QByteArray bytes("\xEF\xBB\xBF### a\r\n\r\n\0\xFF", 14);
    const QByteArray version = put(u"a.records"_s, bytes);
    const auto file = core::readCollectionFile(root(), u"a.records"_s).value();
    QCOMPARE(file.bytes, bytes);
    QCOMPARE(file.version, version);
}

void TestCollectionFiles::makesFoldersOnTheWay()
{
    put(u"x/y/a.records"_s);
    QCOMPARE(get(u"x/y/a.records"_s), "### a\n\nb");
}

void TestCollectionFiles::keepsPermissionsOfAFile()
{
    const QByteArray version = put(u"a.records"_s);
    const QString at = root() + u"/a.records"_s;
    const auto wanted = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser
        | QFile::ReadGroup | QFile::WriteGroup;
    QVERIFY(QFile::setPermissions(at, wanted));
    QVERIFY(core::writeCollectionFile(root(), u"a.records"_s, "new", version));
    QCOMPARE(QFile::permissions(at), wanted);
}

void TestCollectionFiles::refusesToWriteOverAChangeOfSomebodyElse()
{
    const QByteArray version = put(u"a.records"_s);
    QFile other(root() + u"/a.records"_s);
    QVERIFY(other.open(QIODevice::WriteOnly));
    other.write("theirs");
    other.close();
    const auto written = core::writeCollectionFile(root(), u"a.records"_s, "ours", version);
    QVERIFY(!written);
    QCOMPARE(written.error().code, QString(core::changedOutsideCode));
    QCOMPARE(get(u"a.records"_s), "theirs");
}

void TestCollectionFiles::writesAgainWhatWasDeletedMeanwhile()
{
    const QByteArray version = put(u"a.records"_s);
    QVERIFY(QFile::remove(root() + u"/a.records"_s));
    QVERIFY(core::writeCollectionFile(root(), u"a.records"_s, "ours", version));
    QCOMPARE(get(u"a.records"_s), "ours");
}

void TestCollectionFiles::refusesToMakeWhatIsThere()
{
    put(u"a.records"_s);
    const auto written = core::writeCollectionFile(root(), u"a.records"_s, "x", std::nullopt);
    QCOMPARE(written.error().code, QString(core::existsCode));
    QCOMPARE(get(u"a.records"_s), "### a\n\nb");
    QCOMPARE(core::makeCollectionFolder(root(), u"a.records"_s).error().code,
             QString(core::existsCode));
}

void TestCollectionFiles::refusesFilesOver16MiB()
{
    const QByteArray large(core::largestRecordFile + 1, 'x');
    QVERIFY(!core::writeCollectionFile(root(), u"a.records"_s, large, std::nullopt));
    QFile other(root() + u"/b.records"_s);
    QVERIFY(other.open(QIODevice::WriteOnly));
    other.write(large);
    other.close();
    const auto read = core::readCollectionFile(root(), u"b.records"_s);
    QVERIFY(!read);
    QCOMPARE(read.error().kind, Error::Kind::Storage);
}

void TestCollectionFiles::neverLeavesTheFolder_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("up") << u"../outside.records"_s;
    QTest::newRow("through a link") << u"way/outside.records"_s;
    QTest::newRow("a link") << u"link.records"_s;
}

void TestCollectionFiles::neverLeavesTheFolder()
{
    QFETCH(QString, path);
    const QTemporaryDir outside;
    QFile secret(outside.filePath(u"outside.records"_s));
    QVERIFY(secret.open(QIODevice::WriteOnly));
    secret.write("secret");
    secret.close();
    QVERIFY(QFile::link(outside.path(), root() + u"/way"_s));
    QVERIFY(QFile::link(secret.fileName(), root() + u"/link.records"_s));
    put(u"own.records"_s);
    QVERIFY(!core::readCollectionFile(root(), path));
    QVERIFY(!core::writeCollectionFile(root(), path, "x", std::nullopt));
    QVERIFY(!core::moveInCollection(root(), path, u"moved.records"_s));
    QVERIFY(!core::moveInCollection(root(), u"own.records"_s, path));
    QVERIFY(!core::trashInCollection(root(), path));
    QVERIFY(!core::duplicateInCollection(root(), path));
    QVERIFY(!core::makeCollectionFolder(root(), path));
    QVERIFY(secret.open(QIODevice::ReadOnly));
    QCOMPARE(secret.readAll(), "secret");
    QCOMPARE(get(u"own.records"_s), "### a\n\nb");
}

void TestCollectionFiles::movesFilesAndFolders()
{
    put(u"x/a.records"_s);
    QVERIFY(core::moveInCollection(root(), u"x/a.records"_s, u"b.records"_s));
    QCOMPARE(get(u"b.records"_s), "### a\n\nb");
    put(u"x/c.records"_s);
    QVERIFY(core::moveInCollection(root(), u"x"_s, u"y"_s));
    QCOMPARE(get(u"y/c.records"_s), "### a\n\nb");
    QCOMPARE(core::moveInCollection(root(), u"x"_s, u"z"_s).error().kind, Error::Kind::NotFound);
}

void TestCollectionFiles::movesNothingOntoSomethingElse()
{
    put(u"a.records"_s, "a");
    put(u"b.records"_s, "b");
    const auto moved = core::moveInCollection(root(), u"a.records"_s, u"b.records"_s);
    QCOMPARE(moved.error().code, QString(core::existsCode));
    QCOMPARE(get(u"a.records"_s), "a");
    QCOMPARE(get(u"b.records"_s), "b");
}

void TestCollectionFiles::keepsAFolderOutOfItself()
{
    put(u"x/a.records"_s);
    QVERIFY(!core::moveInCollection(root(), u"x"_s, u"x/y"_s));
    QCOMPARE(get(u"x/a.records"_s), "### a\n\nb");
}

void TestCollectionFiles::renamesInCaseOnly()
{
    put(u"orders.records"_s);
    QVERIFY(core::moveInCollection(root(), u"orders.records"_s, u"Orders.records"_s));
    QCOMPARE(get(u"Orders.records"_s), "### a\n\nb");
}

void TestCollectionFiles::duplicatesUnderAFreeName()
{
    put(u"x/staging.env.records"_s, "@a = 1");
    QCOMPARE(core::duplicateInCollection(root(), u"x/staging.env.records"_s).value(),
             u"x/staging copy.env.records"_s);
    QCOMPARE(core::duplicateInCollection(root(), u"x/staging.env.records"_s).value(),
             u"x/staging copy 2.env.records"_s);
    QCOMPARE(get(u"x/staging copy 2.env.records"_s), "@a = 1");
}

void TestCollectionFiles::bringsBackWhatWasDeleted()
{
    put(u"x/a.records"_s);
    const auto trashed = core::trashInCollection(root(), u"x"_s).value();
    QCOMPARE(get(u"x/a.records"_s), "(none)");
    QVERIFY(core::restoreToCollection(trashed));
    QCOMPARE(get(u"x/a.records"_s), "### a\n\nb");
}

void TestCollectionFiles::refusesToBringBackOverSomethingElse()
{
    put(u"a.records"_s, "old");
    const auto trashed = core::trashInCollection(root(), u"a.records"_s).value();
    put(u"a.records"_s, "new");
    QCOMPARE(core::restoreToCollection(trashed).error().code, QString(core::existsCode));
    QCOMPARE(get(u"a.records"_s), "new");
    QVERIFY(QFile::exists(trashed.place));
}

void TestCollectionFiles::deletesForGoodWhereThereIsNoTrash()
{
    put(u"x/a.records"_s);
    put(u"b.records"_s);
    const QByteArray before = qgetenv("XDG_DATA_HOME");
    const QTemporaryDir data; // with something in the place of the trash
    QVERIFY(QDir(data.path()).mkdir(u"Trash"_s));
    QVERIFY(QFile(data.filePath(u"Trash/files"_s)).open(QIODevice::WriteOnly));
    qputenv("XDG_DATA_HOME", QFile::encodeName(data.path()));
    const auto restore = qScopeGuard([&before] { qputenv("XDG_DATA_HOME", before); });

    QCOMPARE(core::trashInCollection(root(), u"x"_s).error().code, QString(core::noTrashCode));
    QCOMPARE(get(u"x/a.records"_s), "### a\n\nb");
    QVERIFY(core::deleteFromCollection(root(), u"x"_s));
    QVERIFY(!QFile::exists(root() + u"/x"_s));
    QVERIFY(core::deleteFromCollection(root(), u"b.records"_s));
    QCOMPARE(get(u"b.records"_s), "(none)");
    QCOMPARE(core::deleteFromCollection(root(), u"b.records"_s).error().kind,
             Error::Kind::NotFound);
    QVERIFY(!core::deleteFromCollection(root(), {}));
    QVERIFY(!core::deleteFromCollection(root(), u"../elsewhere"_s));
}

QTEST_GUILESS_MAIN(TestCollectionFiles)
#include "tst_collection_files.moc"
