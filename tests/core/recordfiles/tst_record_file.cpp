// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordfiles/EnvironmentFile.h"
#include "core/recordfiles/RecordFile.h"

#include <QFile>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using core::Draft;
using core::FileProblem;
using core::KeySource;
using core::PayloadKind;
using core::RecordFile;
using core::TextPlace;

class TestRecordFile : public QObject
{
    Q_OBJECT

private slots:
    void readsTheExampleOfTheGuide();
    void theEnvironmentOfTheGuideIsOne();
    void untouchedFilesKeepTheirBytes_data();
    void untouchedFilesKeepTheirBytes();
    void readsBodies_data();
    void readsBodies();
    void findsOutWhereKeysComeFrom_data();
    void findsOutWhereKeysComeFrom();
    void writesReadableText();
    void editsTouchOnlyWhatChanged_data();
    void editsTouchOnlyWhatChanged();
    void saysWhatIsWrongAndWhere_data();
    void saysWhatIsWrongAndWhere();
    void doesNotWriteADamagedFile();
    void namesItsLimits();
};

namespace {

QByteArray guideBlock(const QByteArray &kind)
{
    QFile guide(QStringLiteral(HEADGATE_SOURCE_DIR "/docs/record-files.md"));
    if (!guide.open(QIODevice::ReadOnly))
        return {};
    const QByteArray text = guide.readAll();
    const QByteArray fence = "```" + kind + "\n";
    const qsizetype start = text.indexOf(fence) + fence.size();
    return text.sliced(start, text.indexOf("```\n", start) - start);
}

Draft draftOf(const QByteArray &bytes)
{
    return RecordFile::fromBytes(bytes)->draft();
}

constexpr auto sample = "# Orders\r\n"
                        "@tenant=acme\r\n"
                        "@order = {{ uuid() }}\r\n"
                        "\r\n"
                        "###   Order created\r\n"
                        "partition-key:{{ order }}\r\n"
                        "# why\r\n"
                        "X-Team: blue\r\n"
                        "payload: JSON\r\n"
                        "  \r\n"
                        "{\"a\": 1}\r\n"
                        "\r\n"
                        "\r\n"
                        "### Second\r\n"
                        "Partition-Key: 2\r\n"
                        "\r\n"
                        "[]";

} // namespace

void TestRecordFile::readsTheExampleOfTheGuide()
{
    const QByteArray example = guideBlock("records");
    const auto file = RecordFile::fromBytes(example);

    QVERIFY(file);
    QVERIFY2(file->problems().isEmpty(), qPrintable(file->problems().value(0).text));
    QCOMPARE(file->toBytes(), example);
    const Draft &draft = file->draft();
    QCOMPARE(draft.title, u"What checkout emits"_s);
    QVERIFY(draft.isTemplate);
    QVERIFY(draft.stripsComments);
    QCOMPARE(draft.keySource, KeySource::Template);
    QCOMPARE(draft.variables.size(), 3);
    QVERIFY(draft.variables.last() == (core::DraftVariable{u"odd name"_s, u"two\nlines"_s}));
    QCOMPARE(draft.records.size(), 9);
    QCOMPARE(draft.records.at(1).explicitHashKey, u"170141183460469231731687303715884105728"_s);
    QCOMPARE(core::formOf(draft, 2).keyField, u"$.order.id"_s);
    QVERIFY(core::formOf(draft, 2).gzips);
    QCOMPARE(core::formOf(draft, 3).keySource, KeySource::RoundRobin);
    QCOMPARE(core::formOf(draft, 4).payloadKind, PayloadKind::Hex);
    QCOMPARE(core::formOf(draft, 5).payloadKind, PayloadKind::File);
    QCOMPARE(draft.records.at(5).body, "data/photo.bin");
    QCOMPARE(draft.records.at(6).body, "The last line, and an empty one\n\n");
    QCOMPARE(draft.records.at(7).body, "### this is no record\ntab\tbell\x07");
    QCOMPARE(draft.records.at(8).body, QByteArray("\0\xff\xfe", 3));
}

void TestRecordFile::theEnvironmentOfTheGuideIsOne()
{
    const auto file = core::EnvironmentFile::fromBytes(guideBlock("environment"));

    QVERIFY(file && file->problems().isEmpty());
    QCOMPARE(file->environment().secrets, QStringList{u"apiToken"_s});
    QCOMPARE(file->environment().stream, u"orders-staging"_s);
}

