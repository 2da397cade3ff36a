// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/FuzzyMatch.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using ui::fuzzyMatch;

class TestFuzzyMatch : public QObject
{
    Q_OBJECT

private slots:
    void findsLettersInTheirOrder_data();
    void findsLettersInTheirOrder();
    void prefers_data();
    void prefers();
    void endsSoonWithLongTexts();
};

void TestFuzzyMatch::findsLettersInTheirOrder_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isFound");
    QTest::addColumn<QList<qsizetype>>("places");
    using Places = QList<qsizetype>;

    QTest::newRow("nothing typed") << u""_s << u"Send"_s << true << Places{};
    QTest::newRow("whole word") << u"send"_s << u"Send"_s << true << Places{0, 1, 2, 3};
    QTest::newRow("starts of words") << u"nd"_s << u"New draft"_s << true << Places{0, 4};
    QTest::newRow("blanks do not count") << u"n d"_s << u"New draft"_s << true << Places{0, 4};
    QTest::newRow("best place, not the first")
        << u"st"_s << u"Last stream"_s << true << Places{5, 6};
    QTest::newRow("words in another order")
        << u"draft new"_s << u"New draft"_s << true << Places{0, 1, 2, 4, 5, 6, 7, 8};
    QTest::newRow("a word missing") << u"draft old"_s << u"New draft"_s << false << Places{};
    QTest::newRow("letter missing") << u"sendx"_s << u"Send"_s << false << Places{};
    QTest::newRow("wrong order") << u"dnes"_s << u"Send"_s << false << Places{};
    QTest::newRow("longer than the text") << u"sending"_s << u"Send"_s << false << Places{};
    QTest::newRow("empty text") << u"a"_s << u""_s << false << Places{};
    QTest::newRow("not ASCII") << u"grö"_s << u"Größe"_s << true << Places{0, 1, 2};
}

void TestFuzzyMatch::findsLettersInTheirOrder()
{
    QFETCH(QString, typed);
    QFETCH(QString, text);
    QFETCH(bool, isFound);
    QFETCH(QList<qsizetype>, places);

    const auto match = fuzzyMatch(typed, text);

    QCOMPARE(match.has_value(), isFound);
    if (match)
        QCOMPARE(match->places, places);
}

void TestFuzzyMatch::prefers_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("better");
    QTest::addColumn<QString>("worse");

    QTest::newRow("letters in a row") << u"sen"_s << u"Send"_s << u"Show retried now"_s;
    QTest::newRow("starts of words") << u"cs"_s << u"Choose stream"_s << u"Discuss"_s;
    QTest::newRow("start of the text") << u"re"_s << u"Refresh"_s << u"Show retried"_s;
    QTest::newRow("the start of a word in one piece")
        << u"str"_s << u"Delete stream"_s << u"Save selected records as a file"_s;
}

void TestFuzzyMatch::prefers()
{
    QFETCH(QString, typed);
    QFETCH(QString, better);
    QFETCH(QString, worse);

    const auto a = fuzzyMatch(typed, better);
    const auto b = fuzzyMatch(typed, worse);

    QVERIFY(a);
    QVERIFY(!b || a->score > b->score);
}

void TestFuzzyMatch::endsSoonWithLongTexts()
{
    const QString text(100000, u'a');

    const auto match = fuzzyMatch(text, text);

    QVERIFY(match);
    QVERIFY(match->places.size() <= 256);
}

QTEST_GUILESS_MAIN(TestFuzzyMatch)
#include "tst_fuzzy_match.moc"
