// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordfiles/FileNames.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

class TestFileNames final : public QObject
{
    Q_OBJECT

private slots:
    void knowsTheTwoKinds();
    void keepsTheSuffixOfWhatIsRenamed();
};

void TestFileNames::knowsTheTwoKinds()
{
    QCOMPARE(core::suffixOf(u"in/a.records"_s), ".records"_L1);
    QCOMPARE(core::suffixOf(u"in/a.env.records"_s), ".env.records"_L1);
    QCOMPARE(core::suffixOf(u"a.records/folder"_s), ""_L1);
}

void TestFileNames::keepsTheSuffixOfWhatIsRenamed()
{
    QCOMPARE(core::nameTyped(u"b"_s, u"in/a.records"_s), u"b.records"_s);
    QCOMPARE(core::nameTyped(u"b.records"_s, u"a.records"_s), u"b.records"_s);
    QCOMPARE(core::nameTyped(u"b"_s, u"a.env.records"_s), u"b.env.records"_s);
    QCOMPARE(core::nameTyped(u"b.records"_s, u"a.env.records"_s), u"b.records.env.records"_s);
    QCOMPARE(core::nameTyped(u"b"_s, u"folder"_s), u"b"_s);
}

QTEST_APPLESS_MAIN(TestFileNames)
#include "tst_file_names.moc"