void TestRecordFile::untouchedFilesKeepTheirBytes_data()
{
    QTest::addColumn<QByteArray>("bytes");

    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("one mark") << QByteArray("###");
    QTest::newRow("CRLF and spacing") << QByteArray(sample);
    QTest::newRow("a byte order mark") << "\xEF\xBB\xBF" + QByteArray(sample);
    QTest::newRow("mixed line ends") << QByteArray("# a\r\n### b\nGzip:yes\r\n\n x\r\n\n");
    QTest::newRow("no body") << QByteArray("### a\nGzip: no\n### b\n\n\n\n");
    QTest::newRow("bytes that are no text") << QByteArray("### a\n\n\xff\x00\x01", 11);
}

void TestRecordFile::untouchedFilesKeepTheirBytes()
{
    QFETCH(QByteArray, bytes);

    auto file = RecordFile::fromBytes(bytes);

    QVERIFY(file);
    QVERIFY(file->damage().isEmpty());
    QCOMPARE(file->toBytes(), bytes);
    if (!bytes.isEmpty()) {
        QVERIFY(file->setDraft(file->draft()));
        QCOMPARE(file->toBytes(), bytes);
    }
}

void TestRecordFile::readsBodies_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("body");

    const auto row = [](const char *name, const QByteArray &bytes, const QByteArray &body) {
        QTest::newRow(name) << bytes << body;
    };
    row("to the end of the file", "###\n\n a \n", " a ");
    row("without a last line end", "###\n\na", "a");
    row("to the next record", "###\n\na\n\n\n### b", "a");
    row("with blank lines at its start", "###\n\n\n\na", "\n\na");
    row("with blank lines within", "###\n\na\n\nb\n", "a\n\nb");
    row("with blanks on its last line", "###\n\na\n  \n\n", "a\n  ");
    row("CRLF", "###\r\n\r\na\r\nb\r\n\r\n", "a\r\nb");
    row("a line end of its own", "###\nTrailing-Line-Ends: 1\n\na\n\n", "a\n");
    row("only line ends", "###\nTrailing-Line-Ends: 2\n\n\n\n\n", "\n\n");
    row("like a header", "###\n\nGzip: yes", "Gzip: yes");
    row("like a comment and a variable", "###\n\n# a\n@b = c\n##", "# a\n@b = c\n##");
    row("XML", "###\n\n<a/>", "<a/>");
    row("a file", "###\n\n< a b.json \n", "a b.json");
    row("two lines like a file", "###\n\n< a\n< b", "< a\n< b");
    row("escaped", "###\nBody-Encoding: escaped\n\n\\### \\\\ \\x0A\r\n\\< b\\n\n",
        "### \\ \n\n< b\n");
    row("base64 in lines", "###\nBody-Encoding: base64\n\nAP\n/+\n\n", QByteArray("\0\xff\xfe", 3));
    row("none", "### a\nGzip: yes\n### b\n\nc", "");
}

void TestRecordFile::readsBodies()
{
    QFETCH(QByteArray, bytes);

    const auto file = RecordFile::fromBytes(bytes);

    QVERIFY(file->damage().isEmpty());
    QTEST(file->draft().records.first().body, "body");
}

void TestRecordFile::findsOutWhereKeysComeFrom_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QList<KeySource>>("sources"); // of the draft, then of its records

    using Sources = QList<KeySource>;
    QTest::newRow("nothing said") << QByteArray("###\n")
                                  << Sources{KeySource::Random, KeySource::Random};
    QTest::newRow("a key in a template") << QByteArray("###\nPartition-Key: a\n")
                                         << Sources{KeySource::Template, KeySource::Template};
    QTest::newRow("a key in plain text") << QByteArray("Template: no\n###\nPartition-Key: a\n")
                                         << Sources{KeySource::Fixed, KeySource::Fixed};
    QTest::newRow("one with a key, one without")
        << QByteArray("###\nPartition-Key: a\n###\n")
        << Sources{KeySource::Template, KeySource::Template, KeySource::Random};
    QTest::newRow("said for the file")
        << QByteArray("Key-From: round-robin\n###\nPartition-Key: a\n###\n")
        << Sources{KeySource::RoundRobin, KeySource::RoundRobin, KeySource::RoundRobin};
    QTest::newRow("said for a record")
        << QByteArray("Key-From: Random\n###\nKey-From: $.a\n###\n")
        << Sources{KeySource::Random, KeySource::Field, KeySource::Random};
}

