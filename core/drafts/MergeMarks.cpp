// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/drafts/MergeMarks.h"

namespace core {

namespace {

qsizetype lineStart(QByteArrayView text, QByteArrayView with, qsizetype from)
{
    for (qsizetype at = text.indexOf(with, from); at >= 0; at = text.indexOf(with, at + 1)) {
        if (at == 0 || text[at - 1] == '\n' || text[at - 1] == '\r')
            return at;
    }
    return -1;
}

qsizetype middleOf(QByteArrayView text, qsizetype from)
{
    constexpr QByteArrayView middle = "=======";
    for (qsizetype at = lineStart(text, middle, from); at >= 0;
         at = lineStart(text, middle, at + 1)) {
        const qsizetype end = at + middle.size();
        if (end == text.size() || text[end] == '\n' || text[end] == '\r')
            return at;
    }
    return -1;
}

} // namespace

std::optional<qsizetype> mergeMarkIn(QByteArrayView text)
{
    const qsizetype first = lineStart(text, "<<<<<<< ", 0);
    const qsizetype middle = first < 0 ? -1 : middleOf(text, first);
    const bool isWhole = middle >= 0 && lineStart(text, ">>>>>>> ", middle) >= 0;
    return isWhole ? std::optional(first) : std::nullopt;
}

std::optional<MergeMark> firstMergeMark(const Draft &draft,
                                        const std::optional<QList<qsizetype>> &rows)
{
    const qsizetype count = rows ? rows->size() : draft.records.size();
    for (qsizetype i = 0; i < count; ++i) {
        const qsizetype row = rows ? rows->at(i) : i;
        const DraftRecord &record = draft.records.at(row);
        const PayloadKind kind = record.own ? record.own->payloadKind : draft.payloadKind;
        const auto mark = kind == PayloadKind::Text ? mergeMarkIn(record.body) : std::nullopt;
        if (mark)
            return MergeMark{row, placeAt(record.body, *mark)};
    }
    return std::nullopt;
}

} // namespace core
