// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/credentials/AwsIni.h"

#include <algorithm>
#include <optional>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isSpaceOrTab(char c)
{
    return c == ' ' || c == '\t';
}

bool isNameCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
        || QByteArrayView("_-/.%@:+").contains(c);
}

bool isName(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isNameCharacter);
}

// Only a blank before it makes # or ; a comment: both may be part of a value.
QByteArrayView withoutComment(QByteArrayView line)
{
    for (qsizetype i = 1; i < line.size(); ++i) {
        if ((line[i] == '#' || line[i] == ';') && isSpaceOrTab(line[i - 1]))
            return line.first(i);
    }
    return line;
}

struct Head
{
    IniSection::Kind kind;
    QString name;
};

std::optional<QByteArrayView> unquoted(QByteArrayView name)
{
    const bool isQuoted = name.size() > 2 && (name.front() == '"' || name.front() == '\'')
        && name.back() == name.front();
    if (isQuoted)
        return name.sliced(1, name.size() - 2);
    return isName(name) ? std::optional(name) : std::nullopt;
}

// What stands between the brackets; nothing for sections that are of no use to us.
std::optional<Head> headOf(QByteArrayView text, IniDialect dialect)
{
    const auto named = [](IniSection::Kind kind, QByteArrayView name) -> std::optional<Head> {
        const auto plain = unquoted(name.trimmed());
        if (!plain)
            return std::nullopt;
        return Head{kind, QString::fromUtf8(*plain)};
    };
    const auto startsWithWord = [text](QByteArrayView word) {
        return text.startsWith(word) && text.size() > word.size()
            && isSpaceOrTab(text[word.size()]);
    };
    if (dialect == IniDialect::Credentials)
        return startsWithWord("profile") ? std::nullopt : named(IniSection::Kind::Profile, text);
    if (text == "default")
        return Head{IniSection::Kind::Profile, u"default"_s};
    if (startsWithWord("profile"))
        return named(IniSection::Kind::Profile, text.sliced(8));
    if (startsWithWord("services"))
        return named(IniSection::Kind::Services, text.sliced(9));
    return std::nullopt;
}

Secret joined(const Secret &value, QByteArrayView more)
{
    QByteArray bytes;
    bytes.reserve(value.size() + 1 + more.size()); // growing would leave a copy behind
    bytes += value.reveal();
    bytes += '\n';
    bytes += more;
    return Secret::take(std::move(bytes));
}

class Reader
{
public:
    explicit Reader(IniDialect dialect)
        : m_dialect(dialect)
    {
    }

    void readLine(QByteArrayView line)
    {
        ++m_number;
        if (line.endsWith('\r'))
            line.chop(1);
        const QByteArrayView text = line.trimmed();
        if (text.isEmpty() || (!isSpaceOrTab(line[0]) && (line[0] == '#' || line[0] == ';')))
            return;
        if (isSpaceOrTab(line[0]))
            return readContinuation(text);
        if (line[0] == '[')
            return readHead(text);
        readProperty(text);
    }

    IniFile takeFile() { return std::move(m_file); }

private:
    void complain(const QString &what)
    {
        m_file.problems.append(u"line %1: %2"_s.arg(m_number).arg(what));
    }

    void readHead(QByteArrayView text)
    {
        m_key.clear();
        m_isContinuationIgnored = true;
        m_section = -1;
        m_isInSection = true;
        const qsizetype end = text.indexOf(']');
        if (end < 0)
            return complain(u"the section has no closing bracket"_s);
        const auto head = headOf(text.sliced(1, end - 1).trimmed(), m_dialect);
        if (!head)
            return;
        if (isBeaten(*head, text.sliced(1, end - 1).trimmed() == "default"))
            return;
        m_isContinuationIgnored = false;
        m_section = sectionFor(*head);
    }

    // [profile default] beats [default] as a whole, wherever they stand.
    bool isBeaten(const Head &head, bool isPlainDefault)
    {
        if (m_dialect == IniDialect::Credentials || head.kind != IniSection::Kind::Profile
            || head.name != u"default")
            return false;
        if (isPlainDefault)
            return m_hasProfileDefault;
        if (!m_hasProfileDefault)
            m_file.sections.removeIf([&head](const IniSection &section) {
                return section.kind == head.kind && section.name == head.name;
            });
        m_hasProfileDefault = true;
        return false;
    }

    qsizetype sectionFor(const Head &head)
    {
        const auto same = std::find_if(
            m_file.sections.begin(), m_file.sections.end(), [&head](const IniSection &section) {
                return section.kind == head.kind && section.name == head.name;
            });
        if (same != m_file.sections.end())
            return same - m_file.sections.begin();
        m_file.sections.append({.kind = head.kind, .name = head.name});
        return m_file.sections.size() - 1;
    }

    void readProperty(QByteArrayView text)
    {
        m_key.clear();
        m_isContinuationIgnored = true;
        if (!m_isInSection)
            return complain(u"a setting stands before any section"_s);
        const qsizetype equals = text.indexOf('=');
        if (equals < 0)
            return complain(u"there is no '=' in this line"_s);
        const QByteArrayView name = text.first(equals).trimmed();
        if (name.isEmpty())
            return complain(u"there is no name before the '='"_s);
        m_isContinuationIgnored = m_section < 0 || !isName(name);
        if (m_isContinuationIgnored)
            return;
        m_key = QString::fromLatin1(name).toLower();
        const QByteArrayView value = withoutComment(text.sliced(equals)).sliced(1).trimmed();
        section().values.insert(m_key, Secret(value));
        section().blocks.remove(m_key);
    }

    void readContinuation(QByteArrayView text)
    {
        if (m_isContinuationIgnored)
            return;
        if (m_key.isEmpty())
            return complain(u"an indented line continues nothing"_s);
        Secret &value = section().values[m_key];
        if (!value.isEmpty()) {
            value = joined(value, text);
            return;
        }
        if (text.front() == '#' || text.front() == ';')
            return;
        const qsizetype equals = text.indexOf('=');
        if (equals <= 0)
            return complain(u"a nested setting has the form name = value"_s);
        const QString name = QString::fromLatin1(text.first(equals).trimmed()).toLower();
        section().blocks[m_key].insert(
            name, Secret(withoutComment(text.sliced(equals)).sliced(1).trimmed()));
    }

    IniSection &section() { return m_file.sections[m_section]; }

    IniDialect m_dialect;
    IniFile m_file;
    int m_number = 0;
    qsizetype m_section = -1; // -1: one of no use to us, or none yet
    bool m_isInSection = false;
    bool m_isContinuationIgnored = false; // it belongs to what was left out or complained about
    bool m_hasProfileDefault = false;
    QString m_key;
};

} // namespace

IniFile parseAwsIni(QByteArrayView text, IniDialect dialect)
{
    constexpr QByteArrayView byteOrderMark = "\xEF\xBB\xBF";
    if (text.startsWith(byteOrderMark))
        text = text.sliced(byteOrderMark.size());
    Reader reader(dialect);
    while (!text.isEmpty()) {
        const qsizetype end = text.indexOf('\n');
        reader.readLine(end < 0 ? text : text.first(end));
        text = end < 0 ? QByteArrayView() : text.sliced(end + 1);
    }
    return reader.takeFile();
}

} // namespace core