void TestRecordFile::findsOutWhereKeysComeFrom()
{
    QFETCH(QByteArray, bytes);

    const Draft draft = draftOf(bytes);

    QList<KeySource> sources{draft.keySource};
    for (qsizetype row = 0; row < draft.records.size(); ++row)
        sources += core::formOf(draft, row).keySource;
    QTEST(sources, "sources");
}

void TestRecordFile::writesReadableText()
{
    Draft draft = core::newDraft();
    draft.isTemplate = true;
    draft.keySource = KeySource::Template;
    draft.variables = {{u"order"_s, u"{{ uuid() }}"_s}};
    draft.records = {{"{\n  \"a\": 1\n}", u"{{ order }}"_s, {}, u"Created"_s},
                     {"[]", u"7"_s, u"0"_s, u"Cancelled"_s}};
    draft.mode = Draft::Mode::Table;

    QCOMPARE(RecordFile::fromDraft(draft)->toBytes(),
             "@order = {{ uuid() }}\n"
             "\n"
             "### Created\n"
             "Partition-Key: {{ order }}\n"
             "\n"
             "{\n"
             "  \"a\": 1\n"
             "}\n"
             "\n"
             "### Cancelled\n"
             "Partition-Key: 7\n"
             "Explicit-Hash-Key: 0\n"
             "\n"
             "[]\n");
}

void TestRecordFile::editsTouchOnlyWhatChanged_data()
{
    QTest::addColumn<std::function<void(Draft &)>>("edit");
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");

    const auto row = [](const char *name, const QByteArray &before, const QByteArray &after,
                        std::function<void(Draft &)> edit) {
        QTest::newRow(name) << std::move(edit) << before << after;
    };
    const QByteArray all(sample);
    const qsizetype first = all.indexOf("###");
    const QByteArray firstRecord = all.sliced(first, all.indexOf("### Second") - first);
    row("a body", "{\"a\": 1}", "{}", [](Draft &d) { d.records[0].body = "{}"; });
    row("a key", "partition-key:{{ order }}", "partition-key: k",
        [](Draft &d) { d.records[0].partitionKey = u"k"_s; });
    row("a title", "###   Order created", "### New",
        [](Draft &d) { d.records[0].title = u"New"_s; });
    row("a variable", "@tenant=acme", "@tenant = zenith",
        [](Draft &d) { d.variables[0].value = u"zenith"_s; });
    row("a variable less", "@tenant=acme\r\n", "", [](Draft &d) { d.variables.removeFirst(); });
    row("a variable more", "uuid() }}\r\n", "uuid() }}\r\n@b = c\r\n", [](Draft &d) {
        d.variables += core::DraftVariable{u"b"_s, u"c"_s};
    });
    row("gzip for one", "Partition-Key: 2\r\n", "Partition-Key: 2\r\nGzip: yes\r\n", [](Draft &d) {
        core::RecordForm own = core::formOf(d);
        own.gzips = true;
        d.records[1].own = own;
    });
    row("a record more", "[]", "[]\r\n\r\n### Third\r\nPartition-Key: 3\r\n\r\n1\r\n",
        [](Draft &d) {
            d.records += {"1", u"3"_s, {}, u"Third"_s};
        });
    row("the first record less", firstRecord, "", [](Draft &d) { d.records.removeFirst(); });
}

void TestRecordFile::editsTouchOnlyWhatChanged()
{
    QFETCH(std::function<void(Draft &)>, edit);
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    auto file = RecordFile::fromBytes(sample);
    Draft draft = file->draft();
    edit(draft);
    draft.mode = draft.records.size() > 1 ? Draft::Mode::Table : Draft::Mode::Single;

    QVERIFY(file->setDraft(draft));

    QCOMPARE(file->toBytes(), QByteArray(sample).replace(before, after));
}

