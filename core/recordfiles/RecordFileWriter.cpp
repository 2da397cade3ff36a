// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordfiles/RecordFileWriter.h"

#include "core/recordfiles/BodyText.h"
#include "core/recordfiles/HeaderEdit.h"
#include "core/recordfiles/HeaderText.h"
#include "core/recordfiles/Section.h"
#include "core/recordfiles/VariableEdit.h"

#include <QMultiHash>

#include <algorithm>

namespace core {

namespace {

Draft::Mode usualMode(const Draft &draft)
{
    return draft.records.size() > 1 ? Draft::Mode::Table : Draft::Mode::Single;
}

// Whether a reader finds out by the records alone where the draft's keys come from.
bool mayLeaveKeyFromUnsaid(const Draft &draft)
{
    const KeySource typed = typedSource(draft.isTemplate);
    const auto isTypedOne = [typed](const DraftRecord &record) {
        return record.own && record.own->keySource == typed;
    };
    const auto inherits = [](const DraftRecord &record) { return !record.own; };
    const auto &records = draft.records;
    if (draft.keySource == typed)
        return std::any_of(records.begin(), records.end(), inherits)
            || std::any_of(records.begin(), records.end(), isTypedOne);
    return draft.keySource == KeySource::Random
        && std::none_of(records.begin(), records.end(), [&](const DraftRecord &record) {
               return isTypedOne(record) || (inherits(record) && !record.partitionKey.isEmpty());
           });
}

size_t contentHash(const DraftRecord &record)
{
    return qHashMulti(0, record.body, record.partitionKey, record.title);
}

// For each record the section that it takes: the one that said the same, else the next that is
// left; −1: none.
QList<qsizetype> sectionsFor(const QList<DraftRecord> &before, const QList<DraftRecord> &after)
{
    QMultiHash<size_t, qsizetype> sections;
    for (qsizetype i = before.size() - 1; i >= 0; --i)
        sections.insert(contentHash(before.at(i)), i);
    QList<qsizetype> chosen(after.size(), -1);
    QList<bool> isTaken(before.size(), false);
    for (qsizetype i = 0; i < after.size(); ++i) {
        const size_t hash = contentHash(after.at(i));
        const auto found = sections.find(hash);
        if (found == sections.end() || before.at(*found) != after.at(i))
            continue;
        chosen[i] = *found;
        isTaken[*found] = true;
        sections.erase(found);
    }
    qsizetype left = 0;
    for (qsizetype &section : chosen) {
        while (left < before.size() && isTaken.at(left))
            ++left;
        if (section < 0 && left < before.size())
            section = left++;
    }
    return chosen;
}

bool endsInBlankLine(const QByteArray &section)
{
    return section.endsWith("\n\n") || section.endsWith("\n\r\n");
}

class FileWriter
{
public:
    FileWriter(const RecordFileText &text, const Draft &before, const Draft &after,
               Rewriting rewriting)
        : m_text(text)
        , m_before(before)
        , m_after(after)
        , m_isWhole(rewriting == Rewriting::Whole)
        , m_base(formOf(after))
        , m_lineEnd(lineEndOf(text))
        , m_saysKeyFrom(saysKeyFrom())
        , m_isSameAround(before.isTemplate == after.isTemplate && formOf(before) == m_base
                         && m_saysKeyFrom == saidKeyFrom())
    {
    }

    RecordFileText write()
    {
        RecordFileText out{.mark = m_text.mark, .preamble = preamble()};
        const QList<DraftRecord> before =
            m_text.records.isEmpty() ? QList<DraftRecord>() : m_before.records;
        const QList<qsizetype> sections = sectionsFor(before, m_after.records);
        for (qsizetype i = 0; i < sections.size(); ++i) {
            const qsizetype section = sections.at(i);
            if (section < 0)
                out.records += newRecord(m_after.records.at(i));
            else
                out.records += record(section, m_after.records.at(i));
        }
        separate(out, sections);
        return out;
    }

private:
    static QByteArray lineEndOf(const RecordFileText &text)
    {
        const QByteArray &first = text.preamble.isEmpty() ? text.records.value(0) : text.preamble;
        const qsizetype end = first.indexOf('\n');
        return end > 0 && first.at(end - 1) == '\r' ? "\r\n" : "\n";
    }

