// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/collections/CollectionPath.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using core::Error;

class TestCollectionPath final : public QObject
{
    Q_OBJECT

private slots:
    void leadsIntoTheFolder();
    void refusesWhatLeadsOut_data();
    void refusesWhatLeadsOut();
    void refusesLinksOnTheWayAndAtItsEnd();
    void refusesNamesThatSomeSystemCannotHave_data();
    void refusesNamesThatSomeSystemCannotHave();
    void takesNamesOfAllLanguages();
    void wantsAnAbsoluteRoot();
};

void TestCollectionPath::leadsIntoTheFolder()
{
    QCOMPARE(core::pathInCollection(u"/home/ann/events"_s, u"a/b.records"_s).value(),
             u"/home/ann/events/a/b.records"_s);
    QCOMPARE(core::pathInCollection(u"/home/ann/events"_s, {}).value(), u"/home/ann/events"_s);
}

void TestCollectionPath::refusesWhatLeadsOut_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("up") << u"../secrets"_s;
    QTest::newRow("up on the way") << u"a/../../secrets"_s;
    QTest::newRow("up and back") << u"../events/a.records"_s;
    QTest::newRow("absolute") << u"/etc/passwd"_s;
    QTest::newRow("itself") << u"./a.records"_s;
    QTest::newRow("empty part") << u"a//b.records"_s;
    QTest::newRow("slash at the end") << u"a/"_s;
    QTest::newRow("other slashes") << u"..\\secrets"_s;
    QTest::newRow("a drive") << u"C:/secrets"_s;
    QTest::newRow("NUL") << u"a"_s + QChar(0) + u"b.records"_s;
    QTest::newRow("of git") << u".git/config"_s;
    QTest::newRow("of git, in capitals") << u"a/.GIT/config"_s;
}

void TestCollectionPath::refusesWhatLeadsOut()
{
    QFETCH(QString, path);
    const auto resolved = core::pathInCollection(u"/home/ann/events"_s, path);
    QVERIFY(!resolved);
    QCOMPARE(resolved.error().kind, Error::Kind::BadInput);
    QCOMPARE(resolved.error().where, path);
    QVERIFY(!resolved.error().detail.isEmpty());
}

void TestCollectionPath::refusesLinksOnTheWayAndAtItsEnd()
{
    const QTemporaryDir folder;
    const QTemporaryDir outside;
    QVERIFY(QFile::link(outside.path(), folder.filePath(u"way"_s)));
    QVERIFY(QFile::link(u"/etc/passwd"_s, folder.filePath(u"end.records"_s)));
    QVERIFY(QFile::link(u"/nowhere"_s, folder.filePath(u"broken.records"_s)));
    for (const QString &path : {u"way/a.records"_s, u"end.records"_s, u"broken.records"_s}) {
        const auto resolved = core::pathInCollection(folder.path(), path);
        QVERIFY2(!resolved, qPrintable(path));
        QVERIFY(resolved.error().detail.contains(u"link"));
    }
}

void TestCollectionPath::refusesNamesThatSomeSystemCannotHave_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("empty") << QString();
    QTest::newRow("up") << u".."_s;
    QTest::newRow("slash") << u"a/b"_s;
    QTest::newRow("colon") << u"a:b"_s;
    QTest::newRow("line break") << u"a\nb"_s;
    QTest::newRow("dot at the end") << u"a."_s;
    QTest::newRow("space at the end") << u"a "_s;
    QTest::newRow("too long") << QString(201, u'a');
    QTest::newRow("too long in bytes") << QString(101, u'ü');
}

void TestCollectionPath::refusesNamesThatSomeSystemCannotHave()
{
    QFETCH(QString, name);
    QVERIFY(!core::checkName(name));
}

void TestCollectionPath::takesNamesOfAllLanguages()
{
    for (const QString &name : {u"orders.records"_s, u"Größe & Co"_s, u"注文"_s, u".hidden"_s})
        QVERIFY2(core::checkName(name), qPrintable(name));
}

void TestCollectionPath::wantsAnAbsoluteRoot()
{
    QVERIFY(!core::pathInCollection(u"events"_s, u"a.records"_s));
}

QTEST_GUILESS_MAIN(TestCollectionPath)
#include "tst_collection_path.moc"
