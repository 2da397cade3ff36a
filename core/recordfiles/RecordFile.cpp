// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordfiles/RecordFile.h"

#include "core/recordfiles/Headers.h"
#include "core/recordfiles/RecordFileWriter.h"

#include <algorithm>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

tl::unexpected<Error> badFile(const QString &detail, const QString &where = {})
{
    return fail({.kind = Error::Kind::BadInput, .detail = detail, .where = where});
}

bool saysTheSame(Draft a, const Draft &b)
{
    a.id = b.id;
    a.current = b.current;
    a.file = b.file;
    a.times = b.times;
    a.environment = b.environment;
    a.origin = b.origin;
    return a == b;
}

tl::unexpected<Error> tooLarge()
{
    return badFile(u"A record file holds up to 16 MiB. Split it into several files."_s);
}

tl::unexpected<Error> tooManyRecords()
{
    return badFile(u"A record file holds up to 500,000 records. Split it into several files."_s);
}

} // namespace

RecordFile::RecordFile()
    : RecordFile(RecordFileText())
{
}

RecordFile::RecordFile(RecordFileText text)
    : m_text(std::move(text))
{
    FoundProblems problems;
    m_draft = draftFrom(m_text, problems);
    m_problems = problems.placedIn(m_text.toBytes());
}

Result<RecordFile> RecordFile::fromBytes(const QByteArray &bytes)
{
    if (bytes.size() > maxRecordFileBytes)
        return tooLarge();
    RecordFileText text = cutAtRecords(bytes);
    if (text.records.size() > maxFileRecords)
        return tooManyRecords();
    return RecordFile(std::move(text));
}

Result<RecordFile> RecordFile::fromDraft(const Draft &draft)
{
    RecordFile file;
    return file.setDraft(draft).transform([&file] { return std::move(file); });
}

bool RecordFile::isBundle() const
{
    FoundProblems ignored; // they are among problems()
    const SectionParts parts = partsOf(m_text.preamble, SectionKind::Preamble);
    return flagOf(saidHeaders(m_text.preamble, parts.head, HeaderPlace::File, 0, ignored),
                  Header::Bundle, false);
}

QList<FileProblem> RecordFile::damage() const
{
    QList<FileProblem> damage;
    std::remove_copy_if(m_problems.begin(), m_problems.end(), std::back_inserter(damage),
                        std::mem_fn(&FileProblem::isWarning));
    return damage;
}

Result<> RecordFile::setDraft(const Draft &draft)
{
    if (const auto damaged = damage(); !damaged.isEmpty())
        return badFile(
            u"This file is damaged and is not written. Correct it in a text editor: %1"_s.arg(
                damaged.first().text),
            wordsFor(damaged.first().place));
    if (draft.records.size() > maxFileRecords)
        return tooManyRecords();
    if (saysTheSame(draft, m_draft) && !m_text.records.isEmpty())
        return {};
    for (const Rewriting rewriting : {Rewriting::Least, Rewriting::Whole}) {
        RecordFileText text = rewritten(m_text, m_draft, draft, rewriting);
        auto written = fromBytes(text.toBytes());
        if (!written)
            return tl::unexpected(written.error());
        if (saysTheSame(written->m_draft, draft) && written->damage().isEmpty()) {
            *this = *std::move(written);
            return {};
        }
    }
    return badFile(u"This draft cannot be said in a record file. Its text is kept; please report "
                   u"this."_s);
}

} // namespace core
