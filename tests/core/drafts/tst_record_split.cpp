// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/drafts/RecordSplit.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using core::DraftRecord;
using core::PayloadKind;
using core::SplitForm;
using core::SplitOffer;
using core::SplitText;

using Records = QList<DraftRecord>;

class TestRecordSplit : public QObject
{
    Q_OBJECT

private slots:
    void offersToSplit_data();
    void offersToSplit();
    void splits_data();
    void splits();
    void makesTableDrafts();
};

void TestRecordSplit::offersToSplit_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<SplitForm>("form");
    QTest::addColumn<qsizetype>("count");

    const auto row = [](const char *name, const char *text, SplitForm form, qsizetype count) {
        QTest::newRow(name) << QByteArray(text) << form << count;
    };
    row("an array", "[{\"a\":[1,2]},[3],\"x\", 4 ]", SplitForm::JsonArray, 4);
    row("an array of one", "[1]", SplitForm::One, 1);
    row("an empty array", "[]", SplitForm::One, 1);
    row("an object", "{\"a\":[1,2]}", SplitForm::One, 1);
    row("a broken array", "[1,2", SplitForm::One, 1);
    row("lines of JSON", "{\"a\":1}\r\n\n{\"a\":2}\n{\"a\"}", SplitForm::JsonLines, 3);
    row("one line of JSON", "{\"a\":1}\n", SplitForm::One, 1);
    row("an object over lines", "{\n\"a\":1\n}", SplitForm::One, 1);
    row("JSON and then text", "{\"a\":1}\nhello", SplitForm::One, 1);
    row("text", "a\nb", SplitForm::One, 1);
    row("nothing", "", SplitForm::One, 1);
}

void TestRecordSplit::offersToSplit()
{
    QFETCH(QByteArray, text);
    QFETCH(SplitForm, form);
    QFETCH(qsizetype, count);

    QCOMPARE(core::splitOffer(text), (SplitOffer{form, count}));
}

