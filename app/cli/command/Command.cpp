// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command/Command.h"

#include "app/cli/console/Texts.h"

using namespace Qt::Literals::StringLiterals;

namespace app {

Command::Command(Arguments arguments, Console &console)
    : m_arguments(std::move(arguments))
    , m_console(console)
{
}

void Command::interrupt()
{
    if (!m_isFinished)
        m_console.note(u"Interrupted."_s);
    finish(ExitStatus::NotAll);
}

void Command::finish(ExitStatus status)
{
    if (!std::exchange(m_isFinished, true))
        emit finished(status);
}

void Command::fail(const core::Error &error)
{
    fail(error, exitStatusOf(error));
}

void Command::fail(const core::Error &error, ExitStatus status)
{
    explain(error);
    finish(status);
}

// A named pipe that nobody writes to looks like a program that hangs.
void Command::saySilence(const QString &path)
{
    m_console.note(u"Waiting for somebody to write to %1; Ctrl+C ends it."_s.arg(path));
}

void Command::explain(const core::Error &error)
{
    if (error.where == m_console.output().name() && !m_console.takeOutputFailure())
        return;
    if (error.kind == core::Error::Kind::Cancelled) // whoever stopped it knows why
        return m_console.note(error.detail);
    const core::Explanation explanation = explainHere(error, streamName(), objectName());
    m_console.complain(explanation.what, explanation.why, explanation.whatNow);
}

namespace {

// A proxy that wants a login, or allows nobody, is found out by asking it.
bool isFromTheWay(const core::Error &error)
{
    return error.httpStatus != 0 || error.code == u"ProxyFailed";
}

} // namespace

ExitStatus exitStatusOf(const core::Error &error)
{
    using Kind = core::Error::Kind;
    switch (error.kind) {
    case Kind::BadInput:
        return ExitStatus::BadInput;
    case Kind::Configuration:
        return isFromTheWay(error) ? ExitStatus::NoConnection : ExitStatus::BadInput;
    case Kind::Refused: // a no without a code comes from whoever stands there instead of Kinesis
        return error.code.isEmpty() ? ExitStatus::NoConnection : ExitStatus::NotAll;
    case Kind::Cancelled:
    case Kind::Throttled:
        return ExitStatus::NotAll;
    case Kind::AccessDenied:
    case Kind::BadReply:
    case Kind::Credentials:
    case Kind::Network:
    case Kind::NotFound:
    case Kind::Redirected:
    case Kind::Server:
    case Kind::Storage:
    case Kind::Timeout:
    case Kind::Tls:
        break;
    }
    return ExitStatus::NoConnection;
}

} // namespace app
