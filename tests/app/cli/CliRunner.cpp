// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/cli/CliRunner.h"

#include <QFile>
#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace test {
namespace {

constexpr int longestRun = 60'000; // ms

} // namespace

QList<QJsonObject> CliResult::rows() const
{
    QList<QJsonObject> rows;
    for (const QByteArray &line : out.split('\n')) {
        if (!line.isEmpty())
            rows.append(QJsonDocument::fromJson(line).object());
    }
    return rows;
}

QJsonObject CliResult::json() const
{
    return QJsonDocument::fromJson(out).object();
}

CliRunner::CliRunner()
{
    const QProcessEnvironment ours = QProcessEnvironment::systemEnvironment();
    // The sanitizers' options and what fails tests on warnings are wanted; nothing else is.
    for (const QString &name :
         {u"PATH"_s, u"QT_FATAL_WARNINGS"_s, u"ASAN_OPTIONS"_s, u"UBSAN_OPTIONS"_s,
          u"LSAN_OPTIONS"_s, u"DBUS_SESSION_BUS_ADDRESS"_s}) {
        if (ours.contains(name))
            m_environment.insert(name, ours.value(name));
    }
    m_environment.insert(u"HOME"_s, m_home.path());
    m_environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
}

CliResult CliRunner::run(const QStringList &words, const QByteArray &input) const
{
    const auto process = start(words);
    process->write(input);
    process->closeWriteChannel();
    return finish(*process);
}

CliResult CliRunner::runInShell(const QString &words) const
{
    const QString command = u"exec \""_s + program() + u"\" "_s + words;
    return finish(*startProgram(u"/bin/sh"_s, {u"-c"_s, command}));
}

std::unique_ptr<QProcess> CliRunner::start(const QStringList &words) const
{
    return startProgram(program(), words);
}

std::unique_ptr<QProcess> CliRunner::startProgram(const QString &name,
                                                  const QStringList &words) const
{
    auto process = std::make_unique<QProcess>();
    process->setProcessEnvironment(m_environment);
    process->setWorkingDirectory(m_home.path());
    process->start(name, words);
    process->waitForStarted();
    return process;
}

CliResult CliRunner::finish(QProcess &process)
{
    CliResult result;
    const bool hasEnded =
        process.state() == QProcess::NotRunning || process.waitForFinished(longestRun);
    if (hasEnded && process.exitStatus() == QProcess::NormalExit)
        result.status = process.exitCode();
    result.out = process.readAllStandardOutput();
    result.err = process.readAllStandardError();
    return result;
}

void CliRunner::use(const core::Simulator &simulator)
{
    setVariable(u"AWS_ENDPOINT_URL_KINESIS"_s, simulator.url());
    setVariable(u"AWS_REGION"_s, u"us-east-1"_s);
    setVariable(u"AWS_ACCESS_KEY_ID"_s, QString::fromLatin1(core::simulatorAccessKeyId));
    setVariable(u"AWS_SECRET_ACCESS_KEY"_s, QString::fromLatin1(core::simulatorSecretAccessKey));
}

void CliRunner::setVariable(const QString &name, const QString &value)
{
    m_environment.insert(name, value);
}

void CliRunner::unsetVariable(const QString &name)
{
    m_environment.remove(name);
}

QString CliRunner::write(const QString &name, const QByteArray &content) const
{
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(name));
    return file.fileName();
}

QByteArray CliRunner::read(const QString &name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString CliRunner::program()
{
    return QStringLiteral(HEADGATE_BINARY_DIR "/app/headgate-cli");
}

std::unique_ptr<core::Simulator> startedSimulator(const QList<core::SimulatedStreamSpec> &streams,
                                                  const QStringList &faults)
{
    core::SimulatorSettings settings;
    settings.streams = streams;
    for (const QString &text : faults)
        settings.faults.list.append(core::faultFromText(text).value());
    auto simulator = std::make_unique<core::Simulator>(settings);
    if (!simulator->start())
        qFatal("the simulator does not start");
    return simulator;
}

} // namespace test