void TestRecordSplit::splits_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<SplitText>("split");

    QTest::newRow("an array, to the byte")
        << QByteArray(" [ {\"b\":1.0, \"a\":18446744073709551616} , \"x\",null]")
        << SplitText{SplitForm::JsonArray,
                     Records{{"{\"b\":1.0, \"a\":18446744073709551616}"}, {"\"x\""}, {"null"}}};
    QTest::newRow("records with keys")
        << QByteArray(R"([{"data":"{\"a\":1}","partitionKey":"k","explicitHashKey":"7"},{"b":2}])")
        << SplitText{SplitForm::JsonArray, Records{{"{\"a\":1}", u"k"_s, u"7"_s}, {"{\"b\":2}"}},
                     true};
    QTest::newRow("records of text")
        << QByteArray(R"([{"data":"hello","partitionKey":"k"}])")
        << SplitText{SplitForm::JsonArray, Records{{"hello", u"k"_s}}, true, PayloadKind::Text};
    QTest::newRow("records of bytes")
        << QByteArray("{\"dataBase64\":\"/w==\",\"partitionKey\":\"k\"}\n{\"a\":1}")
        << SplitText{SplitForm::JsonLines, Records{{"/w==", u"k"_s}, {"eyJhIjoxfQ=="}}, true,
                     PayloadKind::Base64};
    QTest::newRow("lines, a bad one among them")
        << QByteArray("\xEF\xBB\xBF{\"a\":1}\r\n\r\n{\"a\":}\n")
        << SplitText{SplitForm::JsonLines, Records{{"{\"a\":1}"}, {"{\"a\":}"}}};
    QTest::newRow("one object") << QByteArray("{\n\"a\":1\n}\n")
                                << SplitText{SplitForm::One, Records{{"{\n\"a\":1\n}\n"}}};
    QTest::newRow("a sheet of keys and bodies")
        << QByteArray("k1\t{\"a\":1}\nk2\t{\"a\":2}\n")
        << SplitText{SplitForm::Sheet, Records{{"{\"a\":1}", u"k1"_s}, {"{\"a\":2}", u"k2"_s}},
                     true};
    QTest::newRow("a sheet with hash keys")
        << QByteArray("k1\t\thello\nk2\t12\tworld\n")
        << SplitText{SplitForm::Sheet, Records{{"hello", u"k1"_s}, {"world", u"k2"_s, u"12"_s}},
                     true, PayloadKind::Text};
    QTest::newRow("a file with a header")
        << QByteArray("Data,Partition Key\n\"{\"\"a\"\":1,\"\"b\"\":2}\",k1\n")
        << SplitText{SplitForm::Sheet, Records{{"{\"a\":1,\"b\":2}", u"k1"_s}}, true};
    QTest::newRow("more columns: nothing is lost")
        << QByteArray("1\t2\t3\t4\n5\t6\t7\t8")
        << SplitText{SplitForm::Sheet, Records{{"2\t3\t4", u"1"_s}, {"6\t7\t8", u"5"_s}}, true,
                     PayloadKind::Text};
    QTest::newRow("a sheet with short names")
        << QByteArray("key\thash\tbody\nk1\t\t{\"a\":1}\nk2\t7\t{\"a\":2}\n")
        << SplitText{SplitForm::Sheet,
                     Records{{"{\"a\":1}", u"k1"_s}, {"{\"a\":2}", u"k2"_s, u"7"_s}}, true};
    QTest::newRow("a bad hash key stays in its row")
        << QByteArray("k1\t5\t{\"a\":1}\nk2\t340282366920938463463374607431768211456\t{\"a\":2}\n")
        << SplitText{SplitForm::Sheet,
                     Records{{"{\"a\":1}", u"k1"_s, u"5"_s},
                             {"{\"a\":2}", u"k2"_s, u"340282366920938463463374607431768211456"_s}},
                     true};
    QTest::newRow("a header of other names is asked about")
        << QByteArray("user\tevent\nk1\t{\"a\":1}\n")
        << SplitText{SplitForm::Sheet, Records{{"event", u"user"_s}, {"{\"a\":1}", u"k1"_s}}, true,
                     PayloadKind::Json, true};
    QTest::newRow("cells of several lines stay whole")
        << QByteArray("k1\t\"{\n  \"\"a\"\": 1\n}\"\nk2\t{}\n")
        << SplitText{SplitForm::Sheet, Records{{"{\n  \"a\": 1\n}", u"k1"_s}, {"{}", u"k2"_s}},
                     true};
    QTest::newRow("one column with a cell of several lines")
        << QByteArray("\"a\nb\"\nc\n")
        << SplitText{SplitForm::Sheet, Records{{"a\nb"}, {"c"}}, false, PayloadKind::Text};
    QTest::newRow("a row without a tab among others")
        << QByteArray("k1\thello\nworld\n")
        << SplitText{SplitForm::Sheet, Records{{"hello", u"k1"_s}, {"world"}}, true,
                     PayloadKind::Text};
    QTest::newRow("broken JSON indented by tabs")
        << QByteArray("{\n\t\"a\":\n}")
        << SplitText{SplitForm::Lines, Records{{"{"}, {"\t\"a\":"}, {"}"}}, false,
                     PayloadKind::Text};
    QTest::newRow("prose with commas")
        << QByteArray("hello, world\nfoo, bar")
        << SplitText{SplitForm::Lines, Records{{"hello, world"}, {"foo, bar"}}, false,
                     PayloadKind::Text};
    QTest::newRow("a word") << QByteArray(
        "hello") << SplitText{SplitForm::One, Records{{"hello"}}, false, PayloadKind::Text};
}

void TestRecordSplit::splits()
{
    QFETCH(QByteArray, text);
    QFETCH(SplitText, split);

    const SplitText result = core::splitRecords(text);

    QCOMPARE(result.form, split.form);
    QCOMPARE(result.records.size(), split.records.size());
    for (qsizetype i = 0; i < split.records.size(); ++i) {
        QCOMPARE(result.records.at(i).body, split.records.at(i).body);
        QCOMPARE(result.records.at(i).partitionKey, split.records.at(i).partitionKey);
        QCOMPARE(result.records.at(i).explicitHashKey, split.records.at(i).explicitHashKey);
    }
    QVERIFY(result == split);
}

void TestRecordSplit::makesTableDrafts()
{
    const auto draft = core::tableDraft(core::splitRecords("k\t{}\nl\t[]"));

    QCOMPARE(draft.mode, core::Draft::Mode::Table);
    QCOMPARE(draft.keySource, core::KeySource::Fixed);
    QCOMPARE(draft.records.size(), 2);
    QCOMPARE(core::tableDraft({}).records.size(), 1);
}

QTEST_APPLESS_MAIN(TestRecordSplit)
#include "tst_record_split.moc"
