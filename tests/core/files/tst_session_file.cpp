// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/DurableFile.h"
#include "core/files/SessionFile.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using core::Error;
using core::SessionText;

class TestSessionFile : public QObject
{
    Q_OBJECT

private slots:
    void readsBackWhatItWrote();
    void anAbsentFileIsAnEmptySession();
    void setsDamagedFilesAside();
    void leavesFilesOfNewerVersionsAlone();
    void saysWhenItCannotWrite();
};

void TestSessionFile::readsBackWhatItWrote()
{
    const QTemporaryDir folder;
    const QString data = folder.filePath(u"new/data"_s);
    const SessionText session{.drafts = {core::newDraft()}};

    QVERIFY(core::writeSession(data, session));

    QVERIFY(core::readSession(data) == session);
    const auto others = QFileDevice::ReadGroup | QFileDevice::ReadOther;
    QCOMPARE(QFile::permissions(core::sessionPathIn(data)) & others, QFileDevice::Permissions());
}

void TestSessionFile::anAbsentFileIsAnEmptySession()
{
    const QTemporaryDir folder;

    QVERIFY(core::readSession(folder.path()) == SessionText());
}

void TestSessionFile::setsDamagedFilesAside()
{
    const QTemporaryDir folder;
    const QByteArray half = R"({"version":1,"drafts":[{"rec)";
    QVERIFY(core::durableWrite(core::sessionPathIn(folder.path()), half));

    const auto session = core::readSession(folder.path());

    QVERIFY(!session);
    QCOMPARE(session.error().code, QString(core::setAsideCode));
    QVERIFY(!QFile::exists(core::sessionPathIn(folder.path())));
    QFile aside(session.error().where);
    QVERIFY(aside.open(QIODevice::ReadOnly));
    QCOMPARE(aside.readAll(), half);
    QVERIFY(core::readSession(folder.path()) == SessionText());
}

void TestSessionFile::leavesFilesOfNewerVersionsAlone()
{
    const QTemporaryDir folder;
    QVERIFY(core::durableWrite(core::sessionPathIn(folder.path()), R"({"version":99})"));

    const auto session = core::readSession(folder.path());

    QVERIFY(!session);
    QCOMPARE(session.error().kind, Error::Kind::Configuration);
    QVERIFY(QFile::exists(core::sessionPathIn(folder.path())));
}

void TestSessionFile::saysWhenItCannotWrite()
{
    const QTemporaryDir folder;
    QVERIFY(core::durableWrite(folder.filePath(u"data"_s), "a file"));

    const auto written = core::writeSession(folder.filePath(u"data"_s), {});

    QVERIFY(!written);
    QCOMPARE(written.error().kind, Error::Kind::Storage);
}

QTEST_APPLESS_MAIN(TestSessionFile)
#include "tst_session_file.moc"
