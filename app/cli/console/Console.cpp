// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console/Console.h"

#include "app/cli/console/TextWidth.h"

#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace app {
namespace {

// Texts may come from a server: line by line harmless, and broken to fit.
QString lines(const QString &text, int width, const QString &indent)
{
    QStringList safe;
    for (const QString &line : text.split(u'\n'))
        safe.append(printable(line));
    return wrapped(safe.join(u'\n'), width).join(QString(u'\n' + indent));
}

} // namespace

Console::Console(ByteSink &output, ByteSink &errors, Colours colours, const Variable &variable)
    : m_output(output)
    , m_errors(errors)
    , m_variable(variable)
    , m_out(terminalOf(STDOUT_FILENO, colours, variable))
    , m_err(terminalOf(STDERR_FILENO, colours, variable))
{
}

void Console::useAscii()
{
    m_out.hasUnicode = false;
    m_err.hasUnicode = false;
}

void Console::print(const QString &text)
{
    m_output.write(text.toUtf8());
}

void Console::printJson(QByteArrayView json)
{
    if (m_out.isTerminal)
        m_output.write(printableJson(json));
    else
        m_output.write(json);
}

void Console::printJsonLine(QByteArrayView json)
{
    printJson(json);
    m_output.write("\n");
}

void Console::note(const QString &text)
{
    writeError(lines(text, m_err.columns, {}) + u'\n');
}

void Console::notePainted(const QString &text)
{
    writeError(text + u'\n');
}

void Console::warn(const QString &text)
{
    writeLabelled(u"warning: "_s, Look::Throttled, text);
}

void Console::ask(const QString &question)
{
    writeError(question + u' ');
}

void Console::complain(const QString &what, const QString &why, const QString &now)
{
    writeLabelled(u"error: "_s, Look::Refused, what);
    if (!why.isEmpty())
        writeLabelled(u"  why: "_s, Look::Muted, why);
    if (!now.isEmpty())
        writeLabelled(u"  now: "_s, Look::Muted, now);
}

void Console::showProgress(const QString &text)
{
    if (!m_err.isTerminal || m_variable("TERM") == "dumb") // which cannot clear a line
        return;
    m_errors.write("\r\x1b[K");
    m_errors.write(text.toUtf8());
    (void)m_errors.flush();
    m_hasProgress = true;
}

void Console::clearProgress()
{
    if (!std::exchange(m_hasProgress, false))
        return;
    m_errors.write("\r\x1b[K");
    (void)m_errors.flush();
}

int Console::progressColumns() const
{
    return columnsOf(STDERR_FILENO, m_variable) - 1; // the last column would wrap
}

void Console::writeLabelled(const QString &label, Look look, const QString &text)
{
    const int indent = displayWidth(label);
    const int width = m_err.columns > 0 ? m_err.columns - indent : 0;
    writeError(painted(label, look, m_err) + lines(text, width, QString(indent, u' ')) + u'\n');
}

void Console::writeError(const QString &text)
{
    // Results that were printed before stand before it when both go to one terminal.
    if (m_out.isTerminal)
        (void)m_output.flush();
    clearProgress();
    m_errors.write(text.toUtf8());
    (void)m_errors.flush();
}

} // namespace app
