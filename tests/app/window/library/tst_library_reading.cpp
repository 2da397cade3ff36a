// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/library/LibraryReading.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using app::LibraryReading;
using app::LibraryWish;
using Kind = ui::LibraryNode::Kind;

class TestLibraryReading final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void listsFoldersFilesAndTheirRecords();
    void saysWhatIsDamagedAndWhere();
    void showsWhatCannotBeUsedInItsPlace();
    void countsTheRecordsThatItDoesNotName();
    void saysThatLargeFilesAreNotSearched();
    void gathersFavouritesAndRecents();
    void findsNamesAndBodies();
    void readsAgainWhatWasChanged();

private:
    void write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(m_folder->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    ui::LibraryTree read(LibraryWish wish = {})
    {
        wish.collections = {m_folder->path()};
        return m_reading.read(wish, [] { return false; });
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    LibraryReading m_reading;
};

void TestLibraryReading::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_reading = {};
    QVERIFY(QDir(m_folder->path()).mkdir(u"shop"_s));
    write(u"shop/orders.records"_s, "### Created\n\n{\"sku\": \"Lamp\"}\n\n### Paid\n\n{}\n");
    write(u"staging.env.records"_s, "@tenant = acme\n");
}

void TestLibraryReading::listsFoldersFilesAndTheirRecords()
{
    const ui::LibraryTree tree = read();
    QCOMPARE(tree.roots.size(), 1U);
    const ui::LibraryNode &root = tree.roots.front();
    QCOMPARE(root.kind, Kind::Collection);
    QCOMPARE(root.children.size(), 2U);
    const ui::LibraryNode &folder = root.children.front();
    QCOMPARE(folder.kind, Kind::Folder);
    QCOMPARE(folder.children.size(), 1U);
    const ui::LibraryNode &file = folder.children.front();
    QCOMPARE(file.title, u"orders"_s);
    QCOMPARE(file.key.path, u"shop/orders.records"_s);
    QCOMPARE(file.children.size(), 2U);
    QCOMPARE(file.children.back().title, u"Paid"_s);
    QCOMPARE(file.children.back().key.record, 1);
    QCOMPARE(root.children.back().kind, Kind::Environment);
    QCOMPARE(root.children.back().title, u"staging"_s);
}

void TestLibraryReading::saysWhatIsDamagedAndWhere()
{
    write(u"broken.records"_s, "### One\nGzip: perhaps\n\n{}\n");
    const ui::LibraryTree tree = read();
    const auto &children = tree.roots.front().children;
    const auto found = std::find_if(children.begin(), children.end(),
                                    [](const auto &node) { return node.title == u"broken"_s; });
    QVERIFY(found != children.end());
    QVERIFY2(found->problem.startsWith(u"line 2, column "_s), qPrintable(found->problem));
}

void TestLibraryReading::showsWhatCannotBeUsedInItsPlace()
{
    QVERIFY(QFile::link(u"/etc/passwd"_s, m_folder->filePath(u"shop/link.records"_s)));
    write(u"local.env.records"_s, "@no value\n");
    const ui::LibraryTree tree = read();
    const ui::LibraryNode &link = tree.roots.front().children.front().children.back();
    QCOMPARE(link.kind, Kind::Refused);
    QCOMPARE(link.title, u"link.records"_s);
    QVERIFY2(link.problem.startsWith(u"It is a link."), qPrintable(link.problem));
    const ui::LibraryNode &environment = tree.roots.front().children.at(1);
    QCOMPARE(environment.title, u"local"_s);
    QVERIFY2(environment.problem.startsWith(u"line 1"), qPrintable(environment.problem));

    for (int i = 0; i < 100; ++i)
        QVERIFY(QFile::link(u"/etc/passwd"_s, m_folder->filePath(u"%1.records"_s.arg(i))));
    QCOMPARE(read().notice,
             u"“%1”: 1 more file or folder cannot be used, and is not listed."_s.arg(
                 QFileInfo(m_folder->path()).fileName()));
}

void TestLibraryReading::countsTheRecordsThatItDoesNotName()
{
    write(u"many.records"_s, QByteArray("### a\n\n1\n\n").repeated(203));
    const ui::LibraryTree tree = read();
    const ui::LibraryNode &file = tree.roots.front().children.at(1);
    QCOMPARE(file.children.size(), 201U);
    QCOMPARE(file.children.back().title, u"3 more"_s);
    QCOMPARE(file.children.back().key.record, 200);
}

void TestLibraryReading::saysThatLargeFilesAreNotSearched()
{
    QVERIFY(read({.searched = u"lamp"_s}).notice.isEmpty());
    write(u"large.records"_s, "### a\n\n\"" + QByteArray(1024 * 1024, 'x') + "\"\n");
    QVERIFY(read().notice.isEmpty());
    QCOMPARE(read({.searched = u"lamp"_s}).notice,
             u"Files of more than 1 MiB are found by their name only."_s);
}

void TestLibraryReading::gathersFavouritesAndRecents()
{
    const QString path = m_folder->filePath(u"shop/orders.records"_s);
    const ui::LibraryTree tree =
        read({.favourites = {path, u"/gone.records"_s}, .recents = {path}});
    QCOMPARE(tree.roots.size(), 3U);
    for (const std::size_t i : {0U, 1U}) {
        QCOMPARE(tree.roots.at(i).kind, Kind::Section);
        QCOMPARE(tree.roots.at(i).children.size(), 1U);
        QVERIFY(tree.roots.at(i).children.front().children.empty());
    }
}

void TestLibraryReading::findsNamesAndBodies()
{
    QCOMPARE(read({.searched = u"lamp"_s}).roots.size(), 1U);
    QCOMPARE(read({.searched = u"PAID"_s}).roots.front().children.front().children.size(), 1U);
    QVERIFY(read({.searched = u"nowhere"_s}).roots.empty());
}

void TestLibraryReading::readsAgainWhatWasChanged()
{
    read();
    write(u"shop/orders.records"_s, "### Only\n\n{\"sku\": \"Chair, large\"}\n");
    QCOMPARE(read({.searched = u"chair"_s}).roots.size(), 1U);
    QVERIFY(read({.searched = u"lamp"_s}).roots.empty());
}

QTEST_GUILESS_MAIN(TestLibraryReading)
#include "tst_library_reading.moc"