    bool saidKeyFrom() const
    {
        FoundProblems ignored;
        const SectionParts parts = partsOf(m_text.preamble, SectionKind::Preamble);
        return saidHeaders(m_text.preamble, parts.head, HeaderPlace::File, 0, ignored)
                   .find(Header::KeyFrom)
            != nullptr;
    }

    bool saysKeyFrom() const
    {
        return !mayLeaveKeyFromUnsaid(m_after) || (!m_isWhole && saidKeyFrom());
    }

    QByteArray preamble() const
    {
        HeadWish wish{.wanted = formTexts(m_base, {})};
        const HeaderTexts whole = wholeFormTexts(m_base);
        wish.wanted.erase(Header::KeyFrom);
        if (m_saysKeyFrom)
            wish.wanted[Header::KeyFrom] = whole.at(Header::KeyFrom);
        else if (const auto field = whole.find(Header::KeyField);
                 field != whole.end() && !field->second.isEmpty())
            wish.wanted.insert(*field);
        if (!m_after.title.isEmpty())
            wish.wanted[Header::Title] = m_after.title;
        if (!m_after.isTemplate)
            wish.wanted[Header::Template] = flagText(false);
        if (m_after.mode != usualMode(m_after))
            wish.wanted[Header::View] = modeText(m_after.mode);
        if (!m_isWhole) {
            wish.tolerated = whole;
            wish.tolerated.erase(Header::KeyFrom);
            wish.tolerated[Header::Title] = m_after.title;
            wish.tolerated[Header::Template] = flagText(m_after.isTemplate);
            wish.tolerated[Header::Bundle] = flagText(true); // it stays one
            wish.tolerated[Header::View] = modeText(m_after.mode);
            wish.tolerated[Header::Aggregation] = u"none"_qs;
        }
        const SectionParts parts = partsOf(m_text.preamble, SectionKind::Preamble);
        QByteArray out = editedHead(m_text.preamble, parts, wish, m_lineEnd);
        out = editedVariables(out, m_after.variables, m_lineEnd);
        if (m_text.preamble.isEmpty() && !out.isEmpty())
            out += m_lineEnd;
        return out;
    }

    QByteArray newRecord(const DraftRecord &record) const
    {
        const BodyText body = bodyOf(record);
        QByteArray out = editedHead({}, {}, wishFor(record, body, {}), m_lineEnd);
        out += m_lineEnd;
        out += body.text;
        return body.text.isEmpty() ? out : out + m_lineEnd;
    }

    QByteArray record(qsizetype number, const DraftRecord &record) const
    {
        const QByteArray &section = m_text.records.at(number);
        const DraftRecord &old = m_before.records.at(number);
        if (!m_isWhole && m_isSameAround && old == record)
            return section;
        const SectionParts parts = partsOf(section, SectionKind::Record);
        FoundProblems ignored;
        const SaidHeaders said = saidHeaders(section, parts.head, HeaderPlace::Record, 0, ignored);
        const QByteArrayView region = QByteArrayView(section).sliced(parts.bodyStart);
        const ReadBody read = readBody(region, bodyEncodingOf(said), lineEndsOf(said), 0, ignored);
        const bool isSameBody = !m_isWhole && old.body == record.body
            && isFile(old.own.value_or(formOf(m_before))) == isFile(record.own.value_or(m_base));
        const BodyText body = isSameBody
            ? BodyText{region.first(read.size).toByteArray(), bodyEncodingOf(said),
                       lineEndsOf(said), read.isFileName}
            : bodyOf(record);
        QByteArray out = editedHead(section, parts, wishFor(record, body, said), m_lineEnd);
        const SectionLine &last = parts.head.last();
        if (last.kind == SectionLine::Kind::Blank)
            appendText(out, QByteArrayView(section).sliced(last.start, last.size + last.endSize));
        else if (!body.text.isEmpty())
            appendLine(out, {}, m_lineEnd);
        appendText(out, body.text);
        return out + region.sliced(read.size);
    }

    void appendText(QByteArray &out, QByteArrayView text) const
    {
        if (!text.isEmpty() && !out.isEmpty() && !out.endsWith('\n'))
            out += m_lineEnd;
        out += text;
    }

    static bool isFile(const RecordForm &form) { return form.payloadKind == PayloadKind::File; }

    BodyText bodyOf(const DraftRecord &record) const
    {
        const bool isName = isFile(record.own.value_or(m_base));
        return bodyText(record.body, isName ? BodyMeaning::FileName : BodyMeaning::Bytes,
                        m_lineEnd);
    }

