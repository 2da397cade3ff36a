// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/put/InputFile.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <sys/stat.h>
#include <thread>

using namespace Qt::Literals::StringLiterals;
using app::InputFile;
using core::Error;

class TestInputFile : public QObject
{
    Q_OBJECT

private slots:
    void readsAFileToItsEnd();
    void refusesWhatIsNoFile_data();
    void refusesWhatIsNoFile();
    void noticesChanges();
    void readsANamedPipe();
    void wakesUpFromAPipeThatSaysNothing();
    void knowsItself();
    void knowsDescriptorsByTheirPaths();

private:
    QString write(const QByteArray &bytes);
    static QByteArray all(InputFile &file);

    QTemporaryDir m_folder;
};

QString TestInputFile::write(const QByteArray &bytes)
{
    const QString path = m_folder.filePath(u"input"_s);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
    return path;
}

QByteArray TestInputFile::all(InputFile &file)
{
    QByteArray bytes;
    std::array<char, 7> piece{};
    while (true) {
        const auto count = file.read(piece);
        if (!count || *count == 0)
            return bytes;
        bytes.append(piece.data(), *count);
    }
}

void TestInputFile::readsAFileToItsEnd()
{
    const auto file = InputFile::open(write("one\ntwo\nthree"));

    QVERIFY(file);
    QCOMPARE((*file)->size(), 13);
    QCOMPARE(all(**file), QByteArray("one\ntwo\nthree"));
    QCOMPARE((*file)->change(), QString());
}

void TestInputFile::refusesWhatIsNoFile_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("detail");

    QTest::newRow("folder") << u"/tmp"_s << int(Error::Kind::BadInput)
                            << u"It is a folder, not a file. Name a file in it."_s;
    QTest::newRow("endless device") << u"/dev/zero"_s << int(Error::Kind::BadInput)
                                    << u"It is a device without an end, not a file. Name a file."_s;
    QTest::newRow("made up by the system")
        << u"/proc/self/environ"_s << int(Error::Kind::BadInput)
        << u"It is made up by the system while it is read. Copy it to a file first."_s;
    QTest::newRow("missing") << u"/nonexistent/file"_s << int(Error::Kind::NotFound)
                             << u"No such file or directory"_s;
}

void TestInputFile::refusesWhatIsNoFile()
{
    QFETCH(QString, path);
    QFETCH(int, kind);
    QFETCH(QString, detail);

    const auto file = InputFile::open(path);

    QVERIFY(!file);
    QCOMPARE(int(file.error().kind), kind);
    QCOMPARE(file.error().where, path);
    QCOMPARE(file.error().detail, detail);
}

void TestInputFile::noticesChanges()
{
    const QString path = write("0123456789");
    const auto shorter = InputFile::open(path);
    QVERIFY(QFile::resize(path, 4));
    QCOMPARE((*shorter)->change(), u"it became shorter"_s);
    QCOMPARE(all(**shorter), QByteArray("0123"));

    const auto longer = InputFile::open(path);
    write("0123456789");
    QCOMPARE((*longer)->change(), u"it became longer"_s);
}

void TestInputFile::readsANamedPipe()
{
    const QString path = m_folder.filePath(u"pipe"_s);
    QCOMPARE(::mkfifo(QFile::encodeName(path).constData(), S_IRUSR | S_IWUSR), 0);
    const auto file = InputFile::open(path); // does not wait for the writer
    QVERIFY(file);
    QCOMPARE((*file)->size(), -1);

    std::thread writer([&path] {
        QFile pipe(path);
        if (pipe.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
            pipe.write("through the pipe");
    });
    const QByteArray bytes = all(**file);
    writer.join();

    QCOMPARE(bytes, QByteArray("through the pipe"));
}

void TestInputFile::wakesUpFromAPipeThatSaysNothing()
{
    const QString path = m_folder.filePath(u"silent"_s);
    QCOMPARE(::mkfifo(QFile::encodeName(path).constData(), S_IRUSR | S_IWUSR), 0);
    const auto file = InputFile::open(path);
    QVERIFY(file);

    QByteArray bytes = "something";
    std::thread reader([&] { bytes = all(**file); });
    (*file)->wake();
    reader.join();

    QCOMPARE(bytes, QByteArray());
}

void TestInputFile::knowsItself()
{
    const QString path = write("x");
    const auto file = InputFile::open(path);
    const QString link = m_folder.filePath(u"link"_s);
    QVERIFY(QFile::link(path, link));

    QVERIFY((*file)->isSameFile(path));
    QVERIFY((*file)->isSameFile(link));
    QVERIFY(!(*file)->isSameFile(m_folder.filePath(u"other"_s)));
}

void TestInputFile::knowsDescriptorsByTheirPaths()
{
    QCOMPARE(app::descriptorNamedBy(u"/dev/stdin"_s), 0);
    QCOMPARE(app::descriptorNamedBy(u"/dev/fd/63"_s), 63);
    QCOMPARE(app::descriptorNamedBy(u"/proc/self/fd/3"_s), 3);
    QCOMPARE(app::descriptorNamedBy(u"/dev/fd/"_s), -1);
    QCOMPARE(app::descriptorNamedBy(u"/dev/fd/x"_s), -1);
    QCOMPARE(app::descriptorNamedBy(u"stdin"_s), -1);
}

QTEST_GUILESS_MAIN(TestInputFile)
#include "tst_input_file.moc"
