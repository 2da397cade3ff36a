// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/environments/EnvironmentReading.h"

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

private:
    static void write(const QString &folder, int count);
    static QList<ui::EnvironmentEntry> read(const QString &folder);
};

void TestEnvironmentReading::write(const QString &folder, int count)
{
    QVERIFY(QDir().mkpath(folder));
    for (int i = 0; i < count; ++i) {
        QFile file(folder + u"/e%1.env.records"_s.arg(i, 3, 10, QLatin1Char('0')));
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
    QCOMPARE(entries.constLast().name, u"e199"_s);
    QCOMPARE(entries.constLast().problem, QString());
}

void TestEnvironmentReading::saysThatAFolderHasMore()
{
    const QTemporaryDir folder;
    write(folder.path() + u"/a"_s, 3);
    write(folder.path(), int(environments::mostOfACollection) - 1);

    const QList<ui::EnvironmentEntry> entries = read(folder.path());

    QCOMPARE(entries.size(), environments::mostOfACollection + 1);
    QCOMPARE(entries.at(environments::mostOfACollection - 1).key.path, u"a/e000.env.records"_s);
    QCOMPARE(entries.constLast().name, u"2 more"_s);
    QCOMPARE(entries.constLast().collection, u"events"_s);
    QVERIFY2(entries.constLast().problem.startsWith(u"The folder has 202 environments."_s),
             qPrintable(entries.constLast().problem));
}

QTEST_GUILESS_MAIN(TestEnvironmentReading)
#include "tst_environment_reading.moc"