    HeadWish wishFor(const DraftRecord &record, const BodyText &body, const SaidHeaders &said) const
    {
        HeadWish wish;
        wish.wanted = record.own ? formTexts(*record.own, m_base) : HeaderTexts();
        const bool infersOwn = settleKey(wish.wanted, record);
        const bool fileMakesOwn = body.isFileLine && !isFile(m_base);
        if (fileMakesOwn)
            wish.wanted.erase(Header::Payload);
        const bool saysOwn = std::any_of(wish.wanted.begin(), wish.wanted.end(),
                                         [](const auto &text) { return isOfForm(text.first); });
        const HeaderTexts whole = wholeFormTexts(record.own.value_or(m_base));
        if (record.own && !saysOwn && !infersOwn && !fileMakesOwn)
            wish.wanted.insert(*whole.find(Header::Payload));
        if (!record.explicitHashKey.isEmpty())
            wish.wanted[Header::ExplicitHashKey] = record.explicitHashKey;
        if (body.encoding != BodyEncoding::Plain)
            wish.wanted[Header::BodyEncoding] = encodingText(body.encoding);
        if (body.lineEnds > 0)
            wish.wanted[Header::TrailingLineEnds] = QString::number(body.lineEnds);
        if (!isPlainText(record.title) || (!m_isWhole && said.find(Header::Title)))
            wish.wanted[Header::Title] = record.title;
        const bool hasTitleHeader = wish.wanted.contains(Header::Title);
        wish.title = hasTitleHeader ? QString() : record.title;
        if (!m_isWhole)
            wish.tolerated = toleratedFor(record, whole);
        return wish;
    }

    HeaderTexts toleratedFor(const DraftRecord &record, const HeaderTexts &whole) const
    {
        HeaderTexts texts;
        if (record.own)
            texts = whole;
        if (m_saysKeyFrom)
            texts[Header::PartitionKey] = record.partitionKey;
        texts[Header::ExplicitHashKey] = record.explicitHashKey;
        texts[Header::BodyEncoding] = encodingText(BodyEncoding::Plain);
        texts[Header::TrailingLineEnds] = QString::number(0);
        texts[Header::Aggregation] = u"none"_qs;
        return texts;
    }

    // Says key and source; whether a reader takes the record for one with a form of its own because
    // it brings no key.
    bool settleKey(HeaderTexts &wanted, const DraftRecord &record) const
    {
        const RecordForm form = record.own.value_or(m_base);
        const bool hasKey = !record.partitionKey.isEmpty();
        if (m_saysKeyFrom) {
            if (hasKey)
                wanted[Header::PartitionKey] = record.partitionKey;
            return false;
        }
        const KeySource typed = typedSource(m_after.isTemplate);
        wanted.erase(Header::KeyFrom);
        if (hasKey || form.keySource == typed)
            wanted[Header::PartitionKey] = record.partitionKey;
        if (form.keySource == typed)
            return false;
        if (form.keySource == KeySource::Random && !hasKey)
            return m_base.keySource != KeySource::Random;
        wanted[Header::KeyFrom] = wholeFormTexts(form).at(Header::KeyFrom);
        return false;
    }

    void separate(RecordFileText &out, const QList<qsizetype> &sections) const
    {
        if (!out.preamble.isEmpty() && !out.preamble.endsWith('\n'))
            out.preamble += m_lineEnd;
        for (qsizetype i = 0; i + 1 < out.records.size(); ++i) {
            QByteArray &section = out.records[i];
            if (!section.endsWith('\n'))
                section += m_lineEnd;
            const bool areNeighbours =
                sections.at(i) >= 0 && sections.at(i + 1) == sections.at(i) + 1;
            if (!areNeighbours && !endsInBlankLine(section))
                section += m_lineEnd;
        }
    }

    const RecordFileText &m_text;
    const Draft &m_before;
    const Draft &m_after;
    bool m_isWhole;
    RecordForm m_base;
    QByteArray m_lineEnd;
    bool m_saysKeyFrom;
    bool m_isSameAround;
};

} // namespace

RecordFileText rewritten(const RecordFileText &text, const Draft &before, const Draft &after,
                         Rewriting rewriting)
{
    return FileWriter(text, before, after, rewriting).write();
}

} // namespace core
