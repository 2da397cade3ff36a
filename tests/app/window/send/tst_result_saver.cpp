// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/send/ResultSaver.h"
#include "core/files/DurableFile.h"
#include "core/results/ResultStore.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <numeric>

using namespace Qt::Literals::StringLiterals;

class TestResultSaver : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void otherEventsComeBetweenItsSlices();
    void writesEachFileWholly();
    void finishesTextsBeforeRowsBecomeOthers();
    void saysWhyNothingWasWritten();

private:
    QByteArray fileText(const QString &name) const
    {
        return core::readWholeFile(m_folder->filePath(name), 100'000'000).value_or(QByteArray());
    }

    static constexpr qint64 count = 20'000;
    std::unique_ptr<QTemporaryDir> m_folder;
    core::ResultStore m_rows;
    QList<qint64> m_all;
};

void TestResultSaver::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    std::vector<core::PlannedRecord> records(count, {.record = {"{}", "key", {}}});
    m_rows.begin({}, std::move(records));
    m_all.resize(count);
    std::iota(m_all.begin(), m_all.end(), 0);
}

void TestResultSaver::otherEventsComeBetweenItsSlices()
{
    app::ResultSaver saver(m_rows);
    QSignalSpy saved(&saver, &app::ResultSaver::saved);
    int others = 0;
    QTimer timer;
    connect(&timer, &QTimer::timeout, this, [&others] { ++others; });
    timer.start(0);

    saver.save(m_folder->filePath(u"a"_s), core::ExportKind::Results, m_all);
    QTRY_COMPARE(saved.size(), 1);

    QVERIFY2(others >= count / 1000, qPrintable(QString::number(others)));
    QCOMPARE(saved.first().at(1).toLongLong(), count);
    QCOMPARE(fileText(u"a"_s).count('\n'), count);
}

void TestResultSaver::writesEachFileWholly()
{
    app::ResultSaver saver(m_rows);
    QSignalSpy saved(&saver, &app::ResultSaver::saved);

    saver.save(m_folder->filePath(u"a"_s), core::ExportKind::Table, m_all);
    saver.save(m_folder->filePath(u"b"_s), core::ExportKind::Records, {0, 1});
    QTRY_COMPARE(saved.size(), 2);

    QCOMPARE(fileText(u"a"_s).count('\n'), count + 1); // and a header
    QCOMPARE(fileText(u"b"_s).count('\n'), 2);
}

void TestResultSaver::finishesTextsBeforeRowsBecomeOthers()
{
    app::ResultSaver saver(m_rows);
    QSignalSpy saved(&saver, &app::ResultSaver::saved);
    saver.save(m_folder->filePath(u"a"_s), core::ExportKind::Records, m_all);

    saver.finishTexts();
    m_rows.begin({}, {});

    QTRY_COMPARE(saved.size(), 1);
    QCOMPARE(fileText(u"a"_s).count('\n'), count);
}

void TestResultSaver::saysWhyNothingWasWritten()
{
    app::ResultSaver saver(m_rows);
    QSignalSpy failed(&saver, &app::ResultSaver::failed);

    saver.save(m_folder->filePath(u"no/such/folder"_s), core::ExportKind::Records, {0});

    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed.first().first().value<core::Error>().kind, core::Error::Kind::Storage);
}

QTEST_GUILESS_MAIN(TestResultSaver)
#include "tst_result_saver.moc"
