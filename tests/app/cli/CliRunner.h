// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/Simulator.h"

#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>

namespace test {

// What a finished run of the program left behind.
struct CliResult
{
    int status = -1; // −1: it crashed or did not end
    QByteArray out;
    QByteArray err;

    QList<QJsonObject> rows() const; // of out, one per line
    QJsonObject json() const; // all of out
    // For messages of failing tests.
    QByteArray both() const { return "status " + QByteArray::number(status) + '\n' + out + err; }
};

// Runs the built headgate-cli in a home of its own, with nothing of this machine's environment but
// PATH.
class CliRunner
{
public:
    CliRunner();

    CliResult run(const QStringList &words, const QByteArray &input = {}) const;
    // With words that a shell reads: redirections.
    CliResult runInShell(const QString &words) const;
    // Starts it; the test goes on.
    std::unique_ptr<QProcess> start(const QStringList &words) const;
    // Waits for its end.
    static CliResult finish(QProcess &process);

    // Points the environment to a simulator, with its keys.
    void use(const core::Simulator &simulator);
    void setVariable(const QString &name, const QString &value);
    void unsetVariable(const QString &name);

    QString path(const QString &name) const { return m_home.filePath(name); }
    QString write(const QString &name, const QByteArray &content) const; // returns the path
    QByteArray read(const QString &name) const;

    static QString program();
    const QProcessEnvironment &environment() const { return m_environment; }

private:
    std::unique_ptr<QProcess> startProgram(const QString &name, const QStringList &words) const;

    QTemporaryDir m_home;
    QProcessEnvironment m_environment;
};

// A simulator that has started, with these streams.
std::unique_ptr<core::Simulator> startedSimulator(const QList<core::SimulatedStreamSpec> &streams,
                                                  const QStringList &faults = {});

} // namespace test