void TestRecordFile::saysWhatIsWrongAndWhere_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<TextPlace>("place");
    QTest::addColumn<QString>("words");
    QTest::addColumn<bool>("isWarning");

    const auto row = [](const char *name, const QByteArray &bytes, const TextPlace &place,
                        const QString &words, bool isWarning = false) {
        QTest::newRow(name) << bytes << place << words << isWarning;
    };
    row("free text above", "\n{}\n", {2, 1}, u"###"_s);
    row("a body without blank line", "### ä\nGzip: yes\n{}\n", {3, 1}, u"blank line"_s);
    row("an unknown header", "###\nX-Team: a\n", {2, 1}, u"X-Team"_s, true);
    row("a header twice", "###\nGzip: yes\nGZIP: no\n", {3, 1}, u"twice"_s);
    row("no flag", "### ä\nGzip: mäh\n", {2, 7}, u"yes or no"_s);
    row("no source", "###\nKey-From: key\n", {2, 11}, u"round-robin"_s);
    row("no JSON string", "###\nPartition-Key*: a\n", {2, 17}, u"JSON string"_s);
    row("a file's header", "###\nTemplate: no\n", {2, 1}, u"above"_s);
    row("a record's header", "Partition-Key: 1\n###\n", {1, 1}, u"below"_s);
    row("an environment's header", "Stream: s\n###\n", {1, 1}, u"environment"_s);
    row("aggregation", "###\nAggregation: kpl\n", {2, 14}, u"cannot be aggregated yet"_s);
    row("a secret", "@secret token\n###\n", {1, 1}, u"environment"_s);
    row("a variable in a record", "###\n@a = b\n", {2, 1}, u"above"_s);
    row("a variable twice", "@a = b\n@a = c\n###\n", {2, 1}, u"twice"_s, true);
    row("no UTF-8", "###\nPartition-Key: \xff\n", {2, 1}, u"UTF-8"_s);
    row("an escape", "###\nBody-Encoding: escaped\n\nä\\q", {4, 2}, u"escape"_s);
    row("no base64", "###\nBody-Encoding: base64\n\n?", {4, 1}, u"base64"_s);
    row("line ends that are missing", "###\nTrailing-Line-Ends: 2\n\na\n", {5, 1}, u"only 1"_s);
    row("a merge above", "@a = 1\n>>>>>>> theirs\n###\n", {2, 1}, u"merge"_s);
    row("a merge's middle", "@a = 1\n=======\r\n###\n", {2, 1}, u"merge"_s);
    row("a merge in a record", "###\n<<<<<<< HEAD\nGzip: no\n", {2, 1}, u"merge"_s);
    row("a kind for a file", "###\nPayload: text\n\n< a\n", {2, 1}, u"as they are"_s, true);
}

void TestRecordFile::saysWhatIsWrongAndWhere()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, words);

    const auto file = RecordFile::fromBytes(bytes);

    QCOMPARE(file->problems().size(), 1);
    const FileProblem &problem = file->problems().first();
    QTEST(problem.place, "place");
    QVERIFY2(problem.text.contains(words), qPrintable(problem.text));
    QTEST(problem.isWarning, "isWarning");
    QCOMPARE(file->damage().isEmpty(), problem.isWarning);
}

void TestRecordFile::doesNotWriteADamagedFile()
{
    const QByteArray bytes = "### a\nGzip: what\n\nbody\n";
    auto file = RecordFile::fromBytes(bytes);
    QCOMPARE(file->draft().records.first().body, "body");

    const auto done = file->setDraft(core::newDraft());

    QVERIFY(!done);
    QCOMPARE(done.error().where, u"line 2, column 7"_s);
    QCOMPARE(file->toBytes(), bytes);
}

void TestRecordFile::namesItsLimits()
{
    const auto tooLarge = RecordFile::fromBytes(QByteArray(core::maxRecordFileBytes + 1, '#'));
    QVERIFY(!tooLarge && tooLarge.error().detail.contains(u"16 MiB"));
    const auto tooMany =
        RecordFile::fromBytes(QByteArray("###\n").repeated(core::maxFileRecords + 1));
    QVERIFY(!tooMany && tooMany.error().detail.contains(u"500,000"));

    Draft draft = core::newDraft();
    draft.records.first().body = QByteArray(core::maxRecordFileBytes, 'x');
    const auto written = RecordFile::fromDraft(draft);
    QVERIFY(!written && written.error().detail.contains(u"16 MiB"));
}

QTEST_APPLESS_MAIN(TestRecordFile)
#include "tst_record_file.moc"
