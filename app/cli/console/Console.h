// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console/ByteSink.h"
#include "app/cli/console/Table.h"
#include "app/cli/console/Terminal.h"

#include <QString>

#include <utility>

namespace app {

enum class OutputFormat { Table, Json, JsonLines };

// The program's exit statuses; --help of each command says what they mean there.
enum class ExitStatus { Done = 0, NotAll = 1, BadInput = 2, NoConnection = 3 };

// The two outputs: results on standard output, everything else on standard error. A progress line
// on standard error never mixes with what is written after it. Main thread.
class Console
{
public:
    Console(ByteSink &output, ByteSink &errors, Colours colours, const Variable &variable);

    OutputFormat format = OutputFormat::Table;
    // For a locale that shows nothing else.
    void useAscii();

    const Terminal &outTerminal() const { return m_out; }
    const Terminal &errTerminal() const { return m_err; }
    ByteSink &output() { return m_output; }
    // Whether it is still to be said that standard output fails: once.
    bool takeOutputFailure() { return !std::exchange(m_hasToldOfOutput, true); }

    // To standard output, buffered. JSON says the same on a terminal, but cannot steer it.
    void print(const QString &text);
    void printJson(QByteArrayView json);
    void printJsonLine(QByteArrayView json);
    // A line to standard error, at once; long ones are broken on a terminal.
    void note(const QString &text);
    void notePainted(const QString &text); // the same of own words alone, which have their colours
    void warn(const QString &text); // with the word
    void ask(const QString &question); // without a line break
    // Three lines: what, why, what now. Empty ones are left out.
    void complain(const QString &what, const QString &why, const QString &now);

    // One line that is replaced by the next; nothing where standard error is no terminal.
    void showProgress(const QString &text);
    void clearProgress();
    int progressColumns() const; // what the terminal has now

private:
    void writeLabelled(const QString &label, Look look, const QString &text);
    void writeError(const QString &text);

    ByteSink &m_output;
    ByteSink &m_errors;
    Variable m_variable;
    Terminal m_out;
    Terminal m_err;
    bool m_hasProgress = false;
    bool m_hasToldOfOutput = false;
};

} // namespace app
