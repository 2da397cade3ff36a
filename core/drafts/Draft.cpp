// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/drafts/Draft.h"

#include <QUuid>

#include <algorithm>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype titleCharacters = 24;
constexpr qsizetype searchedBytes = 4096; // a title is made while a person types

// A line that is only brackets and punctuation says nothing.
bool saysSomething(QStringView line)
{
    return std::any_of(line.begin(), line.end(), [](QChar c) { return c.isLetterOrNumber(); });
}

QString shortened(QString line)
{
    std::replace_if(
        line.begin(), line.end(), [](QChar c) { return !c.isPrint() && !c.isSurrogate(); }, u' ');
    line = line.simplified();
    if (line.size() <= titleCharacters)
        return line;
    qsizetype end = titleCharacters - 1;
    if (line.at(end - 1).isHighSurrogate())
        --end;
    return line.left(end).trimmed() + u'…';
}

} // namespace

Draft newDraft()
{
    Draft draft;
    draft.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    return draft;
}

QString filesFolderOf(const Draft &draft)
{
    if (!draft.file)
        return draft.origin;
    const qsizetype slash = draft.file->path.lastIndexOf(u'/');
    return slash < 0 ? draft.file->root : draft.file->root + u'/' + draft.file->path.first(slash);
}

Draft withoutFile(const Draft &draft)
{
    Draft copy = draft;
    copy.origin = filesFolderOf(draft);
    copy.file.reset();
    return copy;
}

RecordForm formOf(const Draft &draft)
{
    return {.keySource = draft.keySource,
            .keyField = draft.keyField,
            .payloadKind = draft.payloadKind,
            .stripsComments = draft.stripsComments,
            .addsNewline = draft.addsNewline,
            .gzips = draft.gzips};
}

void setForm(Draft &draft, const RecordForm &form)
{
    draft.keySource = form.keySource;
    draft.keyField = form.keyField;
    draft.payloadKind = form.payloadKind;
    draft.stripsComments = form.stripsComments;
    draft.addsNewline = form.addsNewline;
    draft.gzips = form.gzips;
}

RecordForm formOf(const Draft &draft, qsizetype row)
{
    const auto &own = draft.records.at(row).own;
    return own ? *own : formOf(draft);
}

bool isReadOnly(const Draft &draft)
{
    return draft.file && !draft.file->damage.isEmpty();
}

QString titleOf(const Draft &draft)
{
    if (!draft.title.isEmpty())
        return draft.title;
    const QByteArray start =
        draft.records.isEmpty() ? QByteArray() : draft.records.first().body.left(searchedBytes);
    const QString text = QString::fromUtf8(start);
    for (const QStringView line : QStringView(text).tokenize(u'\n')) {
        if (saysSomething(line))
            return shortened(line.toString());
    }
    return u"untitled"_s;
}

bool isBlank(const Draft &draft)
{
    return draft.records.size() == 1 && draft.records.first() == DraftRecord{}
    && draft.variables.isEmpty();
}

} // namespace core
