// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/DurableFile.h"
#include "core/files/SessionFolder.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using core::Draft;
using core::Error;
using core::SessionFolder;
using core::SessionRead;
using core::SessionText;

class TestSessionFolder : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void readsBackWhatItWrote();
    void anAbsentSessionIsAnEmptyOne();
    void writesOnlyRecordsThatChanged();
    void aDraftsOwnFileKnowsItsKeys();
    void removesWhatIsNotOpenAnyMore();
    void readsWhatTheFirstVersionWrote();
    void aDamagedIndexLosesNoDraft();
    void aDamagedDraftLeavesTheOthers();
    void whatWasShownIsShownBehindADamagedDraft();
    void leavesFilesOfNewerVersionsAlone();
    void aFileNameLeadsNowhereElse();
    void saysWhenItCannotWrite();

private:
    QString path() const { return m_folder->filePath(u"new/data"_s); }
    SessionRead read() const { return SessionFolder(path()).read(); }
    QStringList files() const
    {
        return QDir(core::draftFolderIn(path())).entryList(QDir::Files, QDir::Name);
    }
    QString fileWith(const QByteArray &text) const
    {
        for (const QString &name : files()) {
            const QString file = core::draftFolderIn(path()) + u'/' + name;
            if (core::readWholeFile(file, 1'000'000)->contains(text))
                return file;
        }
        return {};
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

static Draft draftOf(const QByteArray &body)
{
    Draft draft = core::newDraft();
    draft.records.first().body = body;
    return draft;
}

void TestSessionFolder::readsBackWhatItWrote()
{
    const Draft tab = draftOf("one");
    const SessionText session{.drafts = {tab, draftOf("two")},
                              .currentTab = 1,
                              .closed = {draftOf("three")},
                              .sent = {draftOf("four")},
                              .unsent = {{tab.id, {draftOf("five")}}}};

    QVERIFY(SessionFolder(path()).write(session));

    QVERIFY(read().session == session);
    QVERIFY(read().errors.isEmpty());
    const auto others = QFileDevice::ReadGroup | QFileDevice::ReadOther;
    QCOMPARE(QFile::permissions(core::sessionPathIn(path())) & others, QFileDevice::Permissions());
    QCOMPARE(QFile::permissions(fileWith("one")) & others, QFileDevice::Permissions());
}

void TestSessionFolder::anAbsentSessionIsAnEmptyOne()
{
    QVERIFY(read().session == SessionText());
    QVERIFY(read().mayWrite);
}

void TestSessionFolder::writesOnlyRecordsThatChanged()
{
    SessionFolder folder(path());
    SessionText session{.drafts = {draftOf("large"), draftOf("small")}};
    QVERIFY(folder.write(session));
    const QString large = fileWith("large");
    QVERIFY(core::durableWrite(large, "untouched"));

    session.drafts[1].records.first().body = "smaller";
    session.drafts[0].mode = Draft::Mode::Table;
    session.currentTab = 1;
    QVERIFY(folder.write(session));

    QCOMPARE(core::readWholeFile(large, 100).value(), "untouched");
    QVERIFY(!fileWith("smaller").isEmpty());

    QVERIFY(QFile::remove(large)); // somebody cleaned up: it is written again
    QVERIFY(folder.write(session));
    QVERIFY(read().session == session);
}

void TestSessionFolder::aDraftsOwnFileKnowsItsKeys()
{
    SessionFolder folder(path());
    SessionText session{.drafts = {draftOf("one")}};
    QVERIFY(folder.write(session));
    session.drafts[0].keySource = core::KeySource::Field;
    session.drafts[0].keyField = u"$.a"_s;
    QVERIFY(folder.write(session));
    QVERIFY(core::durableWrite(core::sessionPathIn(path()), "damaged"));

    const QList<Draft> drafts = read().session.drafts;

    QCOMPARE(drafts.size(), 1);
    QCOMPARE(drafts.constFirst().keyField, u"$.a"_s);
}

void TestSessionFolder::removesWhatIsNotOpenAnyMore()
{
    QVERIFY(SessionFolder(path()).write({.drafts = {draftOf("kept"), draftOf("gone")}}));
    SessionFolder folder(path());
    SessionText session = folder.read().session;

    session.drafts.removeLast();
    QVERIFY(folder.write(session));

    QCOMPARE(files().size(), 1);
    QVERIFY(read().session == session);
}

void TestSessionFolder::readsWhatTheFirstVersionWrote()
{
    QVERIFY(core::makePrivateFolder(path()));
    QVERIFY(
        core::durableWrite(core::sessionPathIn(path()),
                           R"({"version":1,"drafts":[{"id":"a","records":[{"body":"old"}]}]})"));
    SessionFolder folder(path());
    const SessionText session = folder.read().session;
    QCOMPARE(session.drafts.first().records.first().body, "old");

    QVERIFY(folder.write(session));

    QVERIFY(read().session == session);
}

void TestSessionFolder::aDamagedIndexLosesNoDraft()
{
    QVERIFY(SessionFolder(path()).write({.drafts = {draftOf("one"), draftOf("two")}}));
    const QByteArray half = R"({"version":2,"drafts":[{"fil)";
    QVERIFY(core::durableWrite(core::sessionPathIn(path()), half));

    const SessionRead read = this->read();

    QCOMPARE(read.errors.size(), 1);
    QCOMPARE(read.errors.first().code, QString(core::setAsideCode));
    QVERIFY(!QFile::exists(core::sessionPathIn(path())));
    QCOMPARE(core::readWholeFile(read.errors.first().where, 1000).value(), half);
    QVERIFY(read.mayWrite);
    QCOMPARE(read.session.drafts.size(), 2);
}

