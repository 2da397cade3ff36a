// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/start/StartOptions.h"

#include <QDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using app::readStartOptions;

class TestStartOptions : public QObject
{
    Q_OBJECT

private slots:
    void readsWords_data();
    void readsWords();
    void refusesWhatItDoesNotKnow_data();
    void refusesWhatItDoesNotKnow();
    void helpNamesEveryOption();
};

void TestStartOptions::readsWords_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QStringList>("files");
    const QString here = QDir::currentPath();

    QTest::newRow("none") << QStringList{} << u"/default"_s << QStringList{};
    QTest::newRow("folder") << QStringList{u"--data-dir"_s, u"/tmp/x"_s} << u"/tmp/x"_s
                            << QStringList{};
    QTest::newRow("folder with =")
        << QStringList{u"--data-dir=/tmp/a=b"_s} << u"/tmp/a=b"_s << QStringList{};
    QTest::newRow("relative folder")
        << QStringList{u"--data-dir"_s, u"x/../y"_s} << QString(here + u"/y") << QStringList{};
    QTest::newRow("files") << QStringList{u"/a.jsonl"_s, u"b.json"_s} << u"/default"_s
                           << QStringList{u"/a.jsonl"_s, QString(here + u"/b.json")};
    QTest::newRow("a file like an option") << QStringList{u"--"_s, u"--data-dir"_s} << u"/default"_s
                                           << QStringList{QString(here + u"/--data-dir")};
}

void TestStartOptions::readsWords()
{
    QFETCH(QStringList, words);
    QFETCH(QString, folder);
    QFETCH(QStringList, files);

    const auto options = readStartOptions(words, u"/default"_s);

    QCOMPARE(options->dataFolder, folder);
    QCOMPARE(options->files, files);
}

void TestStartOptions::refusesWhatItDoesNotKnow_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("named");

    QTest::newRow("unknown option") << QStringList{u"--fast"_s} << u"--fast"_s;
    QTest::newRow("folder missing") << QStringList{u"--data-dir"_s} << u"--data-dir"_s;
    QTest::newRow("folder empty") << QStringList{u"--data-dir="_s} << u"--data-dir"_s;
}

void TestStartOptions::refusesWhatItDoesNotKnow()
{
    QFETCH(QStringList, words);
    QFETCH(QString, named);

    const auto options = readStartOptions(words, u"/default"_s);

    QCOMPARE(options.error().kind, core::Error::Kind::BadInput);
    QVERIFY(options.error().detail.contains(named));
}

void TestStartOptions::helpNamesEveryOption()
{
    for (const QString &option : {u"--data-dir"_s, u"--version"_s, u"--help"_s, u"FILE"_s})
        QVERIFY2(app::startHelp().contains(option), qPrintable(option));
}

QTEST_GUILESS_MAIN(TestStartOptions)
#include "tst_start_options.moc"
