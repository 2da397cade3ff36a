// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordfiles/RecordFileReader.h"

#include "core/json/JsonText.h"
#include "core/recordfiles/BodyText.h"
#include "core/recordfiles/HeaderText.h"
#include "core/recordfiles/Section.h"

#include <QSet>

#include <algorithm>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QByteArrayView markOfUtf8 = "\xEF\xBB\xBF";

bool isMarkOfMerge(QByteArrayView text)
{
    const bool isBorder = text.startsWith("<<<<<<< ") || text.startsWith(">>>>>>> ");
    return isBorder || text.startsWith("=======\n") || text.startsWith("=======\r")
        || text == "=======";
}

QString unfinishedMerge()
{
    return u"A merge was left unfinished here. Keep one of the two versions, without the lines "
           u"<<<<<<<, ======= and >>>>>>>."_s;
}

// A record before it is known where the draft's keys come from.
struct RecordSaying
{
    DraftRecord record;
    SaidHeaders said;
    bool isFileName = false;

    bool bringsKey() const { return said.find(Header::PartitionKey) != nullptr; }
};

QString titleIn(QByteArrayView section, const SectionParts &parts, const SaidHeaders &said)
{
    if (const QString *title = said.find(Header::Title))
        return *title;
    const SectionLine &first = parts.head.first();
    return plainText(section.sliced(first.valueStart, first.valueSize));
}

RecordSaying sayingOf(QByteArrayView section, qsizetype offset, FoundProblems &problems)
{
    const SectionParts parts = partsOf(section, SectionKind::Record);
    RecordSaying saying;
    saying.said = saidHeaders(section, parts.head, HeaderPlace::Record, offset, problems);
    checkHead(section, parts.head, HeaderPlace::Record, offset, problems);
    const bool hasEnded = parts.head.last().kind == SectionLine::Kind::Blank;
    if (!hasEnded && parts.bodyStart < section.size())
        problems.add(
            offset + parts.bodyStart,
            isMarkOfMerge(section.sliced(parts.bodyStart))
                ? unfinishedMerge()
                : u"Here a header such as “Partition-Key: 7” or a blank line is expected. Put a "
                  u"blank line between the headers and the body."_s);
    const ReadBody body = readBody(section.sliced(parts.bodyStart), bodyEncodingOf(saying.said),
                                   lineEndsOf(saying.said), offset + parts.bodyStart, problems);
    saying.isFileName = body.isFileName;
    saying.record = {body.body, textOf(saying.said, Header::PartitionKey),
                     textOf(saying.said, Header::ExplicitHashKey),
                     titleIn(section, parts, saying.said), OwnForm()};
    if (saying.isFileName && saying.said.find(Header::Payload)
        && overlaid({}, saying.said).payloadKind != PayloadKind::File)
        problems.add(saying.said.offsets.at(Header::Payload),
                     u"The bytes of a file are sent as they are, whatever Payload says."_s,
                     FoundProblems::Weight::Warning);
    return saying;
}

// The form that a record has by its own words, or by bringing a key or none; nothing when it has
// the draft's.
std::optional<RecordForm> ownForm(const RecordSaying &saying, const RecordForm &base,
                                  std::optional<KeySource> unsaidSource)
{
    RecordForm form = overlaid(base, saying.said);
    if (!saying.said.find(Header::KeyFrom))
        form.keySource = unsaidSource.value_or(base.keySource);
    if (saying.isFileName)
        form.payloadKind = PayloadKind::File;
    if (!saying.said.saysForm() && form == base)
        return std::nullopt;
    return form;
}

void settleForms(Draft &draft, const QList<RecordSaying> &sayings, RecordForm base, bool saysSource)
{
    const KeySource typed = typedSource(draft.isTemplate);
    const auto bringsKeyOnly = [](const RecordSaying &saying) {
        return saying.bringsKey() && !saying.said.find(Header::KeyFrom);
    };
    if (!saysSource)
        base.keySource =
            std::any_of(sayings.begin(), sayings.end(), bringsKeyOnly) ? typed : KeySource::Random;
    setForm(draft, base);
    for (const RecordSaying &saying : sayings) {
        DraftRecord record = saying.record;
        std::optional<KeySource> unsaidSource;
        if (!saysSource)
            unsaidSource = saying.bringsKey() ? typed : KeySource::Random;
        record.own = ownForm(saying, base, unsaidSource);
        draft.records += record;
    }
    if (draft.records.isEmpty())
        draft.records += DraftRecord{};
}

} // namespace

