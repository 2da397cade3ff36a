// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/drafts/MergeMarks.h"

#include <iterator>
#include <string_view>

namespace core {

namespace {

// By the first byte, which is rare: a window asks this of all that it sends, and Qt's search takes
// ten times as long.
qsizetype lineStart(QByteArrayView text, std::string_view with, qsizetype from)
{
    const std::string_view all(text.data(), static_cast<std::size_t>(text.size()));
    for (std::size_t at = all.find(with, static_cast<std::size_t>(from));
         at != std::string_view::npos; at = all.find(with, at + 1)) {
        if (at == 0 || all[at - 1] == '\n' || all[at - 1] == '\r')
            return static_cast<qsizetype>(at);
    }
    return -1;
}

qsizetype middleOf(QByteArrayView text, qsizetype from)
{
    constexpr std::string_view middle = "=======";
    for (qsizetype at = lineStart(text, middle, from); at >= 0;
         at = lineStart(text, middle, at + 1)) {
        const qsizetype end = at + std::ssize(middle);
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
