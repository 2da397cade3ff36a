// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/Placeholder.h"

#include <algorithm>

namespace ui {

std::optional<Placeholder> placeholderAt(QByteArrayView text, qsizetype place)
{
    if (place < 0 || place > text.size())
        return std::nullopt;
    const qsizetype line = place == 0 ? 0 : text.lastIndexOf('\n', place - 1) + 1;
    const qsizetype lineEnd = [&] {
        const qsizetype at = text.indexOf('\n', place);
        return at < 0 ? text.size() : at;
    }();
    // The place may be inside of the braces themselves: {|{ and }|}.
    const QByteArrayView before = text.sliced(line, place - line);
    const qsizetype start = before.lastIndexOf("{{");
    if (start < 0 || before.indexOf("}}", start) >= 0)
        return std::nullopt;
    Placeholder found;
    found.start = line + start;
    found.inner = std::min(found.start + 2, place);
    while (found.inner < place && (text[found.inner] == ' ' || text[found.inner] == '\t'))
        ++found.inner;
    const QByteArrayView behind = text.sliced(place, lineEnd - place);
    const qsizetype close = behind.indexOf("}}");
    const qsizetype next = behind.indexOf("{{");
    found.isClosed = close >= 0 && (next < 0 || close < next);
    found.end = found.isClosed ? place + close + 2 : place;
    return found;
}

} // namespace ui