QByteArray RecordFileText::toBytes() const
{
    return mark + preamble + records.join();
}

RecordFileText cutAtRecords(const QByteArray &bytes)
{
    RecordFileText text;
    if (bytes.startsWith(markOfUtf8))
        text.mark = markOfUtf8.toByteArray();
    const QByteArray rest = bytes.sliced(text.mark.size());
    QList<qsizetype> starts = recordStarts(rest);
    starts += rest.size();
    text.preamble = rest.first(starts.first());
    text.records.reserve(starts.size() - 1);
    for (qsizetype i = 0; i + 1 < starts.size(); ++i)
        text.records += rest.sliced(starts.at(i), starts.at(i + 1) - starts.at(i));
    return text;
}

KeySource typedSource(bool isTemplate)
{
    return isTemplate ? KeySource::Template : KeySource::Fixed;
}

Draft draftFrom(const RecordFileText &text, FoundProblems &problems)
{
    qsizetype offset = text.mark.size();
    const SectionParts parts = partsOf(text.preamble, SectionKind::Preamble);
    const SaidHeaders said =
        saidHeaders(text.preamble, parts.head, HeaderPlace::File, offset, problems);
    checkHead(text.preamble, parts.head, HeaderPlace::File, offset, problems);

    Draft draft = newDraft();
    draft.records.clear();
    draft.title = textOf(said, Header::Title);
    draft.isTemplate = flagOf(said, Header::Template, true);
    draft.variables = variablesIn(text.preamble, parts.head, offset, problems);
    offset += text.preamble.size();
    QList<RecordSaying> sayings;
    sayings.reserve(text.records.size());
    for (const QByteArray &section : text.records) {
        sayings += sayingOf(section, offset, problems);
        offset += section.size();
    }
    settleForms(draft, sayings, overlaid({}, said), said.find(Header::KeyFrom) != nullptr);
    const auto usual = draft.records.size() > 1 ? Draft::Mode::Table : Draft::Mode::Single;
    draft.mode = modeOf(said).value_or(usual);
    return draft;
}

QList<DraftVariable> variablesIn(QByteArrayView preamble, const QList<SectionLine> &head,
                                 qsizetype offset, FoundProblems &problems)
{
    QList<DraftVariable> variables;
    QSet<QString> names;
    for (const SectionLine &line : head) {
        if (line.kind != SectionLine::Kind::Variable)
            continue;
        const QByteArrayView name = preamble.sliced(line.nameStart, line.nameSize);
        const QString text = fromQuotedText(name).value_or(plainText(name));
        if (names.contains(text))
            problems.add(offset + line.start,
                         u"This variable is given twice. The value that comes last counts."_s,
                         FoundProblems::Weight::Warning);
        names += text;
        variables += DraftVariable{text, valueOf(line, preamble, offset, problems)};
    }
    return variables;
}

void checkHead(QByteArrayView section, const QList<SectionLine> &head, HeaderPlace place,
               qsizetype offset, FoundProblems &problems)
{
    for (const SectionLine &line : head) {
        const qsizetype at = offset + line.start;
        if (!isUtf8(section.sliced(line.start, line.size)))
            problems.add(at, u"This line is not UTF-8. Save the file as UTF-8."_s);
        if (line.kind == SectionLine::Kind::Variable && place == HeaderPlace::Record)
            problems.add(at, u"A variable belongs above the first line ###. Move it there."_s);
        if (line.kind == SectionLine::Kind::Secret && place != HeaderPlace::Environment)
            problems.add(at,
                         u"Secret variables belong to an environment (*.env.records). Move the "
                         u"line there."_s);
        if (line.kind != SectionLine::Kind::Other)
            continue;
        if (isMarkOfMerge(section.sliced(line.start, line.size))) {
            problems.add(at, unfinishedMerge());
            continue;
        }
        problems.add(at,
                     place == HeaderPlace::Environment
                         ? u"Here a comment (#), a variable (@name = value), a secret (@secret "
                           u"name) or a header is expected."_s
                         : u"Here a comment (#), a variable (@name = value), a header or the line "
                           u"### that starts a record is expected."_s);
    }
}

} // namespace core
