// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bundles/Bundle.h"
#include "core/recordfiles/RecordFile.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using core::BundledFile;

class TestBundle final : public QObject
{
    Q_OBJECT

private slots:
    void isARecordFileThatAPersonCanRead();
    void anythingComesBackAsItWas();
    void anEditedBundleIsStillOne();
    void pathsStayWithinACollection_data();
    void pathsStayWithinACollection();
    void damageIsSaidWithItsPlace();
    void otherRecordFilesAreNone();
    void limitsAreNamed();
};

void TestBundle::isARecordFileThatAPersonCanRead()
{
    const auto bundle = core::bundleOf(
        {{u"shop/orders.records"_s, "@tenant = acme\n\n### Created\n\n{\"id\": 1}\n"},
         {u"staging.env.records"_s, "Stream: orders\n"}});
    QVERIFY(bundle);
    QCOMPARE(*bundle,
             "# Several files in one: each record below is a file, its title the path.\n"
             "Bundle: yes\n"
             "Template: no\n"
             "Payload: text\n"
             "\n"
             "### shop/orders.records\n"
             "Body-Encoding: escaped\n"
             "\n"
             "@tenant = acme\n"
             "\n"
             "\\### Created\n"
             "\n"
             "{\"id\": 1}\\n\n"
             "\n"
             "### staging.env.records\n"
             "Trailing-Line-Ends: 1\n"
             "\n"
             "Stream: orders\n"
             "\n");
    QVERIFY(core::RecordFile::fromBytes(*bundle)->problems().isEmpty());
}

// Files made of pieces that look like the format, or cannot stand in it.
void TestBundle::anythingComesBackAsItWas()
{
    static const QList<QByteArray> pieces{
        "\n",       "\r\n",   "\r",           "### title\n",
        "###",      "# a\n",  "@x = 1\n",     "< path\n",
        "Gzip: ?",  "\\",     "\\n",          "\\x0",
        "\\#",      " ",      "\xEF\xBB\xBF", "Bundle: yes\n",
        "\xff\xfe", "é🙂", "{{ uuid() }}", QByteArray(1, '\0')};
    static const QStringList names{u"a"_s, u"orders"_s, u"Straße 7"_s, u"$.x = y"_s, u"# no"_s};
    for (quint32 seed = 1; seed <= 400; ++seed) {
        QRandomGenerator random(seed);
        const auto below = [&random](qsizetype bound) {
            return static_cast<qsizetype>(random.bounded(static_cast<int>(bound)));
        };
        QList<BundledFile> files;
        for (qsizetype i = 1 + below(4); i > 0; --i) {
            BundledFile file;
            for (qsizetype depth = below(3); depth > 0; --depth)
                file.path += names.at(below(names.size())) + u'/';
            file.path +=
                names.at(below(names.size())) + (below(3) == 0 ? u".env.records"_s : u".records"_s);
            for (qsizetype part = below(8); part > 0; --part)
                file.bytes += pieces.at(below(pieces.size()));
            if (below(20) == 0)
                file.bytes += QByteArray(2000, static_cast<char>(below(256)));
            files += file;
        }
        const auto bundle = core::bundleOf(files);
        QVERIFY2(bundle, qPrintable(u"seed %1"_s.arg(seed)));
        QVERIFY(core::isBundle(*bundle));
        const auto back = core::filesOf(*bundle);
        QVERIFY2(back && *back == files, qPrintable(u"seed %1"_s.arg(seed)));
        // And a bundle can be a file of another.
        const QList<BundledFile> nested{{u"inner.records"_s, *bundle}};
        QCOMPARE(*core::filesOf(*core::bundleOf(nested)), nested);
    }
}

void TestBundle::anEditedBundleIsStillOne()
{
    auto file = core::RecordFile::fromBytes(*core::bundleOf({{u"a.records"_s, "### A\n"}}));
    core::Draft draft = file->draft();
    draft.records.front().title = u"b.records"_s;
    QVERIFY(file->setDraft(draft));
    QCOMPARE(*core::filesOf(file->toBytes()), (QList<BundledFile>{{u"b.records"_s, "### A\n"}}));
}

void TestBundle::pathsStayWithinACollection_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("above") << u"../a.records"_s;
    QTest::newRow("above within") << u"a/../../b.records"_s;
    QTest::newRow("absolute") << u"/etc/a.records"_s;
    QTest::newRow("none") << QString();
    QTest::newRow("no record file") << u"a.sh"_s;
    QTest::newRow("of git") << u".git/a.records"_s;
    QTest::newRow("backslash") << u"..\\a.records"_s;
    QTest::newRow("no name") << u"a//b.records"_s;
}

void TestBundle::pathsStayWithinACollection()
{
    QFETCH(QString, path);
    QVERIFY(!core::bundleOf({{path, {}}}));
    const auto files =
        core::filesOf("Bundle: yes\nPayload: text\n\n### " + path.toUtf8() + "\n\nx\n");
    QVERIFY(!files);
    QCOMPARE(files.error().where, path);
}

void TestBundle::damageIsSaidWithItsPlace()
{
    const auto files = core::filesOf("Bundle: yes\n\n### a.records\nGzip: perhaps\n\nx\n");
    QVERIFY(!files);
    QVERIFY2(files.error().where.startsWith(u"line 4, column "_s), qPrintable(files.error().where));
}

void TestBundle::otherRecordFilesAreNone()
{
    for (const QByteArray &text : {QByteArray("### a.records\n\nx\n"), QByteArray("Bundle: no\n"),
                                   QByteArray("### a.records\nBundle: yes\n\nx\n")}) {
        QVERIFY(!core::isBundle(text));
        QVERIFY(!core::filesOf(text));
    }
}

void TestBundle::limitsAreNamed()
{
    QVERIFY(core::bundleOf({}).error().detail.contains(u"nothing to bundle"_s));
    const QByteArray large(core::maxRecordFileBytes, 'a');
    QVERIFY(core::bundleOf({{u"a.records"_s, large}}).error().detail.contains(u"16 MiB"_s));
    const QList<BundledFile> many(core::maxBundledFiles + 1, {u"a.records"_s, {}});
    QVERIFY(core::bundleOf(many).error().detail.contains(u"5,000"_s));
}

QTEST_GUILESS_MAIN(TestBundle)
#include "tst_bundle.moc"
