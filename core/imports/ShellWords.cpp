// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/ShellWords.h"

#include "core/text/Ascii.h"

#include <algorithm>

namespace core {

namespace {

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

bool mayStartName(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '{' || c == '(';
}

// Where the text of a line starts behind the prompt of its shell.
qsizetype promptSize(QByteArrayView line)
{
    if (line.startsWith("$ ") || line.startsWith("> "))
        return 2;
    const qsizetype end = line.indexOf('>');
    const bool isPrompt =
        line.startsWith("PS ") || (line.size() > 2 && line[1] == ':' && line[2] == '\\');
    return isPrompt && end > 0 ? end + 1 : 0;
}

class Splitter
{
public:
    Splitter(QByteArrayView text, Shell shell)
        : m_text(text)
        , m_shell(shell)
    {
    }

    QList<ShellCommand> split()
    {
        m_at = promptSize(m_text);
        while (m_at < m_text.size())
            step();
        endCommand();
        return std::move(m_commands);
    }

private:
    char peek(qsizetype ahead = 0) const
    {
        return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0';
    }
    char take()
    {
        const char c = m_text[m_at++];
        m_line += c == '\n' ? 1 : 0;
        return c;
    }
    char continuation() const
    {
        return m_shell == Shell::Posix ? '\\' : m_shell == Shell::Cmd ? '^' : '`';
    }

    void step()
    {
        const char c = peek();
        if (c == continuation())
            return takeEscape();
        if (isBlank(c)) {
            take();
            return endWord();
        }
        if (c == '\n') {
            take();
            endCommand();
            m_at += promptSize(m_text.sliced(m_at));
            return;
        }
        if (c == '#' && !m_isInWord && m_shell != Shell::Cmd)
            return skipLine();
        if (isSeparator(c)) {
            take();
            return endCommand();
        }
        takeOfWord(c);
    }

    bool isSeparator(char c) const
    {
        return c == '|' || c == '&' || (c == ';' && m_shell != Shell::Cmd);
    }

    void takeOfWord(char c)
    {
        if (c == '\'' && m_shell != Shell::Cmd)
            return takeSingle();
        if (c == '"')
            return takeDouble();
        if (c == '$' && peek(1) == '\'' && m_shell == Shell::Posix)
            return takeAnsi();
        if (c == '@' && (peek(1) == '\'' || peek(1) == '"') && m_shell == Shell::PowerShell)
            return takeHereString();
        noteExpansion();
        add(take());
    }

    void add(char c)
    {
        startWord();
        m_word.text += c;
    }

    void startWord()
    {
        if (!m_isInWord)
            m_word = {.text = {}, .line = m_line};
        m_isInWord = true;
    }

    void endWord()
    {
        if (m_isInWord)
            m_command += m_word;
        m_isInWord = false;
    }

    void endCommand()
    {
        endWord();
        if (!m_command.isEmpty())
            m_commands += m_command;
        m_command.clear();
    }

    void skipLine()
    {
        while (m_at < m_text.size() && peek() != '\n')
            take();
    }

    // Outside of quotation marks: the end of a line goes, another character loses its meaning.
    void takeEscape()
    {
        take();
        if (peek() == '\r' && peek(1) == '\n')
            take();
        if (m_at >= m_text.size())
            return;
        if (peek() == '\n') {
            take();
            return;
        }
        add(take());
    }

    void noteExpansion()
    {
        const char c = peek();
        const bool isVariable = c == '$' && m_shell != Shell::Cmd && mayStartName(peek(1));
        const bool isCommand = c == '`' && m_shell == Shell::Posix;
        const bool isPercent = c == '%' && m_shell == Shell::Cmd && mayStartName(peek(1));
        if (!isVariable && !isCommand && !isPercent)
            return;
        startWord();
        m_word.hasExpansion = true;
    }

    void takeSingle()
    {
        startWord();
        take();
        while (m_at < m_text.size()) {
            const char c = take();
            if (c != '\'') {
                m_word.text += c;
            } else if (m_shell == Shell::PowerShell && peek() == '\'') {
                m_word.text += take();
            } else {
                return;
            }
        }
    }

