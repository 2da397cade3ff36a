// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordfiles/EnvironmentFile.h"

#include "core/recordfiles/HeaderEdit.h"
#include "core/recordfiles/HeaderText.h"
#include "core/recordfiles/Headers.h"
#include "core/recordfiles/RecordFile.h"
#include "core/recordfiles/RecordFileReader.h"
#include "core/recordfiles/Section.h"
#include "core/recordfiles/VariableEdit.h"

#include <algorithm>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

using Kind = SectionLine::Kind;

QString secretNameIn(const SectionLine &line, QByteArrayView text)
{
    const QByteArrayView name = text.sliced(line.nameStart, line.nameSize);
    return fromQuotedText(name).value_or(plainText(name));
}

// A value behind the name of a secret would be a secret in a file; it is neither taken nor quoted.
void checkSecret(const SectionLine &line, const QString &name, qsizetype offset,
                 FoundProblems &problems)
{
    if (name.contains(u'='))
        problems.add(offset + line.nameStart,
                     u"A secret has only its name here; its value belongs in the keychain. Remove "
                     u"the value, and consider it known to whoever could read this file."_s);
}

Environment environmentIn(QByteArrayView text, qsizetype offset, FoundProblems &problems)
{
    const SectionParts parts = partsOf(text, SectionKind::Preamble);
    checkHead(text, parts.head, HeaderPlace::Environment, offset, problems);
    const SaidHeaders said =
        saidHeaders(text, parts.head, HeaderPlace::Environment, offset, problems);
    Environment environment{.variables = variablesIn(text, parts.head, offset, problems),
                            .connection = textOf(said, Header::Connection),
                            .stream = textOf(said, Header::Stream),
                            .colour = textOf(said, Header::Colour)};
    for (const SectionLine &line : parts.head) {
        if (line.kind == Kind::Title)
            problems.add(offset + line.start,
                         u"An environment has no records. Move this one to a record file."_s);
        if (line.kind != Kind::Secret)
            continue;
        const QString name = secretNameIn(line, text);
        const qsizetype equals = name.indexOf(u'=');
        checkSecret(line, name, offset, problems);
        environment.secrets += equals < 0 ? name : name.first(equals).trimmed();
    }
    return environment;
}

HeadWish wishFor(const Environment &environment)
{
    HeadWish wish;
    wish.tolerated = {{Header::Connection, environment.connection},
                      {Header::Stream, environment.stream},
                      {Header::Colour, environment.colour}};
    std::copy_if(wish.tolerated.begin(), wish.tolerated.end(),
                 std::inserter(wish.wanted, wish.wanted.end()),
                 [](const auto &text) { return !text.second.isEmpty(); });
    return wish;
}

// Lines of secrets that are the same stay; where the names differ, all of them are written anew.
QByteArray editedSecrets(QByteArrayView text, const QStringList &secrets, QByteArrayView lineEnd)
{
    QByteArray out;
    QStringList old;
    for (const SectionLine &line : partsOf(text, SectionKind::Preamble).head) {
        if (line.kind == Kind::Secret)
            old += secretNameIn(line, text);
        else
            out += text.sliced(line.start, line.size + line.endSize);
    }
    if (old == secrets)
        return text.toByteArray();
    for (const QString &secret : secrets)
        appendLine(out, QByteArray("@secret " + variableName(secret)), lineEnd);
    return out;
}

} // namespace

Result<EnvironmentFile> EnvironmentFile::fromBytes(const QByteArray &bytes)
{
    if (bytes.size() > maxRecordFileBytes)
        return fail({.kind = Error::Kind::BadInput,
                     .detail = u"An environment holds up to 16 MiB. Make it smaller."_s});
    constexpr QByteArrayView byteOrderMark = "\xEF\xBB\xBF";
    EnvironmentFile file;
    if (bytes.startsWith(byteOrderMark))
        file.m_mark = byteOrderMark.toByteArray();
    file.m_text = bytes.sliced(file.m_mark.size());
    FoundProblems problems;
    file.m_environment = environmentIn(file.m_text, file.m_mark.size(), problems);
    file.m_problems = problems.placedIn(bytes);
    return file;
}

Result<EnvironmentFile> EnvironmentFile::fromEnvironment(const Environment &environment)
{
    EnvironmentFile file;
    return file.setEnvironment(environment).transform([&file] { return std::move(file); });
}

QList<FileProblem> EnvironmentFile::damage() const
{
    QList<FileProblem> damage;
    std::remove_copy_if(m_problems.begin(), m_problems.end(), std::back_inserter(damage),
                        std::mem_fn(&FileProblem::isWarning));
    return damage;
}

Result<> EnvironmentFile::setEnvironment(const Environment &environment)
{
    if (const auto damaged = damage(); !damaged.isEmpty())
        return fail({.kind = Error::Kind::BadInput,
                     .detail = u"This file is damaged and is not written. Correct it in a text "
                               u"editor: %1"_s.arg(damaged.first().text),
                     .where = wordsFor(damaged.first().place)});
    if (environment == m_environment)
        return {};
    const QByteArray lineEnd = m_text.contains("\r\n") ? "\r\n" : "\n";
    const SectionParts parts = partsOf(m_text, SectionKind::Preamble);
    QByteArray text = editedHead(m_text, parts, wishFor(environment), lineEnd);
    text = editedVariables(text, environment.variables, lineEnd);
    text = editedSecrets(text, environment.secrets, lineEnd);
    auto written = fromBytes(m_mark + text);
    if (!written)
        return tl::unexpected(written.error());
    *this = *std::move(written);
    return {};
}

} // namespace core
