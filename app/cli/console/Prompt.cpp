// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console/Prompt.h"

#include "app/process/SignalWatch.h"

#include <array>
#include <cerrno>
#include <optional>
#include <poll.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace app {
namespace {

constexpr qsizetype longestLine = 16 * 1024;
constexpr char endOfInput = 0x04;
constexpr char interruptCharacter = 0x03;
constexpr char backspace = 0x08;
constexpr char eraseLine = 0x15;
constexpr char rubout = 0x7f;

enum class Echo { On, Off };

// Characters one by one and unseen while it lives; Ctrl+C comes as a character too.
class QuietTerminal
{
public:
    QuietTerminal()
    {
        m_isChanged = ::tcgetattr(STDIN_FILENO, &m_before) == 0;
        termios quiet = m_before;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO | ICANON | ISIG);
        if (m_isChanged)
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
    }
    ~QuietTerminal()
    {
        if (m_isChanged)
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
    }
    Q_DISABLE_COPY_MOVE(QuietTerminal)

private:
    termios m_before = {};
    bool m_isChanged = false;
};

core::Error promptError(core::Error::Kind kind, const QString &detail)
{
    core::Error error;
    error.kind = kind;
    error.where = u"standard input"_s;
    error.detail = detail;
    return error;
}

// False when the program was told to end meanwhile.
bool waitForInput()
{
    std::array<pollfd, 2> wanted{
        {{STDIN_FILENO, POLLIN, 0}, {SignalWatch::descriptor(), POLLIN, 0}}};
    while (::poll(wanted.data(), wanted.size(), -1) < 0 && errno == EINTR) { }
    return wanted[1].revents == 0;
}

enum class Step { More, Line, End, Cancel };

Step take(char character, QByteArray &line)
{
    switch (character) {
    case '\n':
    case '\r':
        return Step::Line;
    case interruptCharacter:
        return Step::Cancel;
    case endOfInput:
        return line.isEmpty() ? Step::End : Step::Line;
    case eraseLine:
        line.fill('\0');
        line.resize(0);
        return Step::More;
    case backspace:
    case rubout:
        line.chop(1);
        return Step::More;
    default:
        line.append(character);
        return line.size() > longestLine ? Step::End : Step::More;
    }
}

// Byte by byte, so that the next line stays where it is.
Step readLine(QByteArray &line)
{
    line.reserve(longestLine + 1); // never moved, so that no copy is left behind
    const bool isTerminal = isInputTerminal();
    while (waitForInput()) {
        char character = 0;
        const auto count = ::read(STDIN_FILENO, &character, 1);
        if (count < 0 && (errno == EINTR || errno == EAGAIN))
            continue;
        if (count <= 0)
            return line.isEmpty() ? Step::End : Step::Line;
        Step step = Step::More;
        if (isTerminal || character == '\n')
            step = take(character, line);
        else if (line.append(character).size() > longestLine)
            step = Step::End;
        if (step != Step::More)
            return step;
    }
    return Step::Cancel;
}

core::Result<QByteArray> ask(Console &console, const QString &question, Echo echo)
{
    QByteArray line;
    // Before the question: whoever answers at once is neither shown nor lost.
    std::optional<QuietTerminal> quiet;
    if (echo == Echo::Off && isInputTerminal())
        quiet.emplace();
    if (isInputTerminal())
        console.ask(question);
    const Step step = readLine(line);
    if (quiet)
        console.note({}); // the Enter that was not shown
    quiet.reset();
    if (step == Step::Cancel)
        return core::fail(promptError(core::Error::Kind::Cancelled, u"Nothing was done."_s));
    if (step == Step::End)
        return core::fail(promptError(core::Error::Kind::BadInput,
                                      u"It ended where a line was expected: %1"_s.arg(question)));
    if (line.endsWith('\r'))
        line.chop(1);
    return line;
}

} // namespace

core::Result<core::Secret> askSecret(Console &console, const QString &question)
{
    auto line = ask(console, question, Echo::Off);
    if (!line)
        return core::fail(line.error());
    if (line->isEmpty())
        return core::fail(
            promptError(core::Error::Kind::BadInput, u"The line is empty: %1"_s.arg(question)));
    return core::Secret::take(std::move(*line));
}

core::Result<QString> askLine(Console &console, const QString &question)
{
    const auto line = ask(console, question, Echo::On);
    if (!line)
        return core::fail(line.error());
    return QString::fromUtf8(*line);
}

bool isInputTerminal()
{
    return ::isatty(STDIN_FILENO) == 1;
}

} // namespace app