    void takeDouble()
    {
        startWord();
        take();
        while (m_at < m_text.size() && peek() != '"') {
            noteExpansion();
            takeInDouble();
            if (m_shell != Shell::Posix && peek() == '"' && peek(1) == '"') {
                take();
                m_word.text += take();
            }
        }
        if (m_at < m_text.size())
            take();
    }

    void takeInDouble()
    {
        const char c = take();
        const char next = peek();
        const bool escapes = m_shell == Shell::PowerShell
            ? c == '`' || (c == '\\' && next == '"')
            : c == '\\' && (next == '"' || (m_shell == Shell::Posix && isEscapable(next)));
        if (!escapes || m_at >= m_text.size()) {
            m_word.text += c;
            return;
        }
        const char escaped = take();
        if (c == '`' && escaped == 'n')
            m_word.text += '\n';
        else if (c == '`' && escaped == 't')
            m_word.text += '\t';
        else if (escaped != '\n' || c == '`')
            m_word.text += escaped;
    }

    static bool isEscapable(char c) { return c == '\\' || c == '$' || c == '`' || c == '\n'; }

    void takeAnsi()
    {
        startWord();
        take();
        take();
        while (m_at < m_text.size() && peek() != '\'') {
            const char c = take();
            if (c != '\\' || m_at >= m_text.size())
                m_word.text += c;
            else
                takeAnsiEscape(take());
        }
        if (m_at < m_text.size())
            take();
    }

    void takeAnsiEscape(char letter)
    {
        static constexpr QByteArrayView letters = "abefnrtv";
        static constexpr QByteArrayView meanings = "\a\b\x1b\f\n\r\t\v";
        if (const qsizetype known = letters.indexOf(letter); known >= 0) {
            m_word.text += meanings[known];
        } else if (letter == 'x') {
            m_word.text += static_cast<char>(takeDigits(2, 16));
        } else if (letter == 'u') {
            m_word.text += QString(QChar(static_cast<char16_t>(takeDigits(4, 16)))).toUtf8();
        } else if (letter >= '0' && letter <= '7') {
            --m_at;
            m_word.text += static_cast<char>(takeDigits(3, 8));
        } else {
            m_word.text += letter;
        }
    }

    uint takeDigits(int most, int base)
    {
        QByteArray digits;
        while (digits.size() < most && isHexDigit(peek()) && (base == 16 || peek() < '8'))
            digits += take();
        return digits.toUInt(nullptr, base);
    }

    // @'…'@ over lines, the first and the last line end left out.
    void takeHereString()
    {
        startWord();
        const QByteArray end{"\n" + m_text.sliced(m_at + 1, 1).toByteArray() + "@"};
        m_word.hasExpansion = end.at(1) == '"' && m_text.sliced(m_at).contains('$');
        const qsizetype start = m_text.indexOf('\n', m_at);
        const qsizetype close = start < 0 ? -1 : m_text.indexOf(end, start);
        const qsizetype stop = close < 0 ? m_text.size() : close;
        if (start >= 0 && start < stop)
            m_word.text += m_text.sliced(start + 1, stop - start - 1);
        const qsizetype next = std::min(stop + end.size(), m_text.size());
        while (m_at < next)
            take();
    }

    QByteArrayView m_text;
    Shell m_shell;
    qsizetype m_at = 0;
    qsizetype m_line = 1;
    bool m_isInWord = false;
    ShellWord m_word;
    ShellCommand m_command;
    QList<ShellCommand> m_commands;
};

} // namespace

Shell shellOf(QByteArrayView text)
{
    if (text.startsWith("PS "))
        return Shell::PowerShell;
    if (promptSize(text) > 2)
        return Shell::Cmd;
    for (qsizetype end = text.indexOf('\n'); end > 0; end = text.indexOf('\n', end + 1)) {
        const char last = text[end - 1] == '\r' && end > 1 ? text[end - 2] : text[end - 1];
        if (last == '`')
            return Shell::PowerShell;
        if (last == '^')
            return Shell::Cmd;
        if (last == '\\')
            return Shell::Posix;
    }
    return Shell::Posix;
}

QList<ShellCommand> shellCommands(QByteArrayView text, Shell shell)
{
    return Splitter(text, shell).split();
}

} // namespace core
