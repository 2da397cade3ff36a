// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bundles/BundleFiles.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

class TestBundleFiles final : public QObject
{
    Q_OBJECT

private slots:
    void aCollectionComesBackAsItWas();
    void aSelectionHasEachFileOnce();
    void severalCollectionsStayApart();
    void damagedFilesAreLeftOutAndNamed();
    void whatIsThereIsNotTouched();
    void linksAreNotFollowed();
};

namespace {

void write(const QTemporaryDir &folder, const QString &path, const QByteArray &bytes)
{
    QDir(folder.path()).mkpath(QFileInfo(path).path());
    QFile file(folder.filePath(path));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

QMap<QString, QByteArray> contentsOf(const QTemporaryDir &folder)
{
    QMap<QString, QByteArray> contents;
    QDirIterator each(folder.path(), QDir::Files, QDirIterator::Subdirectories);
    while (each.hasNext()) {
        QFile file(each.next());
        const bool isOpen = file.open(QIODevice::ReadOnly);
        contents.insert(QDir(folder.path()).relativeFilePath(file.fileName()),
                        isOpen ? file.readAll() : QByteArray());
    }
    return contents;
}

core::Result<core::Unpacked> unpack(const QByteArray &bundle, const QTemporaryDir &into,
                                    const QString &folder = {})
{
    const auto files = core::filesOf(bundle);
    return files ? core::unpackBundle(*files, into.path(), folder) : core::fail(files.error());
}

} // namespace

void TestBundleFiles::aCollectionComesBackAsItWas()
{
    static const QList<QByteArray> texts{
        "", "# only a comment\r\n", "@a = 1\n\n### One\n\n{\"a\": {{ a }}}\n",
        "\xEF\xBB\xBF### Two\r\nPayload: text\r\n\r\nline\r\n", "### no line end\n\n{}"};
    for (quint32 seed = 1; seed <= 30; ++seed) {
        QRandomGenerator random(seed);
        const QTemporaryDir from;
        const QTemporaryDir to;
        for (int i = 1 + random.bounded(6); i > 0; --i)
            write(from,
                  QString(u"d/"_s).repeated(random.bounded(3))
                      + u"f%1.records"_s.arg(random.bounded(9)),
                  texts.at(random.bounded(static_cast<int>(texts.size()))));
        write(from, u"staging.env.records"_s, "Stream: s\n@tenant = acme\n");
        const auto gathered = core::gatherBundle({{from.path(), {}}});
        QVERIFY(gathered);
        QVERIFY(gathered->leftOut.isEmpty());
        const auto unpacked = unpack(gathered->bundle, to);
        QVERIFY(unpacked);
        QCOMPARE(unpacked->written.size(), gathered->files);
        QCOMPARE(contentsOf(to), contentsOf(from));
        // Once more changes nothing.
        QCOMPARE(unpack(gathered->bundle, to)->same, gathered->files);
        QCOMPARE(contentsOf(to), contentsOf(from));
    }
}

void TestBundleFiles::aSelectionHasEachFileOnce()
{
    const QTemporaryDir from;
    write(from, u"shop/orders.records"_s, "### O\n");
    write(from, u"shop/new/paid.records"_s, "### P\n");
    write(from, u"shopping.records"_s, "### S\n");
    const auto gathered =
        core::gatherBundle({{from.path(), u"shop/orders.records"_s}, {from.path(), u"shop"_s}});
    QVERIFY(gathered);
    const auto files = core::filesOf(gathered->bundle);
    QStringList paths;
    for (const core::BundledFile &file : *files)
        paths += file.path;
    QCOMPARE(paths, (QStringList{u"shop/orders.records"_s, u"shop/new/paid.records"_s}));
}

void TestBundleFiles::severalCollectionsStayApart()
{
    const QTemporaryDir above;
    write(above, u"a/x/orders.records"_s, "### A\n");
    write(above, u"b/x/orders.records"_s, "### B\n");
    const auto gathered =
        core::gatherBundle({{above.filePath(u"a/x"_s), {}}, {above.filePath(u"b/x"_s), {}}});
    QVERIFY(gathered);
    // What was bundled before is not bundled again, unless it is asked for by name.
    write(above, u"a/x/all.records"_s, gathered->bundle);
    QCOMPARE(core::gatherBundle({{above.filePath(u"a/x"_s), {}}})->files, 1);
    QCOMPARE(core::gatherBundle({{above.filePath(u"a/x"_s), u"all.records"_s}})->files, 1);
    QCOMPARE(*core::filesOf(gathered->bundle),
             (QList<core::BundledFile>{{u"x/orders.records"_s, "### A\n"},
                                       {u"x 2/orders.records"_s, "### B\n"}}));
}

void TestBundleFiles::damagedFilesAreLeftOutAndNamed()
{
    const QTemporaryDir from;
    write(from, u"good.records"_s, "### G\n");
    write(from, u"bad.records"_s, "### B\nGzip: perhaps\n");
    write(from, u"leaky.env.records"_s, "@secret token = abc123\n");
    const auto gathered = core::gatherBundle({{from.path(), {}}});
    QVERIFY(gathered);
    QCOMPARE(gathered->files, 1);
    QCOMPARE(gathered->leftOut.size(), 2);
    QVERIFY(gathered->leftOut.first().startsWith(u"bad.records is damaged (line 2, column "_s));
    QVERIFY(!gathered->bundle.contains("abc123"));
    QVERIFY(!gathered->leftOut.join(u' ').contains(u"abc123"_s));
    QVERIFY(!core::gatherBundle({{from.path(), u"bad.records"_s}}));
}

void TestBundleFiles::whatIsThereIsNotTouched()
{
    const QTemporaryDir to;
    write(to, u"in/orders.records"_s, "### Mine\n");
    write(to, u"in/staging.env.records"_s, "Stream: mine\n");
    const auto bundle = core::bundleOf({{u"orders.records"_s, "### Theirs\n"},
                                        {u"staging.env.records"_s, "Stream: theirs\n"},
                                        {u"new.records"_s, "### New\n"}});
    const auto unpacked = unpack(*bundle, to, u"in"_s);
    QVERIFY(unpacked);
    QCOMPARE(unpacked->written,
             (QStringList{u"in/orders 2.records"_s, u"in/staging 2.env.records"_s,
                          u"in/new.records"_s}));
    QCOMPARE(unpacked->renamed.size(), 2);
    QCOMPARE(contentsOf(to).value(u"in/orders.records"_s), "### Mine\n");
    QCOMPARE(contentsOf(to).value(u"in/orders 2.records"_s), "### Theirs\n");
}

void TestBundleFiles::linksAreNotFollowed()
{
    const QTemporaryDir outside;
    const QTemporaryDir to;
    QVERIFY(QFile::link(outside.path(), to.filePath(u"link"_s)));
    const auto bundle = core::bundleOf({{u"link/a.records"_s, "### A\n"}});
    QVERIFY(!unpack(*bundle, to));
    QVERIFY(contentsOf(outside).isEmpty());
    QVERIFY(!core::gatherBundle({{to.path(), u"link/a.records"_s}}));
}

QTEST_GUILESS_MAIN(TestBundleFiles)
#include "tst_bundle_files.moc"
