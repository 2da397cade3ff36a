// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/environments/EnvironmentReading.h"
#include "ui/common/Format.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace app;
using namespace Qt::Literals::StringLiterals;

class TestEnvironmentReading final : public QObject
{
    Q_OBJECT

private slots:
    void takesAsManyAsAreTaken();
    void saysThatAFolderHasMore();
    void readsNoMoreThanThereIsRoomFor();

private:
    static void write(const QString &folder, int count);
    static QList<ui::EnvironmentEntry> read(const QString &folder);
};

void TestEnvironmentReading::write(const QString &folder, int count)
{
    QVERIFY(QDir().mkpath(folder));
    for (int i = 0; i < count; ++i) {
        QFile file(folder + u"/e%1.env.records"_s.arg(i, 4, 10, QLatin1Char('0')));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("@tenant = acme\n");
    }
}

QList<ui::EnvironmentEntry> TestEnvironmentReading::read(const QString &folder)
{
    return EnvironmentReading().read({{folder, u"events"_s}}, {}, [] { return false; });
}

void TestEnvironmentReading::takesAsManyAsAreTaken()
{
    const QTemporaryDir folder;
    write(folder.path(), int(environments::mostOfACollection));

    const QList<ui::EnvironmentEntry> entries = read(folder.path());

    QCOMPARE(entries.size(), environments::mostOfACollection);
    QCOMPARE(entries.constLast().name, u"e1999"_s);
    QCOMPARE(entries.constLast().problem, QString());
}

void TestEnvironmentReading::saysThatAFolderHasMore()
{
    const QTemporaryDir folder;
    write(folder.path() + u"/a"_s, 3);
    write(folder.path(), int(environments::mostOfACollection) - 1);

    const QList<ui::EnvironmentEntry> entries = read(folder.path());

    QCOMPARE(entries.size(), environments::mostOfACollection + 1);
    QCOMPARE(entries.at(environments::mostOfACollection - 1).key.path, u"a/e0000.env.records"_s);
    QCOMPARE(entries.constLast().name, u"2 more"_s);
    QCOMPARE(entries.constLast().collection, u"events"_s);
    QVERIFY2(entries.constLast().problem.contains(ui::grouped(2002) + u" environments."_s),
             qPrintable(entries.constLast().problem));
}

void TestEnvironmentReading::readsNoMoreThanThereIsRoomFor()
{
    const QTemporaryDir folder;
    const auto count = int(environments::mostBytes / environments::largestFile) + 1;
    write(folder.path(), count);
    for (int i = 0; i < count; ++i) {
        QFile file(folder.path() + u"/e%1.env.records"_s.arg(i, 4, 10, QLatin1Char('0')));
        QVERIFY(file.resize(0) && file.open(QIODevice::WriteOnly));
        file.write("@tenant = " + QByteArray(int(environments::largestFile) - 11, 'a') + '\n');
    }

    const QList<ui::EnvironmentEntry> entries = read(folder.path());

    QCOMPARE(entries.size(), count);
    QCOMPARE(entries.at(count - 2).problem, QString());
    QVERIFY2(entries.constLast().problem.contains(u"was not read"_s),
             qPrintable(entries.constLast().problem));
}

QTEST_GUILESS_MAIN(TestEnvironmentReading)
#include "tst_environment_reading.moc"