void TestSessionFolder::aDamagedDraftLeavesTheOthers()
{
    QVERIFY(
        SessionFolder(path()).write({.drafts = {draftOf("one"), draftOf("two")}, .currentTab = 1}));
    QVERIFY(core::durableWrite(fileWith("two"), "{"));

    SessionFolder folder(path());
    const SessionRead read = folder.read();

    QCOMPARE(read.errors.size(), 1);
    QVERIFY(QFile::exists(read.errors.first().where));
    QCOMPARE(read.session.drafts.size(), 1);
    QCOMPARE(read.session.currentTab, 0);
    QVERIFY(folder.write(read.session));
    QVERIFY(QFile::exists(read.errors.first().where));
}

void TestSessionFolder::whatWasShownIsShownBehindADamagedDraft()
{
    QVERIFY(SessionFolder(path()).write(
        {.drafts = {draftOf("one"), draftOf("two"), draftOf("three")}, .currentTab = 1}));
    QVERIFY(core::durableWrite(fileWith("one"), "{"));

    const SessionText session = read().session;

    QCOMPARE(session.drafts.at(session.currentTab).records.first().body, "two");
}

void TestSessionFolder::leavesFilesOfNewerVersionsAlone()
{
    QVERIFY(core::makePrivateFolder(path()));
    QVERIFY(core::durableWrite(core::sessionPathIn(path()), R"({"version":99})"));

    const SessionRead read = this->read();

    QCOMPARE(read.errors.first().kind, Error::Kind::Configuration);
    QVERIFY(!read.mayWrite);
    QVERIFY(QFile::exists(core::sessionPathIn(path())));
}

void TestSessionFolder::aFileNameLeadsNowhereElse()
{
    QVERIFY(core::makePrivateFolder(path()));
    QVERIFY(core::durableWrite(path() + u"/secret.json"_s,
                               R"({"version":1,"records":[{"body":"secret"}]})"));
    QVERIFY(core::durableWrite(core::sessionPathIn(path()),
                               R"({"version":2,"drafts":[{"id":"a","file":"../secret"}]})"));

    const SessionRead read = this->read();

    QVERIFY(read.session.drafts.isEmpty());
    QCOMPARE(read.errors.size(), 1);
}

void TestSessionFolder::saysWhenItCannotWrite()
{
    QVERIFY(core::durableWrite(m_folder->filePath(u"new"_s), "a file"));

    const auto written = SessionFolder(path()).write({});

    QVERIFY(!written);
    QCOMPARE(written.error().kind, Error::Kind::Storage);
}

QTEST_APPLESS_MAIN(TestSessionFolder)
#include "tst_session_folder.moc"
