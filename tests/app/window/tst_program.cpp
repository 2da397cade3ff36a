// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

constexpr int patience = 30000; // milliseconds

// The built program, from outside.
class TestProgram : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void answersWithoutAScreen_data();
    void answersWithoutAScreen();
    void refusesUnknownOptions();
    void handsOverToTheWindowThatIsOpen();
    void foldersHaveWindowsOfTheirOwn();
    void saysWhyItCannotStart();
    void waitsForNobodyWithoutAScreen();

private:
    void start(QProcess &program, const QStringList &words, const char *platform = "offscreen");
    bool hasSession(const QString &folder, const QByteArray &text) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestProgram::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestProgram::start(QProcess &program, const QStringList &words, const char *platform)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"HOME"_s, m_folder->filePath(u"home"_s));
    environment.insert(u"XDG_DATA_HOME"_s, m_folder->filePath(u"home/data"_s));
    environment.insert(u"QT_QPA_PLATFORM"_s, QString::fromLatin1(platform));
    environment.remove(u"QT_FATAL_WARNINGS"_s); // the offscreen platform warns of every window
    program.setProcessEnvironment(environment);
    program.start(QStringLiteral(HEADGATE_PROGRAM), words);
    QVERIFY(program.waitForStarted(patience));
}

bool TestProgram::hasSession(const QString &folder, const QByteArray &text) const
{
    QFile session(folder + u"/session.json"_s);
    return session.open(QIODevice::ReadOnly) && session.readAll().contains(text);
}

void TestProgram::answersWithoutAScreen_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QByteArray>("start");

    QTest::newRow("version") << u"--version"_s << QByteArray("headgate ");
    QTest::newRow("help") << u"--help"_s << QByteArray("Usage: headgate");
}

void TestProgram::answersWithoutAScreen()
{
    QFETCH(QString, word);
    QFETCH(QByteArray, start);
    QProcess program;

    this->start(program, {word}, "no-such-platform");

    QVERIFY(program.waitForFinished(patience));
    QCOMPARE(program.exitCode(), 0);
    QVERIFY(program.readAllStandardOutput().startsWith(start));
}

void TestProgram::refusesUnknownOptions()
{
    QProcess program;

    start(program, {u"--fast"_s});

    QVERIFY(program.waitForFinished(patience));
    QCOMPARE(program.exitCode(), 2);
    QVERIFY(program.readAllStandardError().contains("--fast"));
}

void TestProgram::handsOverToTheWindowThatIsOpen()
{
    const QString folder = m_folder->filePath(u"data"_s);
    QFile file(m_folder->filePath(u"orders.jsonl"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"order\":1}\n{\"order\":2}\n");
    file.close();
    QProcess first;
    start(first, {u"--data-dir"_s, folder});
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(folder + u"/window.lock"_s), patience);

    QProcess second;
    start(second, {u"--data-dir"_s, folder, file.fileName()});

    QVERIFY(second.waitForFinished(patience));
    QCOMPARE(second.exitCode(), 0);
    QCOMPARE(first.state(), QProcess::Running);
    QTRY_VERIFY_WITH_TIMEOUT(hasSession(folder, "orders.jsonl"), patience);
    first.kill();
    QVERIFY(first.waitForFinished(patience));
}

void TestProgram::foldersHaveWindowsOfTheirOwn()
{
    QProcess first;
    QProcess second;
    start(first, {u"--data-dir"_s, m_folder->filePath(u"one"_s)});
    start(second, {u"--data-dir"_s, m_folder->filePath(u"two"_s)});

    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(m_folder->filePath(u"one/window.lock"_s)), patience);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(m_folder->filePath(u"two/window.lock"_s)), patience);
    QCOMPARE(first.state(), QProcess::Running);
    QCOMPARE(second.state(), QProcess::Running);

    for (QProcess *each : {&first, &second}) {
        each->kill();
        QVERIFY(each->waitForFinished(patience));
    }
}

void TestProgram::saysWhyItCannotStart()
{
    QFile file(m_folder->filePath(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QProcess program;

    start(program, {u"--data-dir"_s, m_folder->filePath(u"file/below"_s)});

    QVERIFY(program.waitForFinished(patience));
    QCOMPARE(program.exitCode(), 3);
    QVERIFY(program.readAllStandardError().contains("not a folder"));
}

// Nobody reads a file, and offscreen nobody could close a dialog.
void TestProgram::waitsForNobodyWithoutAScreen()
{
    QFile file(m_folder->filePath(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QProcess program;
    program.setStandardErrorFile(m_folder->filePath(u"log"_s));

    start(program, {u"--data-dir"_s, m_folder->filePath(u"file/below"_s)});

    QVERIFY(program.waitForFinished(patience));
    QCOMPARE(program.exitCode(), 3);
}

QTEST_GUILESS_MAIN(TestProgram)
#include "tst_program.moc"
